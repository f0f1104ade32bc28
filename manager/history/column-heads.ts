import { isCount, type ReportFigure } from '../../shared/reports/report-rows.ts';
import type { ManagerWords } from '../ui/format.ts';

/** What stands over a figure's column, below the name of its group. */
export function headWord(column: ReportFigure, words: ManagerWords): string {
  if (column === 'serviceLevel') return words.history.level;
  if (isCount(column)) return words.figures[column];
  const part = column.split('.')[1] ?? '';
  return isWordOf(words.spread, part) ? words.spread[part] : '';
}

/** With which figures it stands together: the level of service is one of all tickets. */
export function groupOf(column: ReportFigure): 'counts' | 'wait' | 'service' {
  const [of] = column.split('.');
  return column.includes('.') ? (of === 'wait' ? 'wait' : 'service') : 'counts';
}

const isWordOf = <Words extends object>(words: Words, name: string): name is keyof Words & string =>
  Object.hasOwn(words, name);
