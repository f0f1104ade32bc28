import { dateInFigures } from '../../../shared/reports/figure-words.ts';
import { type ColumnNeed, columnParts, columnWidths } from './column-widths.ts';
import {
  colours,
  type FontName,
  heightOf,
  inner,
  line,
  margin,
  needRoom,
  type Pdf,
  paragraph,
  unbrokenSize,
  widest,
  wordsIn,
} from './pdf-page.ts';
import type { ColumnKind, FileCell, FileColumn, FileTable } from './report-content.ts';

/** How cells are written in a language. */
export interface CellWords {
  readonly decimal: string;
  readonly group: string;
  readonly percent: string;
  /** Between day, month and year. */
  readonly between: string;
  /** The short word for minutes. */
  readonly minute: string;
}

/**
 * Draws a table with its name; its head stands again on every page. More columns than a page is wide for are drawn in parts, one below the
 * other, of which each has the texts of the rows.
 */
export function drawTable(pdf: Pdf, table: FileTable, words: CellWords): void {
  const needs = needsOf(pdf, table, words);
  for (const part of columnParts(needs, inner)) {
    const shown = part.flatMap((at) => needs[at] ?? []);
    drawPart(pdf, table, words, placed(shown));
  }
}

const drawPart = (pdf: Pdf, table: FileTable, words: CellWords, places: readonly Place[]): void => {
  const drawn = (row: readonly FileCell[], look: Look): DrawnRow => rowOf(pdf, places, row, words, look);
  const rows = [
    ...table.rows.map((row, at) => drawn(row, at % 2 === 1 ? 'shaded' : 'plain')),
    ...(table.total === null ? [] : [drawn(table.total, 'total')]),
    ...(table.compared === null ? [] : [drawn(table.compared, 'plain')]),
  ];
  const begin = rows.slice(0, fewestRows).reduce((sum, { tall }) => sum + tall, nameHeight + headRoom);
  needRoom(pdf, Math.min(begin, mostTogether));
  line(pdf, table.name, { x: margin, y: pdf.y, width: inner, size: 12, font: 'bold', colour: colours.brand });
  pdf.y += nameHeight;
  if (table.note !== null) {
    pdf.y += paragraph(pdf, table.note, { x: margin, y: pdf.y - 3, width: inner, size: 8, colour: colours.soft }) + 3;
  }
  drawHead(pdf, places);
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    // The sums never stand alone on a page.
    const together = row.tall + (next?.look === 'total' ? next.tall : 0);
    if (needRoom(pdf, Math.min(together, mostTogether))) drawHead(pdf, places);
    drawRow(pdf, row);
  }
  pdf.y += 18;
};

/** A cell as it is read; a duration as hours:minutes:seconds, below zero with its sign. */
export function cellWord(cell: FileCell, kind: ColumnKind, words: CellWords): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return kind === 'day' || kind === 'moment' ? dateWord(cell, words.between) : cell;
  if (kind === 'duration' || kind === 'offset') return durationWord(cell);
  if (kind === 'share') return `${(cell * 100).toFixed(1).replace('.', words.decimal)}${words.percent}`;
  return String(cell).replace(/\B(?=(\d{3})+$)/g, words.group);
}

interface Place {
  readonly column: FileColumn;
  /** Where it stands among the cells of a row. */
  readonly at: number;
  readonly x: number;
  readonly width: number;
}
type Look = 'plain' | 'shaded' | 'total';
interface DrawnRow {
  readonly look: Look;
  readonly tall: number;
  readonly cells: readonly { readonly place: Place; readonly text: string; readonly isText: boolean }[];
}
const rowHeight = 15;
const size = 7.5;
const headSize = 6.5;
const smallestHead = 5.5;
const nameHeight = 22;
const headRoom = 40;
/** So many rows stand below the name of a table before it goes on over the page. */
const fewestRows = 6;
/** No more than this is kept together. */
const mostTogether = 400;
/** Between a column and the next. */
const pad = 5;

