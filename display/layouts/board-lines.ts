import { boardLineEm, leastState, lineMargin, mostState, smallestOnBoard } from '../../shared/devices/board-letters.ts';
import type { HallView } from '../../shared/views.ts';
import type { HallCounter } from '../../shared/wall/hall-wall.ts';
import { lastLineHeight, type Measure } from '../../shared/wall/wall-letters.ts';
import type { Board } from '../board.ts';

/** One counter on the board; `number` null = nobody is called there. */
export interface BoardLine {
  readonly counter: HallCounter;
  readonly number: string | null;
  /** Called a moment ago, or just now: it stands out. */
  readonly fresh: boolean;
  readonly announced: boolean;
}

/** The counters of a board, in the order of the centre's own list: those that work, and any that somebody is called to. */
export function linesOf(view: HallView, board: Board): readonly BoardLine[] {
  const numbers = new Map(view.calls.map((call) => [call.counter.id, call]));
  const rows = new Map(board.rows.map((row) => [row.counter.id, row]));
  return (view.counters ?? []).flatMap((counter) => {
    const row = rows.get(counter.id);
    const number = numbers.get(counter.id)?.number ?? row?.number ?? null;
    if (number === null && counter.state === 'closed') return [];
    const announced = row !== undefined && row.callId === board.announced;
    return [{ counter, number, fresh: row?.fresh === true, announced }];
  });
}

/**
 * How the lines of a board stand: so large that all of them have room, and no smaller than `least`; then they take turns. In the
 * wall's units. `paused`: the word that a counter pauses, in each language: as large as fits in the place of a number.
 */
export function boardGrid(
  lines: readonly BoardLine[],
  box: Box,
  paused: readonly string[],
  widthOf: Measure,
): BoardGrid {
  const word = Math.max(0, ...paused.map(widthOf));
  const em = Math.max(1, ...lines.map((line) => lineWidth(line, word, widthOf)));
  const grids = Array.from({ length: Math.max(1, Math.min(mostColumns, lines.length)) }, (_, at) =>
    gridOf(lines.length, at + 1, box, em),
  );
  const best = grids.reduce((one, other) => (other.size > one.size ? other : one));
  const grid = best.size >= box.least ? best : turning(box, em);
  const inner = columnWidth(box, grid.columns) - grid.size * Math.max(0, ...lines.map((line) => aside(line, widthOf)));
  return { ...grid, state: Math.min(grid.size * mostState, inner / Math.max(1, word)) };
}

/** Which page of the board is seen at `now` (ms): that of the call which is announced, else each in its turn. */
export function boardPage(
  lines: readonly BoardLine[],
  { columns, rows }: Pick<BoardGrid, 'columns' | 'rows'>,
  now: number,
): number {
  const perPage = columns * rows;
  const pages = Math.max(1, Math.ceil(lines.length / perPage));
  const announced = lines.findIndex((line) => line.announced);
  return announced < 0 ? Math.floor(now / pageMs) % pages : Math.floor(announced / perPage);
}

export interface Box {
  readonly width: number;
  readonly height: number;
  /** The largest font that the board has use for, and the least that is read. */
  readonly most: number;
  readonly least: number;
}
export interface BoardGrid {
  /** Font size of the numbers. */
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  /** Font size of the word that a counter pauses. */
  readonly state: number;
}

/** How long a page of a board stands while nobody is announced. */
const pageMs = 6000;
const lineGap = 14;
/** A line's height, in its font. */
const lineHigh = lastLineHeight + 0.1;
const mostColumns = 6;
/** What stands in the place of a number that is not there. */
const emptyWidth = 1;

/** What stands before a counter: its number, that it pauses, or nothing. */
const firstWidth = ({ number, counter }: BoardLine, word: number, widthOf: Measure): number =>
  number === null ? (counter.state === 'paused' ? word * leastState : emptyWidth) : widthOf(number);

const lineWidth = (line: BoardLine, word: number, widthOf: Measure): number =>
  boardLineEm(firstWidth(line, word, widthOf), line.counter.name, widthOf);

/** What a counter that pauses takes beside its word, in the font of the numbers. */
const aside = ({ number, counter }: BoardLine, widthOf: Measure): number =>
  number === null && counter.state === 'paused' ? boardLineEm(0, counter.name, widthOf) : 0;

const columnWidth = ({ width }: Box, columns: number): number =>
  (width - (columns - 1) * lineGap) / columns - 2 * lineMargin;

type Grid = Omit<BoardGrid, 'state'>;

const gridOf = (count: number, columns: number, box: Box, em: number): Grid => {
  const rows = Math.max(1, Math.ceil(count / columns));
  const height = (box.height - (rows - 1) * lineGap) / rows;
  const size = Math.floor(Math.min(box.most, columnWidth(box, columns) / em, height / lineHigh));
  return { size, columns, rows };
};

/** More lines than have room at once: a page of them. */
const turning = (box: Box, em: number): Grid => {
  const size = smallestOnBoard(em, box.width, box.least);
  const columns = Math.max(1, Math.floor((box.width + lineGap) / (size * em + 2 * lineMargin + lineGap)));
  return { size, columns, rows: Math.max(1, Math.floor((box.height + lineGap) / (size * lineHigh + lineGap))) };
};
