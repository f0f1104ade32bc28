import { colours, heightOf, inner, line, margin, needRoom, type Pdf, paragraph, unbrokenSize } from './pdf-page.ts';
import type { ColumnKind, FileCell, FileColumn, FileTable } from './report-content.ts';

/** How cells are written in a language. */
export interface CellWords {
  readonly decimal: string;
  readonly group: string;
  readonly percent: string;
}

/** Draws a table with its name; its head stands again on every page. */
export function drawTable(pdf: Pdf, table: FileTable, words: CellWords): void {
  needRoom(pdf, 90);
  line(pdf, table.name, { x: margin, y: pdf.y, width: inner, size: 12, font: 'bold', colour: colours.brand });
  pdf.y += 22;
  if (table.note !== null) {
    line(pdf, table.note, { x: margin, y: pdf.y - 3, width: inner, size: 8, colour: colours.soft });
    pdf.y += 13;
  }
  const places = placesOf(table);
  drawHead(pdf, places);
  for (const [at, row] of table.rows.entries()) drawRow(pdf, places, row, words, at % 2 === 1 ? 'shaded' : 'plain');
  if (table.total !== null) drawRow(pdf, places, table.total, words, 'total');
  pdf.y += 18;
}

/** A cell as it is read; a duration as hours:minutes:seconds. */
export function cellWord(cell: FileCell, kind: ColumnKind, words: CellWords): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return kind === 'day' || kind === 'moment' ? dateWord(cell) : cell;
  if (kind === 'duration') return durationWord(cell);
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
const rowHeight = 15;
const size = 7.5;
/** Between a column and the next. */
const pad = 5;

const two = (n: number): string => String(n).padStart(2, '0');
const durationWord = (seconds: number): string => {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

/** 20.11.2026, or 20.11.2026 14:05; what is no date stays. */
const dateWord = (text: string): string => {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(text);
  if (found === null) return text;
  const [, year, month, day, time] = found;
  return `${day}.${month}.${year}${time === undefined ? '' : ` ${time}`}`;
};

/** Figures take what they need, texts share the rest: the last of several texts, which may be long, the most. */
const placesOf = ({ columns }: FileTable): readonly Place[] => {
  const shown = columns.map((column, at) => ({ column, at })).filter(({ column }) => column.short !== null);
  const texts = shown.filter(({ column }) => isText(column.kind));
  const figures = shown.length - texts.length;
  const figureWidth = Math.min(58, Math.max(29, (inner - 110) / Math.max(1, figures)));
  const rest = inner - figures * figureWidth;
  const weight = (at: number): number => (texts.length > 1 && at === texts.at(-1)?.at ? 3 : 1);
  const weights = texts.reduce((sum, { at }) => sum + weight(at), 0);
  let x = margin;
  return shown.map(({ column, at }) => {
    const width = isText(column.kind) ? (rest * weight(at)) / weights : figureWidth;
    const place = { column, at, x, width };
    x += width;
    return place;
  });
};

const isText = (kind: ColumnKind): boolean => kind === 'text' || kind === 'day' || kind === 'moment';
const alignOf = ({ column }: Place): 'left' | 'right' => (isText(column.kind) ? 'left' : 'right');

const drawHead = (pdf: Pdf, places: readonly Place[]): void => {
  const heads = places.map((place) => {
    const text = place.column.short ?? '';
    const width = place.width - pad;
    const headSize = unbrokenSize(pdf, [text], width, 6.5, 'strong');
    return {
      place,
      text,
      width,
      size: headSize,
      height: heightOf(pdf, text, { width, size: headSize, font: 'strong' }),
    };
  });
  const groups = places.some(({ column }) => column.group !== null) ? 13 : 0;
  const tall = Math.max(...heads.map(({ height }) => height)) + groups + 8;
  const top = pdf.y;
  pdf.rect(margin, top, inner, tall).fill(colours.brandSoft);
  if (groups > 0) drawGroups(pdf, places, top + 4);
  for (const { place, text, width, size: headSize, height } of heads) {
    const y = top + tall - height - 3;
    paragraph(pdf, text, { x: place.x + 3, y, width, size: headSize, font: 'strong', align: alignOf(place) });
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

const drawRow = (
  pdf: Pdf,
  places: readonly Place[],
  row: readonly FileCell[],
  words: CellWords,
  look: 'plain' | 'shaded' | 'total',
): void => {
  const font = look === 'total' ? 'bold' : 'regular';
  const cells = places.map((place) => {
    const text = cellWord(row[place.at] ?? null, place.column.kind, words);
    const width = place.width - pad;
    const lines = isText(place.column.kind) ? heightOf(pdf, text, { width, size, font }) : 0;
    return { place, text, width, lines };
  });
  const tall = Math.max(rowHeight, ...cells.map(({ lines }) => lines + 6));
  if (needRoom(pdf, tall)) drawHead(pdf, places);
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
  for (const { place, text, width, lines } of cells) {
    const at = { x: place.x + 3, y: top + 3.5, width, size, font } as const;
    if (lines > 0) paragraph(pdf, text, at);
    else line(pdf, text, { ...at, align: 'right' });
  }
  pdf.y = top + tall;
};
