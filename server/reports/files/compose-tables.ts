import type { ReportRow, Spread, WorkReport, WorkRow } from '../../../shared/reports/figures.ts';
import { figureIn, isCount, type ReportFigure } from '../../../shared/reports/report-rows.ts';
import { localMoment } from './compose-frame.ts';
import { type FileCell, type FileColumn, type FileTable, plainColumn } from './report-content.ts';
import type { FileLanguage, ReportOfFile } from './report-of-file.ts';

/** The figures of a report, a row a key. */
export function mainTable(report: ReportOfFile, words: FileLanguage): FileTable {
  const { by, rows, total, columns, before, hasComparedRow } = report;
  const { history } = words.language.manager;
  const cells = (row: ReportRow): readonly FileCell[] => columns.map((column) => figureIn(row, column));
  return {
    part: 'figures',
    name: words.reports.by[by],
    columns: [
      plainColumn(history.keys[by], by === 'day' ? 'day' : 'text'),
      ...columns.map((column) => figureColumn(column, columns.length, words)),
    ],
    rows: rows.map((row) => [by === 'day' ? row.key : words.keyWord(row.key), ...cells(row)]),
    total: [history.total, ...cells(total)],
    compared: before === null || !hasComparedRow ? null : [words.reports.compared, ...cells(before)],
    note: null,
  };
}

/** The work of counters or clerks. */
export function workTable({ by }: ReportOfFile, work: WorkReport, words: FileLanguage): FileTable {
  const { work: heads } = words.reports;
  const { history } = words.language.manager;
  const sum = (figure: 'open' | 'serving' | 'paused' | 'idle'): FileColumn => ({
    head: heads[figure],
    short: heads[figure],
    group: heads.heading,
    kind: 'duration',
  });
  const cells = (row: WorkRow): readonly FileCell[] => [
    row.days,
    row.open,
    row.serving,
    row.paused,
    row.idle,
    row.stay.mean,
    row.stay.median,
    row.stay.p90,
    row.stay.count,
  ];
  const { spread } = words.language.manager;
  const stay = (head: string, short: string | null, kind: FileColumn['kind'] = 'duration'): FileColumn => ({
    head,
    short,
    group: heads.stay,
    kind,
  });
  return {
    part: 'work',
    name: heads.heading,
    columns: [
      plainColumn(history.keys[by], 'text'),
      plainColumn(heads.days, 'count'),
      sum('open'),
      sum('serving'),
      sum('paused'),
      sum('idle'),
      stay(heads.stayMean, spread.mean),
      stay(heads.stayMedian, spread.median),
      stay(heads.stayP90, spread.p90),
      stay(heads.stayCount, spread.count, 'count'),
    ],
    rows: work.rows.map((row) => [row.key === '' ? heads.nobody : words.keyWord(row.key), ...cells(row)]),
    total: [history.total, ...cells(work.total)],
    compared: null,
    note: workNote(work, words),
  };
}

/** Says where the work is recorded for a part of the days only; null = it is for all. */
export function workNote(
  { days, daysRecorded }: WorkReport,
  { reports }: Pick<FileLanguage, 'reports'>,
): string | null {
  if (daysRecorded === 0) return reports.work.none;
  return daysRecorded < days ? reports.work.partly(daysRecorded, days) : null;
}

/** Calls out of turn, with their reasons. */
export function callsTable({ calls, centre: { timeZone } }: ReportOfFile, words: FileLanguage): FileTable {
  const heads = words.language.manager.history.outOfTurn;
  return {
    part: 'calls',
    name: heads.heading,
    columns: [
      plainColumn(heads.when, 'moment'),
      ...[heads.number, heads.counter, heads.clerk, heads.reason].map((head) => plainColumn(head, 'text')),
    ],
    rows: calls.map(({ at, number, counter, clerk, reason }) => [
      localMoment(at, timeZone),
      number,
      counter,
      clerk,
      reason,
    ]),
    total: null,
    compared: null,
    note: null,
  };
}

const figureColumn = (figure: ReportFigure, all: number, words: FileLanguage): FileColumn => {
  const { figures, history, spread } = words.language.manager;
  if (figure === 'serviceLevel') return { head: figures[figure], short: history.level, group: null, kind: 'share' };
  if (isCount(figure)) return { head: figures[figure], short: figures[figure], group: null, kind: 'count' };
  const [of, part] = partsOf(figure);
  const group = of === 'wait' ? history.waitGroup : history.serviceGroup;
  // Page and sheet differ: the page has room for the figures that are asked for most, or for a few that were chosen.
  const isLeftOut = all > mostOnPage && (part === 'count' || part === 'median');
  return {
    head: `${group}: ${spread[part]}`,
    short: isLeftOut ? null : spread[part],
    group,
    kind: part === 'count' ? 'count' : 'duration',
  };
};
const mostOnPage = 11;

const partsOf = (figure: string): readonly ['wait' | 'service', keyof Spread] => {
  const [of, named] = figure.split('.');
  const part = (['mean', 'median', 'p90', 'max'] as const).find((one) => one === named) ?? 'count';
  return [of === 'wait' ? of : 'service', part];
};
