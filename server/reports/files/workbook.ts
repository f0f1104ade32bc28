import type { Cell, CellObject, Row } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { CellWords } from './pdf-table.ts';
import type { ColumnKind, FileCell, FileColumn, FileTable, ReportContent } from './report-content.ts';
import { lineHeight, linesIn, widthOfWords } from './sheet-lines.ts';
import { sheetPages } from './sheet-pages.ts';

/** The report as a spreadsheet: a sheet for each table with real numbers and durations, and one for the definitions. */
export async function workbookOf(content: ReportContent, words: SheetWords): Promise<Uint8Array> {
  const titles = [...content.tables.map(({ name }) => name), content.words.definitions];
  const names = sheetNames(titles);
  const sheets = [...content.tables.map((table) => tableSheet(table, formatsOf(words))), definitionsSheet(content)];
  const named = sheets.map((sheet, at) => ({
    ...sheet,
    sheet: names[at] ?? `${at + 1}`,
    orientation: 'landscape' as const,
  }));
  return writeXlsxFile(named, { fontFamily: 'Calibri', fontSize: 11, features: [sheetPages] }).toBuffer();
}

/** More rows than this take minutes and a gigabyte. */
export const mostSheetRows = 50_000;

/** Names that a spreadsheet takes: at most 31 letters, none of a few signs, no name twice. */
export function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = title
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim();
    let name = [...plain].slice(0, 31).join('').trim() || '1';
    for (let more = 2; taken.has(name.toLowerCase()); more++) name = `${[...plain].slice(0, 27).join('')} (${more})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

export type SheetWords = Pick<CellWords, 'between' | 'minute'>;
type Formats = { readonly [kind in Exclude<ColumnKind, 'text'>]: string };
/** A bare slash would be the sign of the reader's own country. Excel draws no time below zero: offsets are minutes. */
const formatsOf = ({ between, minute }: SheetWords): Formats => {
  const day = ['dd', 'mm', 'yyyy'].join(`\\${between}`);
  const offset = `0.0" ${minute}"`;
  return { day, moment: `${day} hh:mm:ss`, count: '#,##0', duration: '[h]:mm:ss', offset, share: '0.0%' };
};
const unitSeconds: { readonly [kind in ColumnKind]?: number } = { duration: 86_400, offset: 60 };

const headStyle = {
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'bottom',
  backgroundColor: '#DCEFE9',
  bottomBorderStyle: 'thin',
  bottomBorderColor: '#6B807A',
} as const;

const cellOf = (cell: FileCell, kind: ColumnKind, formats: Formats): CellObject | null => {
  if (cell === null) return null;
  if (typeof cell === 'string' && kind !== 'day' && kind !== 'moment') return { type: String, value: cell };
  if (kind === 'text') return { type: String, value: String(cell) };
  const format = formats[kind];
  if (typeof cell === 'string') return dateCell(cell, format);
  return { type: Number, value: cell / (unitSeconds[kind] ?? 1), format };
};

/** The word of a total stands where dates stand above it. */
const dateCell = (cell: string, format: string): CellObject => {
  const at = Date.parse(`${cell.includes('T') ? cell : `${cell}T00:00:00`}Z`);
  return Number.isNaN(at) ? { type: String, value: cell } : { type: Date, value: new Date(at), format, align: 'left' };
};

const widthOf = ({ kind, head }: FileColumn, rows: readonly (readonly FileCell[])[], at: number): number => {
  if (kind === 'moment') return 20;
  if (kind !== 'text') return Math.max(13, widthOfWords(head));
  const longest = rows.reduce((most, row) => Math.max(most, String(row[at] ?? '').length), head.length);
  return Math.min(60, Math.max(12, longest + 2));
};

const tableSheet = ({ columns, rows, total, compared, note }: FileTable, formats: Formats) => {
  const widths = columns.map((column, at) => widthOf(column, rows, at));
  // Not every program makes a row as high as what is wrapped in it.
  const height = lineHeight * Math.max(...columns.map(({ head }, at) => linesIn(head, widths[at] ?? 0)));
  const head: Row = columns.map(({ head: value, kind }) => {
    const align = kind === 'text' || kind === 'day' || kind === 'moment' ? 'left' : 'right';
    return { ...headStyle, type: String, value, align, height };
  });
  const row = (cells: readonly FileCell[], style: object = {}): Row =>
    columns.map((column, at): Cell => {
      const cell = cellOf(cells[at] ?? null, column.kind, formats);
      return cell === null ? null : { ...cell, ...style };
    });
  const last = [
    ...(total === null ? [] : [row(total, { fontWeight: 'bold', topBorderStyle: 'thin' })]),
    ...(compared === null ? [] : [row(compared, { fontStyle: 'italic' })]),
  ];
  const noted: Row[] = note === null ? [] : [[], [{ type: String, value: note, fontStyle: 'italic' }]];
  return {
    data: [head, ...rows.slice(0, mostSheetRows).map((cells) => row(cells)), ...last, ...noted],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  };
};

const meaningWidth = 100;
const definitionsSheet = (content: ReportContent) => {
  const text = (value: string, style: object = {}): Cell => ({ type: String, value, alignVertical: 'top', ...style });
  const { figure, definition } = content.words;
  return {
    data: [
      [text(figure, headStyle), text(definition, headStyle)],
      ...content.definitions.map(
        ({ name, text: meaning }): Row => [
          text(name),
          text(meaning, { wrap: true, height: lineHeight * linesIn(meaning, meaningWidth) }),
        ],
      ),
      [],
      ...[`${content.title}. ${content.subtitle}`, content.centre, content.period, content.compared, content.made]
        .filter((line) => line !== null)
        .map((line): Row => [text(line)]),
    ],
    columns: [{ width: 36 }, { width: meaningWidth }],
    stickyRowsCount: 1,
  };
};
