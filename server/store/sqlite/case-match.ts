import type { Connection } from './database.ts';

/** A condition on the words `w`, with its values. */
export interface WordsMatch {
  readonly sql: string;
  readonly values: readonly string[];
}

/** [CS11] What a search for words asks of the index of words, in one centre. Their beginnings are told to it as the words that begin so. */
export function openMatch(connection: Connection): (centre: string, words: readonly string[]) => WordsMatch {
  const shelfOf = connection.prepare<Shelf>(
    'SELECT shelf, (SELECT max(shelf) FROM case_shelves) AS last FROM case_shelves WHERE centre = ?',
  );
  const next = connection.prepare<{ readonly term: string }>('SELECT term FROM case_terms WHERE term >= ? LIMIT 1');
  const begun = (word: string): string => asTerms(word, (from) => next.get(from)?.term ?? null);
  return (centre, words) => onShelf(shelfOf.get(centre), centre, `{names words} : (${words.map(begun).join(' AND ')})`);
}

interface Shelf {
  readonly shelf: number;
  readonly last: number;
}

/** Only the rows of this centre; of the first and the last there is nothing beside them on one side, or on both. */
const onShelf = (of: Shelf | undefined, centre: string, asked: string): WordsMatch => {
  if (of === undefined) return { sql: 'FALSE', values: [] };
  const bounds = [
    ...(of.shelf > 0 ? ['w.rowid > (SELECT shelf << 40 FROM case_shelves WHERE centre = ?)'] : []),
    ...(of.shelf < of.last ? ['w.rowid < (SELECT (shelf + 1) << 40 FROM case_shelves WHERE centre = ?)'] : []),
  ];
  return { sql: ['w.case_words MATCH ?', ...bounds].join(' AND '), values: [asked, ...bounds.map(() => centre)] };
};

/**
 * The words that begin so, one beside the other: the index walks the lists of whole words, and skips in them; the lists of a beginning it
 * first makes into one. Of short beginnings, of which it has lists, and of those that begin many words, the beginning itself.
 */
const asTerms = (word: string, firstFrom: (from: string) => string | null): string => {
  const start = foldedLatin(word);
  if (start === null || start.length <= longestIndexed) return `"${word}"*`;
  const terms: string[] = [];
  for (let term = firstFrom(start); term?.startsWith(start); term = firstFrom(`${term}${least}`)) {
    if (terms.length === mostTerms) return `"${word}"*`;
    terms.push(term);
  }
  return terms.length === 0 ? `"${word}"` : `(${terms.map((term) => `"${term}"`).join(' OR ')})`;
};

const longestIndexed = 3;
const mostTerms = 16;
/** Comes before all that stands in a word. */
const least = '\u0001';

/** A word as the index has it, folded as its tokenizer does; null = it holds other letters than these. */
const foldedLatin = (word: string): string | null => {
  const folded = word.toLowerCase().replaceAll(/i\u0307|[çğöşü]/gu, (letter) => plain[letter] ?? letter);
  return /^[a-z0-9]+$/.test(folded) ? folded : null;
};
const plain: { readonly [letter: string]: string } = {
  ...{ ç: 'c', ğ: 'g', ö: 'o', ş: 's', ü: 'u' },
  // What the capital letter with a dot becomes.
  'i\u0307': 'i',
};
