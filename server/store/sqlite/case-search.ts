import type { StaffRole } from '../../../shared/access.ts';
import { owedCaseStatuses } from '../../../shared/cases.ts';
import type { CaseLook, CaseSearch, CaseSearchStore, FoundCases } from '../case-search.ts';
import { hasSignsAlone, openMatch, type WordsMatch } from './case-match.ts';
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
  const matchOf = openMatch(connection);
  const totals = openPrepared<{ readonly total: number }>(connection);
  const pages = openPrepared<{ readonly id: string }>(connection);
  // The few of a page are read and counted once they are chosen.
  const row = connection.prepare<Counted>(
    `SELECT ${caseColumns('c')}, ${countsOf} FROM cases c WHERE c.centre = ? AND c.id = ?`,
  );
  return (
    centre: string,
    search: CaseSearch,
    { since, limit, offset }: Parameters<CaseSearchStore['searchCases']>[2],
  ): FoundCases => {
    const { ids, total, values } = questionOf(centre, search, matchOf(centre, search));
    const page = pages(`${ids} LIMIT ? OFFSET ?`).all(...values, limit, offset);
    // A page that is not full is the last one.
    const isLast = page.length < limit && (page.length > 0 || offset === 0);
    const countAll = () => totals(total).get(...values)?.total ?? 0;
    return {
      total: isLast ? offset + page.length : countAll(),
      found: page.flatMap(({ id }) => row.all(since, centre, id)).map(foundOf),
    };
  };
};

const foundOf = ({ ofAll, ofYear, ofTopic, ...row }: Counted): FoundCases['found'][number] => ({
  case: readCase(row),
  person: { all: ofAll, year: ofYear, topic: ofTopic },
});

/** The ids of what a search finds, the last registered first, and their total: two questions of the same values. */
interface Question {
  readonly ids: string;
  readonly total: string;
  readonly values: readonly Value[];
}

const questionOf = (centre: string, search: CaseSearch, match: WordsMatch | null): Question => {
  if (match !== null && !isOfRows(search)) return ofWords(search, match);
  const { where, values } = conditionsOf(centre, search, match);
  // Where little is found it is sorted; the index of the order is walked for what finds much.
  const order = isFew(search) ? '+c.registered_at' : 'c.registered_at';
  const isCounted = !isFew(search) && !isOfRows(search) && search.from === undefined && search.to === undefined;
  return {
    ids: `SELECT c.id FROM cases c WHERE ${where} ORDER BY ${order} DESC, c.number DESC`,
    total: isCounted ? keptTotal(search) : `SELECT count(*) AS total FROM cases c WHERE ${where}`,
    values,
  };
};

/** Whether only the rows of cases and of people know some of what is asked. */
const isOfRows = ({ number, phoneKey, emailKey, overdueOn }: CaseSearch): boolean =>
  [number, phoneKey, emailKey, overdueOn].some((said) => said !== undefined);

/** The index and what stands beside it know all that is asked, in the order in which cases were registered. */
const ofWords = (search: CaseSearch, match: WordsMatch): Question => {
  const { kind, topic, channel, status, from, to } = search;
  const isFiltered = [kind, topic, channel, status, from, to].some((said) => said !== undefined);
  const filters = ofRows(search, 'i');
  const where = [match.sql, ...filters.map(([sql]) => sql)].join(' AND ');
  const beside = isFiltered ? ' CROSS JOIN case_filters f ON f.id = w.rowid' : '';
  const found = `FROM case_words w${beside} CROSS JOIN case_index i ON i.id = w.rowid WHERE ${where}`;
  return {
    ids: `SELECT i.case_id AS id ${found} ORDER BY w.rowid DESC`,
    total: `SELECT count(*) AS total ${filters.length === 0 ? `FROM case_words w WHERE ${where}` : found}`,
    values: [...match.values, ...filters.flatMap(([, ...values]) => values)],
  };
};

