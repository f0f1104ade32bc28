import { type Days, daysOf } from '../time/days.ts';
import { figureAt } from './figure-at.ts';
import type { ReportKey, ReportRow, Spread } from './figures.ts';

/** The figures in the rows of a report, and the rows chosen for a chart. */

export type ReportFigure = (typeof reportFigures)[number];

/** The figure of a row in a column, as counted; null where there is none, and for the key. */
export function figureIn(row: ReportRow, column: 'key' | ReportFigure): number | null {
  return column === 'key' ? null : figureAt(row, column);
}

/** The rows along a time axis: each day of the range, or each hour from the first to the last, gaps as empty rows. */
export function alongTime(rows: readonly ReportRow[], by: 'day' | 'hour', range: Days): readonly ReportRow[] {
  if (rows.length === 0) return [];
  const known = new Map(rows.map((row) => [row.key, row]));
  const keys = by === 'day' ? daysOf(range) : hoursBetween(rows);
  return keys.map((key) => known.get(key) ?? emptyRow(key));
}

/** The rows with the most tickets or services, at most twelve, the most first. */
export function busiest(rows: readonly ReportRow[]): readonly ReportRow[] {
  return [...rows]
    .sort((a, b) => b.issued + b.served - a.issued - a.served || (a.key < b.key ? -1 : 1))
    .slice(0, mostInChart);
}

/** No-shows as a share of those called; null where nobody was. */
export function noShowRate(row: Pick<ReportRow, 'noShow' | 'wait'>): number | null {
  return row.wait.count === 0 ? null : row.noShow / row.wait.count;
}

/** Those who left before a call as a share of tickets issued; null where none was. */
export function abandonedRate(row: Pick<ReportRow, 'abandoned' | 'issued'>): number | null {
  return row.issued === 0 ? null : row.abandoned / row.issued;
}

const counts = ['issued', 'served', 'noShow', 'abandoned'] as const;
export type CountFigure = (typeof counts)[number];

/** Whether a figure counts tickets: each of these stands in a row under its own name. */
export function isCount(figure: ReportFigure): figure is CountFigure {
  return counts.some((one) => one === figure);
}

/** All that a report can have a column of, in the order of its columns. */
export const reportFigures = [
  ...counts,
  'wait.mean',
  'wait.median',
  'wait.p90',
  'wait.max',
  'wait.count',
  'service.mean',
  'service.median',
  'service.p90',
  'service.max',
  'service.count',
  'serviceLevel',
] as const;

export const mostInChart = 12;

const nothing: Spread = { count: 0, mean: null, median: null, p90: null, max: null };
const emptyRow = (key: string): ReportRow => ({
  key,
  issued: 0,
  served: 0,
  noShow: 0,
  abandoned: 0,
  wait: nothing,
  service: nothing,
  serviceLevel: null,
});

const hoursBetween = (rows: readonly ReportRow[]): readonly string[] => {
  const hours = rows.map((row) => Number(row.key));
  const first = Math.min(...hours);
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, index) => String(first + index).padStart(2, '0'));
};

/** Whether a breakdown runs along time. */
export const isTime = (by: ReportKey): by is 'day' | 'hour' => by === 'day' || by === 'hour';
