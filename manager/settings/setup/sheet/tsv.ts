/** Cells as spreadsheets put them on the clipboard: tabs between, a line a row, quotes around what holds either. */

/** The rows of a text from the clipboard, each as wide as it is: what a row does not have is nothing that it empties. */
export function readCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const all = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; ; ) {
    const { cell, length } = cellAt(all, at);
    rows.at(-1)?.push(cell.replace(/\u00a0/g, ' ').trim());
    at += length;
    const sign = all.charAt(at);
    if (sign === '') return rows;
    if (sign === '\n') rows.push([]);
    at += 1;
  }
}

/** The rows as a spreadsheet takes them from the clipboard. */
export function writeCells(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(written).join('\t')).join('\n');
}

const written = (cell: string): string => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** What begins with a quote is quoted only if the quote ends before a tab or a line: `"ASAN" xidməti` is a name. */
const cellAt = (all: string, at: number): { readonly cell: string; readonly length: number } => {
  // They look on from a place of the whole: to cut it again for each of thousands of cells takes minutes.
  quotedCell.lastIndex = at;
  plainCell.lastIndex = at;
  const [quoted, inner] = all.charAt(at) === '"' ? (quotedCell.exec(all) ?? []) : [];
  if (quoted !== undefined && inner !== undefined) return { cell: inner.replaceAll('""', '"'), length: quoted.length };
  const [plain = ''] = plainCell.exec(all) ?? [];
  return { cell: plain, length: plain.length };
};

const quotedCell = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
const plainCell = /[^\t\n]*/y;
