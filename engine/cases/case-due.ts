import type { Calendar } from '../../shared/booking/calendar.ts';
import type { Case } from '../../shared/cases/cases.ts';
import { dayNumber } from '../calendar/day-numbers.ts';
import { type DueDate, dueDate } from '../calendar/due-date.ts';

/**
 * [CS5] Until when a case is to be answered: the `days`-th working day after day 0 on which the time did not stand still. A pause
 * leaves out the days after its first up to its last; one that lasts leaves out those up to today.
 */
export function caseDue(calendar: Calendar, of: Pick<Case, 'countedFrom' | 'days' | 'pauses'>, today: string): DueDate {
  const spans = of.pauses.map(({ from, to }) => ({ after: dayNumber(from), to: dayNumber(to ?? today) }));
  const isPaused = (day: number): boolean => spans.some(({ after, to }) => day > after && day <= to);
  return dueDate(calendar, of.countedFrom, of.days, isPaused);
}
