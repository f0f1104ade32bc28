import type { ReportRow } from '../../shared/reports/figures.ts';
import { noShowRate } from '../../shared/reports/report-rows.ts';

/** What centres, regions, services and months are compared by, and in which order they stand. */

export const comparedFigures = [
  ...(['waitMedian', 'waitP90', 'serviceLevel', 'serviceMedian', 'noShow', 'issued'] as const),
];
export type ComparedFigure = (typeof comparedFigures)[number];

/** By a figure, the best first; turned: the worst first. Tickets are neither: the most first. */
export interface CompareSort {
  readonly column: 'name' | ComparedFigure;
  readonly turned: boolean;
}

/** A row where it stands; no rank where it has no figure, one over few, or is a month. */
export interface RankedRow<Row> {
  readonly row: Row;
  readonly rank: number | null;
}

/** A figure over fewer is shown without a bar, and is not ranked. */
export const leastRanked = 30;

/** The figure of a row: seconds, a share from 0 to 1, or a count; null = there is none. */
export function figureOf(row: ReportRow, figure: ComparedFigure): number | null {
  switch (figure) {
    case 'waitMedian':
      return row.wait.median;
    case 'waitP90':
      return row.wait.p90;
    case 'serviceLevel':
      return row.serviceLevel;
    case 'serviceMedian':
      return row.service.median;
    case 'noShow':
      return noShowRate(row);
    case 'issued':
      return row.issued;
  }
}

/** Over how many a figure is. */
export function countOf(row: ReportRow, figure: ComparedFigure): number {
  if (figure === 'issued') return row.issued;
  return figure === 'serviceMedian' ? row.service.count : row.wait.count;
}

/** Whether a figure is over so few that it says little; a count says what it says. */
export function isSmall(row: ReportRow, figure: ComparedFigure): boolean {
  return figure !== 'issued' && countOf(row, figure) < leastRanked;
}

/** Rows in order with their ranks, equal figures with one rank; those without one last, whichever way the others stand. */
export function ranked<Row extends { readonly row: ReportRow; readonly name: string }>(
  rows: readonly Row[],
  { column, turned }: CompareSort,
  names: Pick<Intl.Collator, 'compare'>,
): readonly RankedRow<Row>[] {
  const way = turned ? -1 : 1;
  const byName = (a: Row, b: Row): number => names.compare(a.name, b.name) || (a.row.key < b.row.key ? -1 : 1);
  if (column === 'name') return rows.toSorted((a, b) => way * byName(a, b)).map((row) => ({ row, rank: null }));
  const counts = rows.filter(({ row }) => isRanked(row, column));
  const better = (a: Row, b: Row): number =>
    betterBy(column) * ((figureOf(a.row, column) ?? 0) - (figureOf(b.row, column) ?? 0));
  const rest = rows.filter(({ row }) => !isRanked(row, column)).sort(byName);
  return [
    ...counts
      .toSorted((a, b) => way * better(a, b) || byName(a, b))
      .map((row) => ({ row, rank: 1 + counts.filter((other) => better(other, row) < 0).length })),
    ...rest.map((row) => ({ row, rank: null })),
  ];
}

/** How long the bar of a figure is, 0 to 1: a share as it is, else of the largest that is ranked. */
export function barOf(row: ReportRow, figure: ComparedFigure, rows: readonly ReportRow[]): number {
  const value = figureOf(row, figure) ?? 0;
  if (figure === 'serviceLevel' || figure === 'noShow') return value;
  const most = Math.max(0, ...rows.filter((one) => isRanked(one, figure)).map((one) => figureOf(one, figure) ?? 0));
  return most === 0 ? 0 : Math.min(1, value / most);
}

const isRanked = (row: ReportRow, figure: ComparedFigure): boolean =>
  figureOf(row, figure) !== null && !isSmall(row, figure);

/** 1 where less is better, -1 where more is. */
const betterBy = (figure: ComparedFigure): 1 | -1 => (figure === 'serviceLevel' || figure === 'issued' ? -1 : 1);
