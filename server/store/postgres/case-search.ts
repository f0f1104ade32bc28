import { owedCaseStatuses } from '../../../shared/cases/cases.ts';
import { caseColumns, type RawCase, readCase } from '../case-rows.ts';
import {
  type CaseSearch,
  type CaseSearchStore,
  type FoundCases,
  lookOf,
  type PersonCounts,
  type RawLook,
} from '../case-search.ts';
import { wordsQuery } from './case-words.ts';
import type { Connection, Session, Value } from './database.ts';
import { manyRows } from './many.ts';

/** [CS11] Finds cases by the index of their words, and by what stands in their rows; keeps who looked at them. */
export function openCaseSearch(connection: Connection): CaseSearchStore {
  const { read, write } = connection;
  return {
    searchCases: (centre, search, page) => connection.readAtOneMoment((from) => found(from, centre, search, page)),
    noteLooks: (centre, looks) =>
      write((to) => {
        const rows = looks.map(({ id, case: of, at, by, what, about }) => [
          ...[centre, id, of, at, by.kind, by.id, by.role, what, about],
        ]);
        return addLooks(to, rows);
      }),
    lastLookAt: (centre, id) =>
      read(async (from) => (await from.all<RawLook>(`${looksAt} LIMIT 1`, [centre, id])).map(lookOf)[0] ?? null),
    looksAt: (centre, id) => read(async (from) => (await from.all<RawLook>(looksAt, [centre, id])).map(lookOf)),
  };
}

const found = async (
  from: Session,
  centre: string,
  search: CaseSearch,
  { since, limit, offset }: Parameters<CaseSearchStore['searchCases']>[2],
): Promise<FoundCases> => {
  const { where, values } = conditionsOf(centre, search);
  const at = (index: number): string => `$${values.length + index}`;
  const counted = await from.get<{ total: number }>(`SELECT count(*) AS total FROM cases c WHERE ${where}`, values);
  const rows = await from.all<RawCase & { readonly counts: PersonCounts }>(
    `SELECT ${caseColumns('page')}, ${countsOf(at(3))} AS counts FROM (SELECT * FROM cases c WHERE ${where}
       ORDER BY c.registered_at DESC, c.number DESC LIMIT ${at(1)} OFFSET ${at(2)}) page
     ORDER BY page.registered_at DESC, page.number DESC`,
    [...values, limit, offset, since],
  );
  return {
    total: counted?.total ?? 0,
    found: rows.map(({ counts, ...row }) => ({ case: readCase(row), person: counts })),
  };
};

/** How many cases the person of a row of the page has, as JSON. */
const countsOf = (since: string): string =>
  `(SELECT json_build_object('all', count(*), 'year', count(*) FILTER (WHERE t.received_on >= ${since}),
      'topic', count(*) FILTER (WHERE t.topic IS NOT DISTINCT FROM page.topic))
    FROM cases t WHERE t.centre = page.centre AND t.person = page.person)`;

const looksAt = `SELECT id, case_id AS "case", at, by_kind AS kind, by_id AS who, by_role AS role, what, about FROM case_looks
  WHERE centre = $1 AND case_id = $2 ORDER BY at DESC, id DESC`;

const addLooks = manyRows('case_looks', [
  ['centre', 'text'],
  ['id', 'text'],
  ['case_id', 'text'],
  ['at', 'int8'],
  ['by_kind', 'text'],
  ['by_id', 'text'],
  ['by_role', 'text'],
  ['what', 'text'],
  ['about', 'text'],
]);

/** What rows `c` of cases have to be, with its values; the centre is $1. */
const conditionsOf = (centre: string, search: CaseSearch) => {
  const values: Value[] = [centre];
  /** The number of a value in the statement. */
  const put = (value: Value): string => `$${values.push(value)}`;
  const where = ['c.centre = $1', ...naming(centre, search, put), ...filtering(search, put)];
  return { where: where.join(' AND '), values };
};

type Put = (value: Value) => string;

const said = <T>(value: T | undefined, condition: (value: T) => string): readonly string[] =>
  value === undefined ? [] : [condition(value)];

/** By what a search names some. */
const naming = (centre: string, search: CaseSearch, put: Put): readonly string[] => {
  const asking = (column: string, key: string): string =>
    `c.id IN (SELECT case_id FROM case_people WHERE centre = $1 AND ${column} = ${put(key)})`;
  const holding = (kind: 'n' | 'w', text: string): string => {
    const query = wordsQuery(centre, kind, text);
    // Signs alone are no words: they find nothing.
    return query === null
      ? 'FALSE'
      : `(c.centre, c.id) IN (WITH found AS MATERIALIZED
           (SELECT centre, case_id FROM case_words WHERE words @@ ${put(query)}::tsquery) SELECT * FROM found)`;
  };
  return [
    ...said(search.number, (number) => `c.number = ${put(number)}`),
    ...said(search.phoneKey, (key) => asking('phone_key', key)),
    ...said(search.emailKey, (key) => asking('email_key', key)),
    ...said(search.names, (text) => holding('n', text)),
    ...said(search.words, (text) => holding('w', text)),
  ];
};

/** By what stands in their rows. */
const filtering = (search: CaseSearch, put: Put): readonly string[] => {
  const { kind, topic, channel, department, executor } = search;
  return [
    ...Object.entries({ kind, topic, channel, department, executor }).flatMap(([column, text]) =>
      said(text, (value) => `c.${column} = ${put(value)}`),
    ),
    ...said(search.status, (list) => `c.status = ANY(${put(list)})`),
    ...said(search.from, (date) => `c.received_on >= ${put(date)}`),
    ...said(search.to, (date) => `c.received_on <= ${put(date)}`),
    ...said(search.overdueOn, (date) => overdue(put(owedCaseStatuses), put(date))),
    ...said(search.seenBy ?? undefined, (by) => sight(by, put)),
  ];
};

/** As engine/cases/overdue.ts says. */
const overdue = (statuses: string, date: string): string =>
  `c.status = ANY(${statuses}) AND c.due < ${date} AND (c.pauses = '[]' OR NOT EXISTS (SELECT 1
     FROM json_array_elements(c.pauses::json) AS pause WHERE pause ->> 'to' IS NULL AND pause ->> 'from' < c.due))`;

/** What somebody may see: what they answer, what their departments look after, and for a registrar what nobody does. */
const sight = ({ user, departments, registrar }: NonNullable<CaseSearch['seenBy']>, put: Put): string =>
  `(c.executor = ${put(user)} OR c.department = ANY(${put(departments)})${registrar ? ' OR c.department IS NULL' : ''})`;
