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

/** A text that a spreadsheet would run as a formula gets an apostrophe in front, which keeps it a text. */
const disarmed = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

const cellText = (cell: CsvCell, separator: ',' | ';', decimal: string): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  const text = disarmed(cell);
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
