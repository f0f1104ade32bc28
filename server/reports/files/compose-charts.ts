import { duration, roundPercent, shortDay, wholeNumber } from '../../../shared/reports/figure-words.ts';
import type { ReportRow } from '../../../shared/reports/figures.ts';
import { alongTime, busiest, isTime } from '../../../shared/reports/report-rows.ts';
import { countPanel, durationPanel, sharePanel } from './panels.ts';
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
  const { figures } = manager;
  const ofDuration = (figure: 'wait' | 'service', value: number): FilePanel => {
    const target = { value, word: manager.target(duration(value, manager)) };
    const means = rows.map((row) => row[figure].mean);
    return durationPanel(figures[figure], means, target, manager);
  };
  const issued = rows.map((row) => row.issued);
  const levels = rows.map((row) => row.serviceLevel);
  const level = { value: targets.serviceLevel, word: manager.target(roundPercent(targets.serviceLevel, manager)) };
  return [
    ofDuration('wait', targets.meanWaitSeconds),
    ofDuration('service', targets.meanServiceSeconds),
    countPanel(figures.issued, issued, manager),
    sharePanel(figures.serviceLevel, levels, level, manager),
  ];
};
