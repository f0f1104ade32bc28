import { type RowSet, rowSetOf } from './row-set.ts';

/** How the rows of a centre are asked of the index of words. */
export interface WordReads {
  /** The rows that hold, for each of these words, a word which begins so, in ascending order. */
  rows(...words: readonly string[]): readonly number[];
  /** Which of these rows do. */
  among(word: string, rows: readonly number[]): ReadonlySet<number>;
}

/** [CS11] The rows of a centre that hold a word, of which those that many hold are kept in memory: the index of words gives them one by one. */
export interface KeptWords {
  /** The rows that hold all these words: those that stand in each of the lists and sets. */
  find(words: readonly string[], reads: WordReads): readonly (readonly number[] | RowSet)[];
  /** What stands in a row may be different from now on. */
  changed(row: number): void;
  /** Lets go of all. */
  clear(): void;
}

/** Words that many hold are kept as long as they take at most `mostBytes` together; those that were asked for last stay. */
export function createKeptWords(mostBytes = 16_000_000): KeptWords {
  const sets = createSets(mostBytes);
  const read = (word: string, reads: WordReads): Found => {
    const rows = reads.rows(word);
    return rows.length < fewRows ? rows : sets.keep(word, rowSetOf(rows));
  };
  return {
    find(words, reads) {
      const [alone = '', ...others] = words;
      if (others.length === 0) return [sets.follow(alone, reads) ?? read(alone, reads)];
      const found = words.map((word) => sets.follow(word, reads));
      return found.includes(null) ? [reads.rows(...words)] : found.filter((one) => one !== null);
    },
    changed: sets.changed,
    clear: sets.clear,
  };
}

type Found = readonly number[] | RowSet;

/** The sets that are kept, and the rows that have changed, one after another. */
const createSets = (mostBytes: number) => {
  const kept = new Map<string, Kept>();
  const changes: number[] = [];
  /** Kept as the one that was asked for last. */
  const keep = (word: string, rows: RowSet): RowSet => {
    kept.delete(word);
    kept.set(word, { rows, changes: changes.length });
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.rows.bytes, 0);
    for (const [oldest, one] of kept) {
      if (bytes <= mostBytes || oldest === word) break;
      kept.delete(oldest);
      bytes -= one.rows.bytes;
    }
    return rows;
  };
  const clear = (): void => {
    kept.clear();
    changes.length = 0;
  };
  return {
    ...{ keep, clear },
    /** The set of a word as it stands now; null = it is not kept, or too much has changed. */
    follow(word: string, reads: WordReads): RowSet | null {
      const known = kept.get(word);
      if (known === undefined) return null;
      const changed = [...new Set(changes.slice(known.changes))];
      if (changed.length > mostChanged) return null;
      const holding = changed.length === 0 ? new Set() : reads.among(word, changed);
      for (const row of changed) known.rows.put(row, holding.has(row));
      return keep(word, known.rows);
    },
    changed(row: number): void {
      if (kept.size === 0) return;
      if (changes.length >= mostNoted) clear();
      else changes.push(row);
    },
  };
};

interface Kept {
  readonly rows: RowSet;
  /** How many changes it knows. */
  readonly changes: number;
}

/** Words that fewer rows hold are read each time. */
const fewRows = 1000;
/** So many are looked up one by one; of more it is quicker to read all. */
const mostChanged = 200;
const mostNoted = 100_000;
