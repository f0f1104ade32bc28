import { type Column, columnOf } from './headings.ts';
import type { Table } from './table.ts';

/** What the columns of a table are taken to be; `head` is the index of the row of headings, -1 if there is none. */
export interface Columns {
  readonly head: number;
  readonly columns: readonly Column[];
}

/** The columns by their headings, which may stand under a title; without any, by what stands in them. `languages`: the centre's, the default first. */
export function recognised(table: Table, languages: readonly string[]): Columns {
  const spoken = (column: Column): Column => inLanguages(column, languages);
  const rows = table.slice(0, rowsOfTitle).map(({ cells }) => once(cells.map((cell) => spoken(columnOf(cell)))));
  const counts = rows.map((columns) => columns.filter((column) => column !== null).length);
  const most = Math.max(0, ...counts);
  const head = counts.indexOf(most);
  const found = rows[head] ?? [];
  if (most > 1 || found.some((column) => column?.kind === 'name')) return { head, columns: widened(found, table) };
  return { head: -1, columns: once(guessed(table, languages)) };
}

/** The choice by hand: this column is that, and no other is. */
export function choose(columns: readonly Column[], at: number, chosen: Column): readonly Column[] {
  const key = keyOf(chosen);
  return columns.map((column, index) => (index === at ? chosen : key !== '' && keyOf(column) === key ? null : column));
}

/** A column as one word: `name:az`, `code`; empty for none. */
export function keyOf(column: Column): string {
  if (column === null) return '';
  return 'language' in column ? `${column.kind}:${column.language}` : column.kind;
}

const rowsOfTitle = 10;

/** A heading in a language that the centre does not speak is about its first one. */
const inLanguages = (column: Column, languages: readonly string[]): Column =>
  column !== null && 'language' in column && !languages.includes(column.language)
    ? { ...column, language: languages[0] ?? 'az' }
    : column;

const once = (columns: readonly Column[]): readonly Column[] => {
  const seen = new Set<string>();
  return columns.map((column) => {
    const key = keyOf(column);
    if (key === '' || seen.has(key)) return null;
    seen.add(key);
    return column;
  });
};

const widened = (columns: readonly Column[], table: Table): readonly Column[] =>
  Array.from({ length: widthOf(table) }, (_, at) => columns[at] ?? null);

const widthOf = (table: Table): number => table.reduce((most, { cells }) => Math.max(most, cells.length), 0);

/** Numbers are minutes unless they count the rows; what repeats is the group; the longest texts left are names, each in its language. */
const guessed = (table: Table, languages: readonly string[]): readonly Column[] => {
  const columns = Array.from({ length: widthOf(table) }, (_, at) =>
    table.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== ''),
  );
  const texts = columns.map((cells) => cells.length > 0 && cells.some((cell) => !isNumber(cell)));
  const group =
    texts.filter(Boolean).length < 2 ? -1 : columns.findIndex((cells, at) => texts[at] && repeats(cells, table.length));
  return columns.map((cells, at): Column => {
    if (at === group) return { kind: 'group', language: languageOf(cells, languages) };
    if (texts[at]) return { kind: 'name', language: languageOf(cells, languages) };
    return cells.length > 0 && !counts(cells) ? { kind: 'minutes' } : null;
  });
};

const isNumber = (cell: string): boolean => /^\d+([.,]\d+)?$/.test(cell);
const counts = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.every((cell, at) => Number(cell) === Number(cells[0]) + at);
const repeats = (cells: readonly string[], rows: number): boolean =>
  new Set(cells).size * 2 <= rows || cells.length * 2 <= rows;

/** Cyrillic letters are Russian where it is spoken; else the first language of Latin letters. */
const languageOf = (cells: readonly string[], languages: readonly string[]): string => {
  const isCyrillic = cells.filter((cell) => /\p{Script=Cyrillic}/u.test(cell)).length * 2 > cells.length;
  return languages.find((language) => (language === 'ru') === isCyrillic) ?? languages[0] ?? 'az';
};
