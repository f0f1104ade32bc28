import type { Calendar } from '../../../../shared/booking/calendar.ts';
import type { LocalText } from '../../../../shared/centre/centre.ts';
import { addDays } from '../../../../shared/time/days.ts';
import { isDate } from '../../../../shared/time/is-date.ts';
import { weekdayOf } from '../../../../ui/calendar/month.ts';
import { weekdays } from './week-model.ts';

/** The days off of a calendar in a year (YYYY), by their dates; without a table the fixed holidays, as the engine has them [CA4]. */
export function daysOffIn(calendar: Calendar, year: string): DaysOff {
  const years = known.get(calendar) ?? new Map<string, DaysOff>();
  known.set(calendar, years);
  const table = calendar.years[year];
  const found =
    years.get(year) ??
    (table === undefined ? provisionalOff(calendar, year) : new Map(table.off.map(({ date, name }) => [date, name])));
  years.set(year, found);
  return found;
}
export type DaysOff = ReadonlyMap<string, LocalText | undefined>;

const known = new WeakMap<Calendar, Map<string, DaysOff>>();

/** One that falls on the week's rest moves to the next working day, be it from the year before. */
const provisionalOff = (calendar: Calendar, year: string): DaysOff => {
  const week = new Set<string | undefined>(calendar.week);
  const isRest = (date: string): boolean => !week.has(weekdays[weekdayOf(date)]);
  const last = String(Number(year) - 1);
  const before = calendar.years[last] === undefined ? fixedIn(calendar, last) : [];
  const off = new Set([...before, ...fixedIn(calendar, year)]);
  for (const holiday of [...off].sort().filter(isRest)) {
    let date = addDays(holiday, 1);
    while (off.has(date) || isRest(date)) date = addDays(date, 1);
    off.add(date);
  }
  return new Map([...off].filter((date) => date.startsWith(year)).map((date) => [date, undefined]));
};

const fixedIn = ({ provisional }: Calendar, year: string): readonly string[] =>
  provisional.map((monthDay) => `${year}-${monthDay}`).filter(isDate);
