import { type CaseColumns, createCaseColumns, type SearchedCase } from './case-columns.ts';
import type { Connection } from './database.ts';
import { createKeptWords, type KeptWords } from './kept-words.ts';
import { createNameIndex, type NameIndex } from './name-index.ts';

/** [CS11] The cases of a centre in memory, as far as searches go by them. */
export interface SearchedCases {
  readonly columns: CaseColumns;
  readonly names: NameIndex;
  readonly words: KeptWords;
  /** The row of the words of a case -> its row; -1 = none. */
  rowOfWords(wordsRow: number): number;
  /** The other way round; null = none. */
  wordsRowOf(row: number): number | null;
}

/**
 * Reads the cases of a centre once and follows the log from there on; `search` sees them as they stand at the moment of its reads. What was
 * erased is gone from them too, and what the log no longer tells, after a restore, is read again.
 */
export function openSearchedCases(connection: Connection) {
  const held = new Map<string, Held>();
  const marks = openMarks(connection);
  const rows = openRows(connection);
  const follow = openFollow(connection, rows);
  return <T>(centre: string, search: (cases: SearchedCases) => T): Promise<T> =>
    connection.readAtOneMoment(() => {
      const before = held.get(centre);
      const mark = marks.of(centre);
      const now =
        before !== undefined && marks.leadsTo(centre, before.mark, mark) && follow(centre, before, mark)
          ? { ...before, mark }
          : readWhole(rows.all(centre), mark);
      held.set(centre, now);
      return search(now);
    });
}

interface Held extends SearchedCases {
  readonly mark: Mark;
  put(row: number, one: SearchedCase): void;
  dropErased(wordsRows: readonly number[]): void;
}

/** How far the log and the erasing of a centre are. */
interface Mark {
  readonly seq: number;
  readonly hash: string;
  readonly erased: number;
}

const openMarks = (connection: Connection) => {
  const last = connection.prepare<Mark>(
    `SELECT seq, hash, coalesce((SELECT erased FROM case_shelves s WHERE s.centre = e.centre), 0) AS erased
     FROM events e WHERE centre = ? ORDER BY seq DESC LIMIT 1`,
  );
  const at = connection.prepare<Pick<Mark, 'hash'>>('SELECT hash FROM events WHERE centre = ? AND seq = ?');
  return {
    of: (centre: string): Mark => last.get(centre) ?? { seq: 0, hash: '', erased: 0 },
    /** Whether the log goes on from there. */
    leadsTo: (centre: string, before: Mark, now: Mark): boolean =>
      before.seq === now.seq
        ? before.hash === now.hash
        : before.seq < now.seq && (before.seq === 0 || at.get(centre, before.seq)?.hash === before.hash),
  };
};

const openRows = (connection: Connection) => {
  const selected = `SELECT c.id, c.number, c.registered_at AS registeredAt, c.kind, c.topic, c.channel, c.status, c.department, c.executor,
      c.received_on AS receivedOn, c.due, c.pauses, i.id AS wordsRow,
      concat_ws(' ', p.about ->> '$.contact.name', p.about ->> '$.answers.surname', p.about ->> '$.answers.name',
        p.about ->> '$.answers.father') AS names
    FROM cases c LEFT JOIN case_people p ON p.centre = c.centre AND p.case_id = c.id
      LEFT JOIN case_index i ON i.centre = c.centre AND i.case_id = c.id
    WHERE c.centre = ?`;
  const page = connection.prepare<SearchedCase>(
    `${selected} AND (c.registered_at, c.number) > (?, ?) ORDER BY c.registered_at, c.number LIMIT ${pageSize}`,
  );
  const one = connection.prepare<SearchedCase>(`${selected} AND c.id = ?`);
  return {
    one: (centre: string, id: string): SearchedCase | undefined => one.get(centre, id),
    *all(centre: string): Iterable<SearchedCase> {
      let last: SearchedCase | undefined;
      do {
        const found = page.all(centre, last?.registeredAt ?? Number.MIN_SAFE_INTEGER, last?.number ?? '');
        yield* found;
        last = found.at(-1);
      } while (last !== undefined);
    },
  };
};
type CaseRows = ReturnType<typeof openRows>;

const readWhole = (all: Iterable<SearchedCase>, mark: Mark): Held => {
  const held = createHeld(mark);
  for (const one of all) {
    const row = held.columns.add(one);
    if (row !== null) held.put(row, one);
  }
  return held;
};

const createHeld = (mark: Mark): Held => {
  const columns = createCaseColumns();
  const names = createNameIndex();
  const words = createKeptWords();
  // The rows of words of one centre stand one after another, from the first on.
  const rowOfWords: number[] = [];
  let first: number | null = null;
  const wordsRowOf: (number | null)[] = [];
  return {
    ...{ mark, columns, names, words },
    rowOfWords: (wordsRow) => rowOfWords[wordsRow - (first ?? 0)] ?? -1,
    wordsRowOf: (row) => wordsRowOf[row] ?? null,
    put(row, one) {
      const { wordsRow } = one;
      columns.change(row, one);
      names.put(row, one.names ?? '');
      words.changed(row);
      wordsRowOf[row] = wordsRow;
      if (wordsRow === null) return;
      first ??= wordsRow - ((wordsRow - 1) % shelfRows);
      // The row of words that were erased is taken again.
      const before = rowOfWords[wordsRow - first];
      if (before !== undefined && before !== row) wordsRowOf[before] = null;
      rowOfWords[wordsRow - first] = row;
    },
    dropErased(wordsRows) {
      words.clear();
      const standing = new Set(wordsRows);
      names.drop((row) => standing.has(wordsRowOf[row] ?? -1));
    },
  };
};

/** What the log tells since; false where it is quicker to read all, or where a case came out of turn. */
const openFollow = (connection: Connection, rows: CaseRows) => {
  const changed = connection.prepare<{ readonly id: string }>(
    `SELECT DISTINCT body ->> '$.case' AS id FROM events WHERE centre = ? AND seq > ? AND +type GLOB 'case-*'
     LIMIT ${mostChanged + 1}`,
  );
  const standing = connection.prepare<{ readonly id: number }>('SELECT id FROM case_index WHERE centre = ?');
  const take = ({ columns, put }: Held, one: SearchedCase): boolean => {
    const row = columns.rowOf(one.id, one.registeredAt) ?? columns.add(one);
    if (row !== null) put(row, one);
    return row !== null;
  };
  return (centre: string, held: Held, { seq, erased }: Mark): boolean => {
    const ids = seq === held.mark.seq ? [] : changed.all(centre, held.mark.seq);
    if (ids.length > mostChanged) return false;
    const cases = ids
      .flatMap(({ id }) => rows.one(centre, id) ?? [])
      .toSorted((a, b) => a.registeredAt - b.registeredAt || (a.number < b.number ? -1 : 1));
    if (!cases.every((one) => take(held, one))) return false;
    if (erased !== held.mark.erased) held.dropErased(standing.all(centre).map(({ id }) => id));
    return true;
  };
};

const pageSize = 5000;
/** So many are read one by one; of more it is quicker to read all of them. */
const mostChanged = 20_000;
/** As many rows has the shelf of a centre. */
const shelfRows = 2 ** 40;
