import { addDays } from '../../shared/time/days.ts';
import { isDate } from '../../shared/time/is-date.ts';

/** Months as grids of days, and where keys lead on them. */

/** The weeks of a month (1 to 12), Monday first; null before its first day and after its last. */
export function monthWeeks(year: number, month: number): readonly (readonly (string | null)[])[] {
  const first = `${year}-${two(month)}-01`;
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells: (string | null)[] = new Array<null>(weekdayOf(first)).fill(null);
  for (let day = 1; day <= count; day++) cells.push(`${first.slice(0, 8)}${two(day)}`);
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** 0 = Monday. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
}

/** The date that a key leads to from another: days, weeks, and months (with Shift years); null if it leads nowhere. */
export function dateByKey(date: string, key: string, isShifted = false): string | null {
  const to = led(date, key, isShifted);
  return to === null || isDate(to) ? to : date;
}

/** The same day so many months later (earlier if negative), or that month's last; the date itself where there is no such year. */
export function monthAway(date: string, by: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + by, 0)).getUTCDate();
  const found = new Date(Date.UTC(year, month - 1 + by, Math.min(day, last))).toISOString().slice(0, 10);
  return isDate(found) ? found : date;
}

const led = (date: string, key: string, isShifted: boolean): string | null => {
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1);
    case 'ArrowRight':
      return addDays(date, 1);
    case 'ArrowUp':
      return addDays(date, -7);
    case 'ArrowDown':
      return addDays(date, 7);
    case 'Home':
      return addDays(date, -weekdayOf(date));
    case 'End':
      return addDays(date, 6 - weekdayOf(date));
    case 'PageUp':
      return monthAway(date, isShifted ? -12 : -1);
    case 'PageDown':
      return monthAway(date, isShifted ? 12 : 1);
    default:
      return null;
  }
};

const two = (n: number): string => String(n).padStart(2, '0');
