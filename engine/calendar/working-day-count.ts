import type { Calendar } from '../../shared/booking/calendar.ts';
import { workingDays } from './working-days.ts';

/**
 * Counts the working days of a calendar after one day up to another, both by their numbers, without those that `isLeftOut`; what was
 * looked up once is remembered. 0 where the other is not later.
 */
export function workingDayCount(
  calendar: Calendar,
): (after: number, to: number, isLeftOut?: (day: number) => boolean) => number {
  const { rest } = workingDays(calendar);
  const known = new Map<number, boolean>();
  const isWorked = (day: number): boolean => {
    const found = known.get(day) ?? rest(day) === null;
    known.set(day, found);
    return found;
  };
  return (after, to, isLeftOut = () => false) => {
    let count = 0;
    for (let day = after + 1; day <= to; day++) if (isWorked(day) && !isLeftOut(day)) count++;
    return count;
  };
}
