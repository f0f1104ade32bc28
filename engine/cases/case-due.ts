import type { Calendar } from '../../shared/calendar.ts';
import type { Case } from '../../shared/cases.ts';
import { dayNumber } from '../calendar/day-numbers.ts';
import { type DueDate, dueDate } from '../calendar/due-date.ts';
import { workingDays } from '../calendar/working-days.ts';

/**
 * [CS5] Until when a case is to be answered: the `days`-th working day after day 0 on which the time did not stand still. A pause
 * leaves out the days after its first up to its last; one that lasts leaves out those up to today.
 */
export function caseDue(calendar: Calendar, of: Pick<Case, 'countedFrom' | 'days' | 'pauses'>, today: string): DueDate {
  const spans = of.pauses.map(({ from, to }) => ({ after: dayNumber(from), to: dayNumber(to ?? today) }));
  const isPaused = (day: number): boolean => spans.some(({ after, to }) => day > after && day <= to);
  return dueDate(calendar, of.countedFrom, of.days, isPaused);
}

/** The working days of this calendar from one date (not counted) to another; less than 0 if it lies before. */
export function workingDaysTo(calendar: Calendar, from: string, to: string): number {
  const { rest } = workingDays(calendar);
  const [start, end] = [dayNumber(from), dayNumber(to)];
  let count = 0;
  for (let day = Math.min(start, end) + 1; day <= Math.max(start, end); day++) if (rest(day) === null) count++;
  return end < start ? -count : count;
}
