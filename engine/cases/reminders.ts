import type { Calendar } from '../../shared/booking/calendar.ts';
import { dateOf, dayNumber } from '../calendar/day-numbers.ts';
import { workingDays } from '../calendar/working-days.ts';
import { instantOf } from '../queue/business-day.ts';

/** How many working days from the due date a reminder goes out. */
export const reminderOffsets = [-3, -1, 1] as const;
export type ReminderOffset = (typeof reminderOffsets)[number];

/** [CS10] When the executor is reminded of a due date (YYYY-MM-DD): at 09:00 of these working days, as instants (ms). */
export function caseReminders(
  calendar: Calendar,
  due: string,
  timeZone: string,
): readonly { readonly offset: ReminderOffset; readonly at: number }[] {
  return reminderOffsets.map((offset) => ({
    offset,
    at: instantOf(workingDayFrom(calendar, due, offset), '09:00', timeZone),
  }));
}

/** The n-th working day after a date, or before it where n is less than 0. */
const workingDayFrom = (calendar: Calendar, date: string, n: number): string => {
  const { rest } = workingDays(calendar);
  const step = Math.sign(n);
  let day = dayNumber(date);
  for (let left = Math.abs(n); left > 0; ) {
    day += step;
    if (rest(day) === null) left--;
  }
  return dateOf(day);
};
