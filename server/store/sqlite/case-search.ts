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
    const { from, ids, values } = questionOf(centre, search, matchOf(centre, search));
    const page = pages(`${ids} LIMIT ? OFFSET ?`).all(...values, limit, offset);
    // A page that is not full is the last one.
    const isLast = page.length < limit && (page.length > 0 || offset === 0);
    const countAll = () => totals(`SELECT count(*) AS total ${from}`).get(...values)?.total ?? 0;
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

/** Where a search looks (`from`), and the ids of what it finds, the last registered first. */
const questionOf = (centre: string, search: CaseSearch, match: WordsMatch | null) => {
  const { where, values } = conditionsOf(centre, search, match);
  const { names, words, seenBy, ...others } = search;
  if (match !== null && Object.values(others).every((said) => said === undefined)) {
    // The index alone knows all that is asked, in the order in which cases were registered.
    const [seen, ...of] = seenBy === null ? ['TRUE'] : sightOf('i', seenBy);
    const found = `FROM case_words w CROSS JOIN case_index i ON i.id = w.rowid WHERE ${match.sql} AND ${seen}`;
    return {
      from: seenBy === null ? `FROM case_words w WHERE ${match.sql}` : found,
      ids: `SELECT i.case_id AS id ${found} ORDER BY w.rowid DESC`,
      values: [...match.values, ...of],
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
const conditionsOf = (centre: string, search: CaseSearch, match: WordsMatch | null) => {
  const all: readonly Condition[] = [['c.centre = ?', centre], ...ofRows(search), ...ofPeople(centre, search, match)];
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