/** [CS11] A total out of what is kept of how many are alike. */
const keptTotal = (search: CaseSearch): string => {
  const where = ['c.centre = ?', ...ofRows(search, 'c', "c.department = ''").map(([sql]) => sql)].join(' AND ');
  return `SELECT coalesce(sum(c.cases), 0) AS total FROM case_counts c WHERE ${where}`;
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
const conditionsOf = (centre: string, search: CaseSearch, match: WordsMatch | null) => {
  const all: readonly Condition[] = [['c.centre = ?', centre], ...ofRows(search), ...ofPeople(centre, search, match)];
  return {
    where: all.map(([sql]) => sql).join(' AND '),
    values: all.flatMap(([, ...values]) => values),
  };
};

/** What somebody may see of the rows `of`: what they answer, what their departments look after, and for a registrar what nobody does. */
const sightOf = (
  of: Of,
  { user, departments, registrar }: NonNullable<CaseSearch['seenBy']>,
  none: string,
): Condition => [
  `(${of}.executor = ? OR ${of}.department IN (${marks(departments)}) OR (${none} AND ?))`,
  ...[user, ...departments, registrar ? 1 : 0],
];

/** Rows of cases, or what stands of them beside their words: who looks after them in `i`, all else in `f`. */
type Of = 'c' | 'i';

/** What stands in the rows `of`; `none` says of one of them that no department looks after it. */
const ofRows = (search: CaseSearch, of: Of = 'c', none = `${of}.department IS NULL`): readonly Condition[] => {
  const { status, overdueOn, from, to, seenBy } = search;
  const { number, kind, topic, department, executor, channel } = search;
  const others = of === 'c' ? 'c' : 'f';
  const handed = Object.entries({ department, executor });
  const equal = Object.entries({ number, kind, topic, channel });
  const when = <T>(value: T | undefined | null, condition: (value: T) => Condition): readonly Condition[] =>
    value === undefined || value === null ? [] : [condition(value)];
  return [
    ...equal.flatMap(([column, value]) => when(value, (said) => [`${others}.${column} = ?`, said])),
    ...handed.flatMap(([column, value]) => when(value, (said) => [`${of}.${column} = ?`, said])),
    ...when(status, (list) => [`${others}.status IN (${marks(list)})`, ...list]),
    ...when(from, (date) => [`${others}.received_on >= ?`, date]),
    ...when(to, (date) => [`${others}.received_on <= ?`, date]),
    ...when(overdueOn, (date) => [
      `c.status IN (${marks(owedCaseStatuses)}) AND c.due < ? AND (c.pauses = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(c.pauses) p
         WHERE p.value ->> '$.to' IS NULL AND p.value ->> '$.from' < c.due))`,
      ...owedCaseStatuses,
      date,
    ]),
    ...when(seenBy, (sight) => sightOf(of, sight, none)),
  ];
};

/** What is kept beside them of who asks. Signs alone are no words: they find nothing. */
const ofPeople = (centre: string, search: CaseSearch, match: WordsMatch | null): readonly Condition[] => {
  const { phoneKey, emailKey } = search;
  const isSigns = hasSignsAlone(search);
  const keys = [
    ['phone_key', phoneKey],
    ['email_key', emailKey],
  ] as const;
  return [
    ...(isSigns ? [['0'] as const] : []),
    ...(match === null ? [] : [[foundByWords(match), ...match.values] as const]),
    ...keys.flatMap(([column, key]): readonly Condition[] =>
      key === undefined
        ? []
        : [[`c.id IN (SELECT case_id FROM case_people WHERE centre = ? AND ${column} = ?)`, centre, key]],
    ),
  ];
};
const foundByWords = ({ sql }: WordsMatch): string =>
  `c.id IN (SELECT i.case_id FROM case_words w JOIN case_index i ON i.id = w.rowid WHERE ${sql})`;

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ') || 'NULL';
