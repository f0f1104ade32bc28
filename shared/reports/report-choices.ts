import { addDays, type Days, daysBetween, periodBefore } from '../time/days.ts';
import { isDate } from '../time/is-date.ts';
import type { ReportKey } from './figures.ts';
import { type ReportFigure, reportFigures } from './report-rows.ts';

/** What can be chosen for a report besides its range and breakdown. */

export type Against = (typeof againsts)[number];

/** With what a report is compared: as many days just before, the same days of the week, month or year before, or nothing. */
export const againsts = ['before', 'week', 'month', 'year', 'none'] as const;

/** The days that a report is compared with; null = none. */
export function comparedDays(range: Days, against: Against): Days | null {
  const { from, to } = range;
  switch (against) {
    case 'none':
      return null;
    case 'before':
      return periodBefore(range);
    case 'week': {
      // By whole weeks, so many that the two do not overlap: the same weekdays.
      const back = -7 * Math.ceil(daysBetween(from, to) / 7);
      return { from: addDays(from, back), to: addDays(to, back) };
    }
    case 'month':
      return { from: monthsBefore(from, 1), to: monthsBefore(to, 1) };
    case 'year':
      return { from: monthsBefore(from, 12), to: monthsBefore(to, 12) };
  }
}

/** The comparisons that say something of a range: none overlaps with it. */
export function sensibleAgainsts(range: Days): readonly Against[] {
  return againsts.filter((against) => {
    const days = comparedDays(range, against);
    return days === null || days.to < range.from;
  });
}

/** The columns that a list names, in the order in which a report has them; null where one is none or there is none. */
export function columnsOf(list: string): readonly ReportFigure[] | null {
  const named = list.split(',');
  const known = named.every((name) => reportFigures.some((figure) => figure === name));
  return known ? reportFigures.filter((figure) => named.includes(figure)) : null;
}

/** Ranges that move with the day. */
export const rangePresets = ['today', 'yesterday', 'week', 'month', 'thisMonth'] as const;

/** The same date so many months before, or the last of that month where it has none. */
const monthsBefore = (date: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10);
};

/** What a saved report keeps. */
export interface SavedChoices extends SavedRange {
  readonly by: ReportKey;
  readonly columns: readonly ReportFigure[];
  readonly against: Against;
}

/** A range that moves with the day, or one of two dates; what is not meant is null. */
export interface SavedRange {
  readonly preset: (typeof rangePresets)[number] | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Why the range of saved choices is none, in a line for programs; null if it is one. */
export function rangeFaultOf({ preset, from, to }: SavedRange): string | null {
  if (preset !== null) return from === null && to === null ? null : 'a report has a preset or two dates, not both';
  if (from === null || to === null) return 'a report needs a preset, or from and to';
  if (!isDate(from) || !isDate(to)) return 'from and to must be dates that exist';
  return from <= to ? null : 'from must not be after to';
}
