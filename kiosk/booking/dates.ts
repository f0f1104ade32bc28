import { localTime } from '../../shared/words.ts';

/** The date in a zone at an instant (ms since 1970), YYYY-MM-DD. */
export function dateIn(at: number, timeZone: string): string {
  const { year, month, day } = localTime(at, timeZone);
  return [year, two(month), two(day)].join('-');
}

/** Noon of a date in UTC (ms since 1970): with the zone UTC, an instant that is surely on it. */
export function noonOf(date: string): number {
  return Date.parse(`${date}T12:00:00Z`);
}

const two = (n: number): string => String(n).padStart(2, '0');
