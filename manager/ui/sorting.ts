/** Tables sorted by a column: one of their figures, or `key`, which names the row. */

export interface Sort<Figure extends string> {
  readonly column: 'key' | Figure;
  readonly descending: boolean;
}

/** What a press on a head makes of a sort: figures with the largest first, names from the first; pressed again, turned round. */
export function nextSort<Figure extends string>(sort: Sort<Figure>, column: 'key' | Figure): Sort<Figure> {
  return {
    column,
    descending: sort.column === column ? !sort.descending : column !== 'key',
  };
}

/**
 * Rows in the order of a column, equal ones by their key. Last, either way: rows without a figure there, and after them
 * the row of nobody and nothing.
 */
export function sortRows<Row extends { readonly key: string }, Figure extends string>(
  rows: readonly Row[],
  { column, descending }: Sort<Figure>,
  figureIn: (row: Row, figure: Figure) => number | null,
  compareKeys: (a: string, b: string) => number,
): readonly Row[] {
  const way = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '');
    if (column === 'key') return way * compareKeys(a.key, b.key);
    const left = figureIn(a, column);
    const right = figureIn(b, column);
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || compareKeys(a.key, b.key);
    return way * (left - right) || compareKeys(a.key, b.key);
  });
}
