import { caseColumns, type RawCase, readCase } from '../case-rows.ts';
import {
  type CaseSearch,
  type CaseSearchStore,
  type FoundCases,
  lookOf,
  type RawLook,
  searchedWords,
} from '../case-search.ts';
import type { Fitting, Selection } from './case-columns.ts';
import { openMatch } from './case-match.ts';
import type { Connection } from './database.ts';
import type { WordReads } from './kept-words.ts';
import { openSearchedCases, type SearchedCases } from './searched-cases.ts';
import type { Rows } from './sorted.ts';

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
    searchCases: openCaseSearches(connection).search,
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
export interface CaseSearches {
  readonly search: CaseSearchStore['searchCases'];
  /** Reads the cases of a centre into memory, as its first search does otherwise; gives how many there are. */
  prepare(centre: string): Promise<number>;
}

export function openCaseSearches(connection: Connection): CaseSearches {
  const searching = openSearchedCases(connection);
  const select = openSelected(connection);
  // The few of a page are read and counted once they are chosen.
  const row = connection.prepare<RawCase>(`SELECT ${caseColumns('c')} FROM cases c WHERE c.centre = ? AND c.id = ?`);
  const counts = connection.prepare<CountsOfPerson>(
    `SELECT count(*) AS "all", total(received_on >= ?) AS year, total(topic IS ?) AS topic
     FROM cases WHERE centre = ? AND person = ?`,
  );
  return {
    search: (centre, search, { since, limit, offset }) =>
      searching(centre, (cases) => {
        const selected = select(centre, search, cases);
        const total = selected.count();
        // Those that were registered last stand at the end.
        const page = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) =>
          selected.rowAt(total - 1 - offset - index),
        );
        const found = page.flatMap((at) => row.all(centre, cases.columns.idOf(at)));
        return {
          total,
          found: found.map((raw) => ({
            case: readCase(raw),
            person: counts.get(since, raw.topic, centre, raw.person) ?? { all: 0, year: 0, topic: 0 },
          })),
        };
      }),
    prepare: (centre) => searching(centre, ({ columns }) => columns.select([], []).count()),
  };
}

type CountsOfPerson = FoundCases['found'][number]['person'];

/** [CS11] The rows that fit all that a search goes by: those that are named by it, and of these what stands in the columns. */
const openSelected = (connection: Connection) => {
  const [listsOf, wordsOf] = [openLists(connection), openWords(connection)];
  return (centre: string, search: CaseSearch, cases: SearchedCases): Selection => {
    const named = listsOf(centre, search, cases);
    const words = search.words === undefined ? [] : wordsOf(centre, search.words, cases);
    const selection = cases.columns.select(
      [...named, ...words.filter((one) => 'length' in one)],
      words.filter((one) => 'into' in one),
    );
    keepFiltered(selection, search);
    return selection;
  };
};

/** The rows of each thing by which a search names some: in ascending order. Signs alone are no words: they find nothing. */
const openLists = (connection: Connection) => {
  type Found = { readonly id: string; readonly registeredAt: number };
  const ofNumber = connection.prepare<Found>(
    'SELECT id, registered_at AS registeredAt FROM cases WHERE centre = ? AND number = ?',
  );
  const ofKey = (column: string) =>
    connection.prepare<Found>(
      `SELECT c.id, c.registered_at AS registeredAt FROM case_people p JOIN cases c ON c.centre = p.centre AND c.id = p.case_id
       WHERE p.centre = ? AND p.${column} = ?`,
    );
  const [ofPhone, ofEmail] = [ofKey('phone_key'), ofKey('email_key')];
  return (centre: string, search: CaseSearch, { columns, names }: SearchedCases): readonly Rows[] => {
    const rowsOf = (found: readonly Found[]): Rows =>
      found.flatMap(({ id, registeredAt }) => columns.rowOf(id, registeredAt) ?? []).toSorted((a, b) => a - b);
    const named = <T>(said: T | undefined, find: (said: T) => Rows) => (said === undefined ? [] : [find(said)]);
    return [
      ...named(search.number, (number) => rowsOf(ofNumber.all(centre, number))),
      ...named(search.phoneKey, (key) => rowsOf(ofPhone.all(centre, key))),
      ...named(search.emailKey, (key) => rowsOf(ofEmail.all(centre, key))),
      ...named(search.names, (text) => names.find(text) ?? []),
    ];
  };
};

/** The rows that hold a word of a text, of each of its words; none of a text without a word. */
const openWords = (connection: Connection) => {
  const matchOf = openMatch(connection);
  const matching = openPlucked<number>(connection);
  return (centre: string, text: string, { words, rowOfWords, wordsRowOf }: SearchedCases) => {
    const found = (asked: readonly string[], more: string, ...values: readonly number[]): readonly number[] => {
      const match = matchOf(centre, asked);
      const statement = matching(`SELECT w.rowid FROM case_words w WHERE ${match.sql}${more}`);
      return statement.all(...match.values, ...values);
    };
    const rowsOf = (wordsRows: readonly number[]): readonly number[] => {
      const rows = wordsRows.map(rowOfWords).filter((row) => row >= 0);
      const isInOrder = rows.every((row, at) => at === 0 || row > (rows[at - 1] ?? row));
      return isInOrder ? rows : rows.sort((a, b) => a - b);
    };
    const reads: WordReads = {
      rows: (...asked) => rowsOf(found(asked, ' ORDER BY w.rowid')),
      among: (word, rows) => {
        const wordsRows = rows.flatMap((row) => wordsRowOf(row) ?? []);
        return new Set(rowsOf(wordsRows.flatMap((row) => found([word], ' AND w.rowid = ?', row))));
      },
    };
    const asked = [...new Set(searchedWords(text))];
    return asked.length === 0 ? [[]] : words.find(asked, reads);
  };
};

/** Statements that give one value a row, each prepared once. */
const openPlucked = <Row>(connection: Connection) => {
  const prepared = new Map<string, ReturnType<typeof connection.prepare<Row>>>();
  return (sql: string) => {
    const statement = prepared.get(sql) ?? connection.prepare<Row>(sql).pluck();
    prepared.set(sql, statement);
    return statement;
  };
};

/** Keeps those with what a search filters by. */
const keepFiltered = (selection: Selection, search: CaseSearch): void => {
  const { kind, topic, channel, department, executor, status, from, to, overdueOn, seenBy } = search;
  const equal = { kind, topic, channel, department, executor };
  for (const column of ['kind', 'topic', 'channel', 'department', 'executor'] as const) {
    const text = equal[column];
    if (text !== undefined) selection.keepFitting([column, [text]]);
  }
  if (status !== undefined) selection.keepFitting(['status', status]);
  if (from !== undefined || to !== undefined) selection.keepReceived(from, to);
  if (overdueOn !== undefined) selection.keepOverdue(overdueOn);
  if (seenBy !== null) selection.keepFitting(...sightOf(seenBy));
};

/** What somebody may see: what they answer, what their departments look after, and for a registrar what nobody does. */
const sightOf = ({ user, departments, registrar }: NonNullable<CaseSearch['seenBy']>): readonly [Fitting, Fitting] => [
  ['executor', [user]],
  ['department', [...departments, ...(registrar ? [null] : [])]],
];
