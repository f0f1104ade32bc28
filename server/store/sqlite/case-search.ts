import type { StaffRole } from '../../../shared/access.ts';
import { owedCaseStatuses } from '../../../shared/cases.ts';
import {
  type CaseLook,
  type CaseSearch,
  type CaseSearchStore,
  type FoundCases,
  searchedWords,
} from '../case-search.ts';
import { caseColumns, type RawCase, readCase } from './cases.ts';
import type { Connection, Value } from './database.ts';

/** Finds cases by the index of their words, and by what stands in their rows. */
export function openCaseSearch(connection: Connection): CaseSearchStore {
  const note = connection.prepare(
    `INSERT INTO case_looks (centre, id, case_id, at, by_kind, by_id, by_role, what, about) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const latest = `SELECT id, case_id AS "case", at, by_kind AS kind, by_id AS who, by_role AS role, what, about FROM case_looks
     WHERE centre = ? AND case_id = ? ORDER BY at DESC, id DESC`;
  const looks = connection.prepare<RawLook>(latest);
  const last = connection.prepare<RawLook>(`${latest} LIMIT 1`);
  return {
    searchCases: openCaseSearches(connection),
    noteLooks: (centre, all) =>
      connection.write(() => {
        for (const { id, case: of, at, by, what, about } of all)
          note.run(centre, id, of, at, by.kind, by.id, by.role, what, about);
      }),
    lastLookAt: (centre, id) => connection.read(() => last.all(centre, id).map(lookOf)[0] ?? null),
    looksAt: (centre, id) => connection.read(() => looks.all(centre, id).map(lookOf)),
  };
}

/** [CS11] The searches alone, which only read. */
export function openCaseSearches(connection: Connection): CaseSearchStore['searchCases'] {
  const find = openFind(connection);
  return (centre, search, page) => connection.read(() => find(centre, search, page));
}

type RawLook = Omit<CaseLook, 'by'> & { readonly kind: string; readonly who: string; readonly role: StaffRole };
const lookOf = ({ kind, who, role, ...look }: RawLook): CaseLook => ({ ...look, by: { kind, id: who, role } });

type Counted = RawCase & { readonly ofAll: number; readonly ofYear: number; readonly ofTopic: number };

/** Statements, each prepared once. */
const openPrepared = <Row>(connection: Connection) => {
  const prepared = new Map<string, ReturnType<typeof connection.prepare<Row>>>();
  return (sql: string) => {
    const statement = prepared.get(sql) ?? connection.prepare<Row>(sql);
    prepared.set(sql, statement);
    return statement;
  };
};

const openFind = (connection: Connection) => {
  const totals = openPrepared<{ readonly total: number }>(connection);
  const pages = openPrepared<Counted>(connection);
  return (
    centre: string,
    search: CaseSearch,
    { since, limit, offset }: Parameters<CaseSearchStore['searchCases']>[2],
  ): FoundCases => {
    const { from, ids, values } = questionOf(centre, search);
    const [all] = totals(`SELECT count(*) AS total ${from}`).all(...values);
    // The few of a page are counted once they are chosen.
    const rows = pages(
      `WITH page AS MATERIALIZED (${ids} LIMIT ? OFFSET ?)
       SELECT ${caseColumns('c')}, ${countsOf} FROM page CROSS JOIN cases c ON c.centre = ? AND c.id = page.id
       ORDER BY c.registered_at DESC, c.number DESC`,
    ).all(...values, limit, offset, since, centre);
    return {
      total: all?.total ?? 0,
      found: rows.map(({ ofAll, ofYear, ofTopic, ...row }) => ({
        case: readCase(row),
        person: { all: ofAll, year: ofYear, topic: ofTopic },
      })),
    };
  };
};

/** Where a search looks (`from`), and the ids of what it finds, the last registered first. */
const questionOf = (centre: string, search: CaseSearch) => {
  const { where, values } = conditionsOf(centre, search);
  const { names, words, seenBy, ...others } = search;
  const match = matchOf(centre, search);
  if (match !== null && Object.values(others).every((said) => said === undefined)) {
    // The index alone knows all that is asked, in the order in which cases were registered.
    const [seen, ...of] = seenBy === null ? ['TRUE'] : sightOf('i', seenBy);
    const found = `FROM case_words w CROSS JOIN case_index i ON i.id = w.rowid WHERE w.case_words MATCH ? AND ${seen}`;
    return {
      from: seenBy === null ? 'FROM case_words w WHERE w.case_words MATCH ?' : found,
      ids: `SELECT i.case_id AS id ${found} ORDER BY w.rowid DESC`,
      values: [match, ...of],
    };
  }
  // Where little is found it is sorted; the index of the order is walked for what finds much.
  const order = isFew(search) ? '+c.registered_at' : 'c.registered_at';
  const from = `FROM cases c WHERE ${where}`;
  return { from, ids: `SELECT c.id ${from} ORDER BY ${order} DESC, c.number DESC`, values };
};

/** Whether a search goes by what tells one person or case from others. */
const isFew = ({ number, names, words, phoneKey, emailKey }: CaseSearch): boolean =>
  [number, names, words, phoneKey, emailKey].some((said) => said !== undefined);

const counted = (more: string): string =>
  `(SELECT count(*) FROM cases o WHERE o.centre = c.centre AND o.person = c.person${more})`;
const countsOf = [
  `${counted('')} AS ofAll`,
  `${counted(' AND o.received_on >= ?')} AS ofYear`,
  `${counted(' AND o.topic IS c.topic')} AS ofTopic`,
].join(', ');

type Condition = readonly [sql: string, ...values: readonly Value[]];

/** [CS11] All that a search goes by, as conditions over the rows `c`. */
const conditionsOf = (centre: string, search: CaseSearch) => {
  const all: readonly Condition[] = [['c.centre = ?', centre], ...ofRows(search), ...ofPeople(centre, search)];
  return {
    where: all.map(([sql]) => sql).join(' AND '),
    values: all.flatMap(([, ...values]) => values),
  };
};

/** What somebody may see of the rows `of`: what they answer, what their departments look after, and for a registrar what nobody does. */
const sightOf = (of: 'c' | 'i', { user, departments, registrar }: NonNullable<CaseSearch['seenBy']>): Condition => [
  `(${of}.executor = ? OR ${of}.department IN (${marks(departments)}) OR (${of}.department IS NULL AND ?))`,
  ...[user, ...departments, registrar ? 1 : 0],
];

/** What stands in the rows of cases. */
const ofRows = (search: CaseSearch): readonly Condition[] => {
  const { status, overdueOn, from, to, seenBy } = search;
  const { number, kind, topic, department, executor, channel } = search;
  const equal = Object.entries({ number, kind, topic, department, executor, channel });
  const when = <T>(value: T | undefined | null, condition: (value: T) => Condition): readonly Condition[] =>
    value === undefined || value === null ? [] : [condition(value)];
  return [
    ...equal.flatMap(([column, value]) => when(value, (said) => [`c.${column} = ?`, said])),
    ...when(status, (list) => [`c.status IN (${marks(list)})`, ...list]),
    ...when(from, (date) => ['c.received_on >= ?', date]),
    ...when(to, (date) => ['c.received_on <= ?', date]),
    ...when(overdueOn, (date) => [
      `c.status IN (${marks(owedCaseStatuses)}) AND c.due < ? AND NOT EXISTS (SELECT 1 FROM json_each(c.pauses) p
         WHERE p.value ->> '$.to' IS NULL AND p.value ->> '$.from' < c.due)`,
      ...owedCaseStatuses,
      date,
    ]),
    ...when(seenBy, (sight) => sightOf('c', sight)),
  ];
};

/** What is kept beside them of who asks. Signs alone are no words: they find nothing. */
const ofPeople = (centre: string, search: CaseSearch): readonly Condition[] => {
  const { phoneKey, emailKey } = search;
  const isSigns = hasSignsAlone(search);
  const match = matchOf(centre, search);
  const keys = [
    ['phone_key', phoneKey],
    ['email_key', emailKey],
  ] as const;
  return [
    ...(isSigns ? [['0'] as const] : []),
    ...(match === null ? [] : [[foundByWords, match] as const]),
    ...keys.flatMap(([column, key]): readonly Condition[] =>
      key === undefined
        ? []
        : [[`c.id IN (SELECT case_id FROM case_people WHERE centre = ? AND ${column} = ?)`, centre, key]],
    ),
  ];
};
const foundByWords = `c.id IN (SELECT i.case_id FROM case_words w JOIN case_index i ON i.id = w.rowid
  WHERE w.case_words MATCH ?)`;

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ') || 'NULL';

const hasSignsAlone = ({ names, words }: CaseSearch): boolean =>
  [names, words].some((text) => text !== undefined && searchedWords(text).length === 0);

/** The question to the index; null = it is not asked. */
const matchOf = (centre: string, search: CaseSearch): string | null => {
  if (hasSignsAlone(search)) return null;
  const { names, words } = search;
  const parts = [
    ...(names === undefined ? [] : [`names : (${begun(names)})`]),
    ...(words === undefined ? [] : [`{names words} : (${begun(words)})`]),
  ];
  const ofCentre = `centre : "${Buffer.from(centre).toString('hex')}"`;
  return parts.length === 0 ? null : [...parts, ofCentre].join(' AND ');
};
const begun = (text: string): string =>
  searchedWords(text)
    .map((word) => `"${word}"*`)
    .join(' AND ');
