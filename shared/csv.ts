import type { ReportRow, Spread } from './figures.ts';

/**
 * Tables as CSV (RFC 4180: CRLF, quotes doubled), in UTF-8 with a byte order mark so that spreadsheets see the letters. A spreadsheet
 * parts the fields where its own language does: at `;` where the comma is the decimal sign.
 */

export type CsvCell = string | number | null;

/** The rows as one CSV document, as a spreadsheet opens it in a language with this decimal sign; null is an empty cell. */
export function csv(rows: Iterable<readonly CsvCell[]>, decimal: string): string {
  return [...csvLines(rows, decimal)].join('');
}

/** The same line by line, for tables that are not to stand in memory whole. */
export function* csvLines(rows: Iterable<readonly CsvCell[]>, decimal: string): Generator<string> {
  const separator = decimal === ',' ? ';' : ',';
  let before = '\uFEFF';
  for (const row of rows) {
    yield `${before}${row.map((cell) => cellText(cell, separator, decimal)).join(separator)}\r\n`;
    before = '';
  }
  if (before !== '') yield before;
}

/** The heads of a report's columns, in the reader's language; they should name the unit (seconds, %). */
export interface ReportHeads {
  readonly key: string;
  readonly issued: string;
  readonly served: string;
  readonly noShow: string;
  readonly abandoned: string;
  readonly wait: SpreadHeads;
  readonly service: SpreadHeads;
  readonly serviceLevel: string;
}
export type SpreadHeads = { readonly [Part in keyof Spread]: string };

/** A report as CSV: durations in whole seconds, the service level in percent with one decimal; `label` words a row's key. */
export function reportCsv(
  report: { readonly total: ReportRow; readonly rows: readonly ReportRow[] },
  heads: ReportHeads,
  totalLabel: string,
  label: (key: string) => string,
  decimal: string,
): string {
  const rows = [
    [
      heads.key,
      heads.issued,
      heads.served,
      heads.noShow,
      heads.abandoned,
      ...spreadParts.map((part) => heads.wait[part]),
      ...spreadParts.map((part) => heads.service[part]),
      heads.serviceLevel,
    ],
    ...report.rows.map((row) => reportCells(label(row.key), row)),
    reportCells(totalLabel, report.total),
  ];
  return csv(rows, decimal);
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front, which keeps it a text. */
const disarmed = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

const cellText = (cell: CsvCell, separator: ',' | ';', decimal: string): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  const text = disarmed(cell);
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const spreadParts = ['mean', 'median', 'p90', 'max', 'count'] as const satisfies readonly (keyof Spread)[];

const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1000) / 10);

const reportCells = (key: string, row: ReportRow): readonly CsvCell[] => [
  key,
  row.issued,
  row.served,
  row.noShow,
  row.abandoned,
  ...spreadParts.map((part) => row.wait[part]),
  ...spreadParts.map((part) => row.service[part]),
  percent(row.serviceLevel),
];
