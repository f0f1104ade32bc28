/** The cell that a key leads to, by the grid pattern of WAI-ARIA. */

export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** Where a key leads from a cell, or null if it leads nowhere. */
export function cellAfter(cell: Cell, { key, ctrlKey }: Pressed, size: Size): Cell | null {
  const [row, column] = [cell.row, cell.column];
  const within = (to: Cell): Cell => ({ row: clamped(to.row, size.rows), column: clamped(to.column, size.columns) });
  switch (key) {
    case 'ArrowUp':
      return within({ row: ctrlKey ? 0 : row - 1, column });
    case 'ArrowDown':
      return within({ row: ctrlKey ? size.rows - 1 : row + 1, column });
    case 'ArrowLeft':
      return within({ row, column: ctrlKey ? 0 : column - 1 });
    case 'ArrowRight':
      return within({ row, column: ctrlKey ? size.columns - 1 : column + 1 });
    case 'Home':
      return within({ row: ctrlKey ? 0 : row, column: 0 });
    case 'End':
      return within({ row: ctrlKey ? size.rows - 1 : row, column: size.columns - 1 });
    case 'PageUp':
      return within({ row: row - size.page, column });
    case 'PageDown':
      return within({ row: row + size.page, column });
    default:
      return null;
  }
}

interface Size {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

/** The rows that are drawn: those in sight, some beyond, and the one with the focus, wherever it is. */
export function drawnRows(sight: Sight, rows: number, active: number): readonly number[] {
  const first = Math.max(0, Math.floor(sight.top / sight.rowHeight) - beyond);
  const last = Math.min(rows, Math.ceil((sight.top + sight.height) / sight.rowHeight) + beyond);
  const drawn = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  if (active < 0 || active >= rows || (active >= first && active < last)) return drawn;
  return active < first ? [active, ...drawn] : [...drawn, active];
}

/** What is seen of a table, in dots. */
export interface Sight {
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
}

/** The rows from one to another, whichever comes first. */
export function rowsBetween(from: number, to: number): readonly number[] {
  const [low, high] = from < to ? [from, to] : [to, from];
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

const beyond = 8;
const clamped = (place: number, count: number): number => Math.max(0, Math.min(count - 1, place));
