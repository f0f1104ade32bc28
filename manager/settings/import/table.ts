/** One row of a sheet: where it stands in the sheet, from 1, and its cells without the empty ones at its end. */
export interface TableRow {
  readonly at: number;
  readonly cells: readonly string[];
}
/** The rows that have anything in them. */
export type Table = readonly TableRow[];

/** Rows and bytes that are read at most. */
export const mostRows = 5000;
export const mostBytes = 5 * 1024 * 1024;

/** Why a file cannot be read. */
export const fileFaults = ['too-big', 'too-many-rows', 'old-excel', 'not-a-table', 'empty'] as const;
export type FileFault = (typeof fileFaults)[number];
export type TableRead =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly fault: FileFault };

/**
 * Cells as spreadsheets put them on the clipboard (tabs) or into a CSV file (`;` or `,`, quotes doubled): with or without a
 * byte order mark, ended by CRLF, LF or CR. A list with one column stays one column, whatever commas stand in it.
 */
export function tableOf(text: string): Table {
  const { body, told } = withoutPreface(text);
  return withoutEmpty(recordsOf(body, told ?? separatorOf(body)).records);
}

/** The same of cells that were read already. */
export function withoutEmpty(rows: readonly (readonly string[])[]): Table {
  return rows.flatMap((cells, index): Table => {
    const plain = cells.map(cellText);
    const last = plain.findLastIndex((cell) => cell !== '');
    return last < 0 ? [] : [{ at: index + 1, cells: plain.slice(0, last + 1) }];
  });
}

/** A table if it is one that is read: neither empty nor too long. */
export function tableRead(table: Table): TableRead {
  if (table.length === 0) return { ok: false, fault: 'empty' };
  return table.length > mostRows ? { ok: false, fault: 'too-many-rows' } : { ok: true, table };
}

/** The letters of a column as spreadsheets have them: A, B … Z, AA; `index` from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** What Excel writes above the first row to tell its separator is no row of the sheet. */
const withoutPreface = (text: string): { readonly body: string; readonly told: string | null } => {
  const plain = text.replace(/^\uFEFF/, '');
  const preface = /^"?sep=(.)"?(\r\n|\n|\r|$)/i.exec(plain);
  return { body: plain.slice(preface?.[0].length ?? 0), told: preface?.[1] ?? null };
};

/** Not-breaking and doubled spaces are what spreadsheets leave behind; an apostrophe before a sign only keeps a text a text. */
const cellText = (cell: string): string =>
  cell
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, '');

/** Tabs where they part anything; else the one by which almost all rows have the same number of cells; else none: a plain list. */
const separatorOf = (text: string): string => {
  const byTabs = recordsOf(text, '\t');
  if (byTabs.isWhole && byTabs.records.some((cells) => cells.length > 1)) return '\t';
  const found = [';', ','].map((separator) => ({ separator, ...evenness(recordsOf(text, separator)) }));
  const even = found.filter(({ cells, share }) => cells > 1 && share >= evenAtLeast);
  return even.sort((a, b) => b.cells - a.cells)[0]?.separator ?? '\t';
};

const evenAtLeast = 0.9;

/** How many cells most rows have, and what share of them. A separator that stands inside quotes parts nothing. */
const evenness = ({ records, isWhole }: Records): { readonly cells: number; readonly share: number } => {
  const filled = records.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  if (!isWhole) return { cells: 0, share: 0 };
  const counts = new Map<number, number>();
  for (const { length } of filled.length === 0 ? records : filled) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [cells = 0, rows = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { cells, share: filled.length === 0 ? 1 : rows / filled.length };
};

interface Records {
  readonly records: readonly (readonly string[])[];
  /** No cell begins with a quote that ends nowhere. */
  readonly isWhole: boolean;
}

/** A cell that begins with a quote ends at the next single one; elsewhere a quote is a sign like any other. */
const recordsOf = (text: string, separator: string): Records => {
  const cell = new RegExp(`"((?:[^"]|"")*)"(?=${escaped(separator)}|\\r|\\n|$)|[^${escaped(separator)}\\r\\n]*`, 'y');
  const records: string[][] = [];
  let record: string[] = [];
  let isWhole = true;
  for (let at = 0; at <= text.length; ) {
    cell.lastIndex = at;
    const [whole = '', quoted] = cell.exec(text) ?? [];
    record.push(quoted === undefined ? whole : quoted.replaceAll('""', '"'));
    if (quoted === undefined && whole.startsWith('"')) isWhole = false;
    at += whole.length;
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    records.push(record);
    record = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return { records, isWhole };
};

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