const two = (n: number): string => String(n).padStart(2, '0');
const durationWord = (seconds: number): string => {
  if (seconds < 0) return `\u2212${durationWord(-seconds)}`;
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

/** 20.11.2026, or 20.11.2026 14:05; what is no date stays. */
const dateWord = (text: string, between: string): string => {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(text) ?? [];
  if (date === undefined) return text;
  return `${dateInFigures(date, between)}${time === undefined ? '' : ` ${time}`}`;
};

/** A column that is shown in print: where it stands among the cells of a row, and what it asks for. */
interface ShownColumn extends ColumnNeed {
  readonly column: FileColumn;
  readonly at: number;
}

const needsOf = (pdf: Pdf, { columns, rows, total, compared }: FileTable, words: CellWords): readonly ShownColumn[] => {
  const shown = columns.map((column, at) => ({ column, at })).filter(({ column }) => column.short !== null);
  const all = [...rows, total, compared].filter((row) => row !== null);
  return shown.map(({ column, at }) => {
    const cells = all.map((row) => cellWord(row[at] ?? null, column.kind, words));
    const head = wordsIn(column.short ?? '');
    const isFlowing = column.kind === 'text';
    const inCells = widest(pdf, cells, size, isText(column.kind) ? 'regular' : 'bold');
    const ofHead = (points: number): number => widest(pdf, head, points, 'strong');
    return {
      ...{ column, at, isText: isFlowing },
      full: Math.max(inCells, ofHead(headSize)) + gap,
      least:
        Math.max(isFlowing ? widest(pdf, cells.flatMap(wordsIn), size, 'regular') : inCells, ofHead(smallestHead)) +
        gap,
    };
  });
};

/** Columns side by side over the width of the page. */
const placed = (shown: readonly ShownColumn[]): readonly Place[] => {
  const widths = columnWidths(shown, inner);
  let x = margin;
  return shown.map(({ column, at }, index) => {
    const place = { column, at, x, width: widths[index] ?? 0 };
    x += place.width;
    return place;
  });
};
/** What a cell leaves free at its sides. */
const gap = 8;

const isText = (kind: ColumnKind): boolean => kind === 'text' || kind === 'day' || kind === 'moment';
const alignOf = ({ column }: Place): 'left' | 'right' => (isText(column.kind) ? 'left' : 'right');

const drawHead = (pdf: Pdf, places: readonly Place[]): void => {
  const points = places.map(({ column, width }) =>
    unbrokenSize(pdf, [column.short ?? ''], width - pad, headSize, 'strong'),
  );
  // All in one size: the one in which every word fits.
  const one = Math.min(...points);
  const heads = places.map((place) => {
    const text = place.column.short ?? '';
    const width = place.width - pad;
    return { place, text, width, height: heightOf(pdf, text, { width, size: one, font: 'strong' }) };
  });
  const groups = places.some(({ column }) => column.group !== null) ? 13 : 0;
  const tall = Math.max(...heads.map(({ height }) => height)) + groups + 8;
  const top = pdf.y;
  pdf.rect(margin, top, inner, tall).fill(colours.brandSoft);
  if (groups > 0) drawGroups(pdf, places, top + 4);
  for (const { place, text, width, height } of heads) {
    const y = top + tall - height - 3;
    paragraph(pdf, text, { x: place.x + 3, y, width, size: one, font: 'strong', align: alignOf(place) });
  }
  pdf.y = top + tall;
};

const drawGroups = (pdf: Pdf, places: readonly Place[], y: number): void => {
  let from = 0;
  while (from < places.length) {
    const group = places[from]?.column.group ?? null;
    let to = from;
    while (to + 1 < places.length && places[to + 1]?.column.group === group) to += 1;
    const [first, last] = [places[from], places[to]];
    from = to + 1;
    if (group === null || first === undefined || last === undefined) continue;
    const width = last.x + last.width - first.x;
    line(pdf, group, {
      x: first.x + 6,
      y,
      width: width - 9,
      size: 7,
      font: 'bold',
      colour: colours.brand,
      align: 'right',
    });
    pdf
      .moveTo(first.x + 6, y + 10)
      .lineTo(first.x + width - 2, y + 10)
      .lineWidth(0.5)
      .strokeColor(colours.brand)
      .stroke();
  }
};

const fontOf = (look: Look): FontName => (look === 'total' ? 'bold' : 'regular');

const rowOf = (
  pdf: Pdf,
  places: readonly Place[],
  row: readonly FileCell[],
  words: CellWords,
  look: Look,
): DrawnRow => {
  const cells = places.map((place) => ({
    place,
    text: cellWord(row[place.at] ?? null, place.column.kind, words),
    isText: isText(place.column.kind),
  }));
  const heights = cells.map(({ place, text, isText: flows }) =>
    flows ? heightOf(pdf, text, { width: place.width - pad, size, font: fontOf(look) }) : 0,
  );
  return { look, cells, tall: Math.max(rowHeight, ...heights.map((height) => height + 6)) };
};

const drawRow = (pdf: Pdf, { look, tall, cells }: DrawnRow): void => {
  const top = pdf.y;
  if (look === 'shaded') pdf.rect(margin, top, inner, tall).fill(colours.ground);
  if (look === 'total') {
    pdf
      .moveTo(margin, top)
      .lineTo(margin + inner, top)
      .lineWidth(1)
      .strokeColor(colours.brand)
      .stroke();
  }
  for (const { place, text, isText: flows } of cells) {
    const at = { x: place.x + 3, y: top + 3.5, width: place.width - pad, size, font: fontOf(look) } as const;
    if (flows) paragraph(pdf, text, at);
    else line(pdf, text, { ...at, align: 'right' });
  }
  pdf.y = top + tall;
};
