import { type Weekday, weekdays } from '../../shared/schema-parts.ts';
import { dayMs } from '../../shared/time/durations.ts';

/** Dates as numbers of days since 1970, with which one counts quickly. */

/** The number of a date (YYYY-MM-DD). */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** The date with this number. */
export function dateOf(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** The day of the week. */
export function weekdayOf(number: number): Weekday {
  // The first of January 1970 was a Thursday.
  return weekdays[(((number + 3) % 7) + 7) % 7] ?? 'mon';
}

/** The numbers of the first day of a year and of the next. */
export function daysOfYear(year: number): readonly [first: number, end: number] {
  return [dayNumber(`${String(year).padStart(4, '0')}-01-01`), dayNumber(`${String(year + 1).padStart(4, '0')}-01-01`)];
}
