/** Cells as spreadsheets put them on the clipboard: tabs between, a line a row, quotes around what holds either. */

/** The rows of a text from the clipboard, each as wide as it is: what a row does not have is nothing that it empties. */
export function readCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let rest = text.replace(/\r\n?/g, '\n');
  if (rest.endsWith('\n')) rest = rest.slice(0, -1);
  for (;;) {
    const { cell, length } = nextCell(rest);
    rows.at(-1)?.push(cell.replace(/\u00a0/g, ' ').trim());
    const sign = rest.at(length);
    if (sign === undefined) break;
    if (sign === '\n') rows.push([]);
    rest = rest.slice(length + 1);
  }
  return rows;
}

/** The rows as a spreadsheet takes them from the clipboard. */
export function writeCells(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(written).join('\t')).join('\n');
}

const written = (cell: string): string => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** What begins with a quote is quoted only if the quote ends before a tab or a line: `"ASAN" xidməti` is a name. */
const nextCell = (rest: string): { readonly cell: string; readonly length: number } => {
  const [quoted, inner] = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(rest) ?? [];
  if (quoted !== undefined && inner !== undefined) return { cell: inner.replaceAll('""', '"'), length: quoted.length };
  const [plain = ''] = /^[^\t\n]*/.exec(rest) ?? [];
  return { cell: plain, length: plain.length };
};
