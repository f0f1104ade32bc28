import { textsIn } from '../../../shared/languages.ts';
import type { Words } from '../../../shared/words.ts';
import type { Column } from './headings.ts';
import type { RowFault } from './read-services.ts';
import { columnLetters } from './table.ts';
import { imports as az } from './text/az.ts';
import { imports as en } from './text/en.ts';
import { imports as ru } from './text/ru.ts';

export type ImportWords = Words<typeof az>;

/** The words of reading a list, in a language. */
export function importWords(language: string): ImportWords {
  return textsIn({ az, ru, en }, language);
}

/** What a column is, as a person reads it. */
export function columnWords(column: Column, words: ImportWords): string {
  if (column === null) return words.notRead;
  const kind = words.kinds[column.kind];
  return 'language' in column ? `${kind}, ${words.inLanguage[column.language] ?? column.language}` : kind;
}

/** A fault with its place: `Row 12, column C: “soon” is not a number`. */
export function rowFaultWords({ row, column, code, about = '' }: RowFault, words: ImportWords): string {
  const text = words.faults[code];
  const what = typeof text === 'string' ? text : text(about);
  return `${words.faultAt(row, column === null ? null : columnLetters(column))}: ${what}`;
}
