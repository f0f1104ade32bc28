import { axisMax } from '../../../shared/chart-columns.ts';
import { countTicks, durationTicks } from '../../../shared/chart-scale.ts';
import {
  dash,
  duration,
  maybeDuration,
  maybePercent,
  roundPercent,
  shortDay,
  wholeNumber,
} from '../../../shared/figure-words.ts';
import type { ReportRow } from '../../../shared/figures.ts';
import { alongTime, busiest, isTime } from '../../../shared/report-rows.ts';
import type { FileCharts, FilePanel } from './report-content.ts';
import type { FileLanguage, ReportOfFile } from './report-of-file.ts';

/** The pictures of a report: the four figures over time, or of the keys with the most tickets; null where there are no rows. */
export function chartsOf(report: ReportOfFile, words: FileLanguage): FileCharts | null {
  const { by, rows, range } = report;
  if (rows.length === 0) return null;
  const { manager } = words.language;
  const shown = isTime(by) ? alongTime(rows, by, range) : busiest(rows);
  const labelOf = (key: string): string => {
    if (by === 'day') return shortDay(key, manager);
    return words.keyWord(key);
  };
  const isPart = !isTime(by) && rows.length > shown.length;
  return {
    alongTime: isTime(by),
    labels: shown.map(({ key }) => labelOf(key)),
    panels: panelsOf(report, shown, words),
    note: isPart ? words.reports.busiest(shown.length, wholeNumber(rows.length, manager)) : null,
  };
}

const panelsOf = (
  { centre: { targets } }: ReportOfFile,
  rows: readonly ReportRow[],
  { language: { manager } }: FileLanguage,
): readonly FilePanel[] => {
  const durationPanel = (figure: 'wait' | 'service', target: number): FilePanel => {
    const values = rows.map((row) => row[figure].mean);
    const top = axisMax(
      values.map((value) => ({ value })),
      target,
    );
    return {
      title: manager.figures[figure],
      kind: 'duration',
      target: { value: target, word: manager.target(duration(target, manager)) },
      values,
      words: values.map((value) => maybeDuration(value, manager)),
      ticks: durationTicks(top, 3).map((value) => ({ value, word: duration(value, manager) })),
    };
  };
  const issued = rows.map((row) => row.issued);
  const levels = rows.map((row) => row.serviceLevel);
  return [
    durationPanel('wait', targets.meanWaitSeconds),
    durationPanel('service', targets.meanServiceSeconds),
    {
      title: manager.figures.issued,
      kind: 'count',
      target: null,
      values: issued,
      words: issued.map((value) => (value === null ? dash : wholeNumber(value, manager))),
      ticks: countTicks(Math.max(1, ...issued), 3).map((value) => ({ value, word: wholeNumber(value, manager) })),
    },
    {
      title: manager.figures.serviceLevel,
      kind: 'share',
      target: { value: targets.serviceLevel, word: manager.target(roundPercent(targets.serviceLevel, manager)) },
      values: levels,
      words: levels.map((value) => maybePercent(value, manager)),
      ticks: [0, 0.5, 1].map((value) => ({ value, word: roundPercent(value, manager) })),
    },
  ];
};
