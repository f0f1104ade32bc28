import type { Calendar } from '../../shared/booking/calendar.ts';
import type { CalendarEnd } from '../../shared/notices/server-notices.ts';
import { dayNumber, daysOfYear } from './day-numbers.ts';
import { firstYearWithout } from './working-days.ts';

/** [CA4] The year without a table that it is on this date (YYYY-MM-DD), or will be within 45 days; null if there is none. */
export function calendarEnd(calendar: Calendar, date: string): CalendarEnd | null {
  const year = firstYearWithout(calendar, Number(date.slice(0, 4)));
  const [first] = daysOfYear(year);
  return first - dayNumber(date) <= daysAhead ? { name: calendar.name, year } : null;
}

const daysAhead = 45;
