import { foldForSearch } from '../../../shared/words.ts';
import { searchedWords } from '../case-search.ts';
import { firstNot, holds, insertInto, openUnion, type Rows, removeFrom } from './sorted.ts';

/** Which rows hold which words of names, in memory: rows are numbers, lists of them grow. Words are folded: ə is e, marks and case do not count. */
export interface NameIndex {
  /** Says what stands in a row from now on. */
  put(row: number, names: string): void;
  /** The rows that hold, for each word of a text, a word which begins so, until the next are asked for; null for a text without a word. */
  find(text: string): Rows | null;
  /** Takes out the rows that no longer stand. */
  drop(stands: (row: number) => boolean): void;
}

export function createNameIndex(): NameIndex {
  const { listOf, takeOut, beginning } = createWordLists();
  const commonRows = openCommonRows();
  /** What was put into each row, so that it is known when that changes. */
  const texts: (string | undefined)[] = [];
  return {
    put(row, names) {
      const before = texts[row];
      if (before === names) return;
      if (before !== undefined) takeOut(row, before);
      for (const word of wordsOf(names)) insertInto(listOf(word), row);
      texts[row] = names;
    },
    find(text) {
      const words = [...wordsOf(text)];
      if (words.length === 0) return null;
      return commonRows(words.map(beginning));
    },
    drop(stands) {
      for (const [row, names] of texts.entries()) {
        if (names === undefined || stands(row)) continue;
        takeOut(row, names);
        texts[row] = undefined;
      }
    },
  };
}

/** The rows of each word; a word that nobody bears any more is forgotten. */
const createWordLists = () => {
  const lists = new Map<string, number[]>();
  let sorted: string[] | null = null;
  const listOf = (word: string): number[] => {
    const known = lists.get(word);
    if (known !== undefined) return known;
    const made: number[] = [];
    lists.set(word, made);
    if (sorted !== null) insertInto(sorted, word);
    return made;
  };
  const takeOut = (row: number, names: string): void => {
    for (const word of wordsOf(names)) {
      const list = lists.get(word) ?? [];
      removeFrom(list, row);
      if (list.length > 0) continue;
      lists.delete(word);
      if (sorted !== null) removeFrom(sorted, word);
    }
  };
  /** The lists of the words that begin so. */
  const beginning = (word: string): Begun => {
    sorted ??= [...lists.keys()].sort();
    const all = sorted;
    const found: (readonly number[])[] = [];
    const first = firstNot(all.length, (at) => (all[at] ?? word) < word);
    for (let at = first; all[at]?.startsWith(word) === true; at++) found.push(lists.get(all[at] ?? '') ?? []);
    return { lists: found, size: found.reduce((sum, list) => sum + list.length, 0) };
  };
  return { listOf, takeOut, beginning };
};

/** The rows that stand in a list of each word: only those of the rarest are gone through. */
const openCommonRows = () => {
  const [unionOf, unionOfOthers] = [openUnion(), openUnion()];
  return (words: readonly Begun[]): Rows => {
    const [rarest, ...others] = words.toSorted((a, b) => a.size - b.size);
    let rows = unionOf(rarest?.lists ?? []);
    for (const { lists } of others) {
      const among = lists.length > fewLists ? [unionOfOthers(lists)] : lists;
      rows = Array.from(rows).filter((row) => among.some((list) => holds(list, row)));
    }
    return rows;
  };
};

/** Of so many it is quicker to look into each than to make them one. */
const fewLists = 8;

/** The lists of words, and how much stands in them together. */
interface Begun {
  readonly lists: readonly Rows[];
  readonly size: number;
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(searchedWords(text).map((word) => foldForSearch(word, 'en')));
