import type { ReadFault } from '../lists/reading.ts';
import type { SheetColumn } from './sheet-columns.ts';

/** What pasting would do to a table, before it does it: each cell with what it was and becomes, and what cannot be read. */

export interface PastePlan<Row> {
  readonly rows: readonly PastedRow<Row>[];
  readonly fresh: number;
  readonly changed: number;
  readonly wrong: number;
  /** Columns of what was copied that the table has no room for. */
  readonly beyond: number;
}
export interface PastedRow<Row> {
  /** Where the row stands in the document; null for a new one. */
  readonly at: number | null;
  readonly cells: readonly PastedCell<Row>[];
}
export interface PastedCell<Row> {
  readonly column: SheetColumn<Row>;
  readonly before: string;
  readonly typed: string;
  /** What is written; null where nothing is. */
  readonly value: { readonly is: unknown } | null;
  readonly fault: ReadFault | null;
}

/**
 * Cells laid over a table, to the right and down. `targets` are the rows that they fall on, by their places in the document; rows
 * beyond them are new ones. `columns` begin with the one that they fall on.
 */
export function planPaste<Row>(
  sheet: {
    readonly list: readonly Row[];
    readonly targets: readonly number[];
    readonly columns: readonly SheetColumn<Row>[];
  },
  cells: readonly (readonly string[])[],
): PastePlan<Row> {
  const { columns, targets } = sheet;
  const filled = cells.filter((row) => row.some((cell) => cell !== ''));
  const rows = doubled(
    filled.map((row, down): PastedRow<Row> => {
      const at = targets[down] ?? null;
      const cellsOf = columns.slice(0, row.length);
      return { at, cells: cellsOf.map((column, right) => pasted(sheet.list, column, at, row[right] ?? '')) };
    }),
  );
  const old = rows.filter(({ at }) => at !== null).flatMap((row) => row.cells);
  return {
    rows,
    fresh: rows.length - rows.filter(({ at }) => at !== null).length,
    changed: old.filter(({ value, before, typed }) => value !== null && before !== typed).length,
    wrong: rows.flatMap((row) => row.cells.filter(({ fault }) => fault !== null)).length,
    beyond: Math.max(0, ...cells.map((row) => row.length - columns.length)),
  };
}

const pasted = <Row>(
  list: readonly Row[],
  column: SheetColumn<Row>,
  at: number | null,
  typed: string,
): PastedCell<Row> => {
  const row = at === null ? undefined : list[at];
  const before = row === undefined ? '' : column.text(row);
  // A new row takes what it is made with where nothing stands.
  if (column.fixed || (typed === '' && at === null)) return { column, before, typed, value: null, fault: null };
  const read = column.read(typed, at);
  return read.ok
    ? { column, before, typed, value: { is: read.value }, fault: null }
    : { column, before, typed, value: null, fault: read.why };
};

/** A code that stands twice in what is pasted is taken once. */
const doubled = <Row>(rows: readonly PastedRow<Row>[]): readonly PastedRow<Row>[] => {
  const seen = new Set<unknown>();
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      if (cell.column.key !== 'id' || cell.value === null) return cell;
      const again = seen.has(cell.value.is);
      seen.add(cell.value.is);
      return again ? { ...cell, value: null, fault: 'code-taken' as const } : cell;
    }),
  }));
};
