import type { Calendar, CalendarDay, CalendarYear } from '../../../shared/booking/calendar.ts';
import type { LocalText } from '../../../shared/centre/centre.ts';
import { daysOf } from '../../../shared/time/days.ts';
import { isDate } from '../../../shared/time/is-date.ts';
import { weekdayOf } from '../../../ui/calendar/month.ts';
import { daysOffIn } from '../setup/hours/country-days.ts';
import { type Weekday, weekdays } from '../setup/hours/week-model.ts';

/** A country's calendar as somebody is making it: pure changes of it, a day and a year at a time. */

/** A year's table whose published count of working days may not have been typed yet. */
export type DraftYear = Omit<CalendarYear, 'workingDays'> & { readonly workingDays: number | null };
export type DraftCalendar = Omit<Calendar, 'years'> & { readonly years: { readonly [year: string]: DraftYear } };

/** `rest`: the week's own; `off`: a holiday; `moved`: a rest day that was moved here; `fixed`: a holiday of a year that has no table. */
export type DayKind = 'usual' | 'rest' | 'off' | 'moved' | 'worked' | 'fixed';
/** What a day of a table can be made; `usual` = as the week has it. */
export type MadeKind = 'off' | 'moved' | 'worked' | 'usual';

/** How a date is, and what it is called. */
export function kindOf(calendar: DraftCalendar, date: string): { readonly kind: DayKind; readonly name?: LocalText } {
  const table = calendar.years[date.slice(0, 4)];
  const off = table?.off.find((day) => day.date === date);
  if (off !== undefined) return { kind: off.moved ? 'moved' : 'off', ...named(off) };
  const worked = table?.worked.find((day) => day.date === date);
  if (worked !== undefined) return { kind: 'worked', ...named(worked) };
  if (table === undefined && fixedOff(calendar, date.slice(0, 4)).has(date)) return { kind: 'fixed' };
  return { kind: isWeekRest(calendar, date) ? 'rest' : 'usual' };
}

/** [CA1] How many days of a year are worked: what its published count is held against. */
export function countWorking(calendar: DraftCalendar, year: string): number {
  return yearDates(year).filter((date) => isWorked(kindOf(calendar, date).kind)).length;
}

/** Whether somebody works on such a day. */
export function isWorked(kind: DayKind): boolean {
  return kind === 'usual' || kind === 'worked';
}

/** The days made so; a name that they have stays with those that are called anything. Dates of years without a table stay as they are. */
export function withDays(calendar: DraftCalendar, dates: readonly string[], kind: MadeKind): DraftCalendar {
  return dates.reduce(
    (now, date) => changedYear(now, date.slice(0, 4), (table) => withDay(table, date, kind, kindOf(now, date).name)),
    calendar,
  );
}

/** The days called so in a language, where they are off or worked; an empty name is none. */
export function withNames(
  calendar: DraftCalendar,
  dates: readonly string[],
  language: string,
  text: string,
): DraftCalendar {
  const wanted = new Set(dates);
  const called = (day: CalendarDay): CalendarDay => {
    if (!wanted.has(day.date)) return day;
    const { name: before = {}, ...rest } = day;
    const { [language]: _, ...others } = before;
    const name: LocalText = text === '' ? others : { ...before, [language]: text };
    return Object.keys(name).length === 0 ? rest : { ...rest, name };
  };
  return [...new Set(dates.map((date) => date.slice(0, 4)))].reduce(
    (now, year) =>
      changedYear(now, year, (table) => ({ ...table, off: table.off.map(called), worked: table.worked.map(called) })),
    calendar,
  );
}

/** The dates as holidays of every year, or not: what a year goes by that has no table. */
export function withFixed(calendar: DraftCalendar, dates: readonly string[], isFixed: boolean): DraftCalendar {
  const days = new Set(dates.map((date) => date.slice(5)));
  const others = calendar.provisional.filter((day) => !days.has(day));
  return { ...calendar, provisional: (isFixed ? [...others, ...days] : others).sort() };
}

/**
 * The table of a year begun from the holidays of fixed dates, called as in the year before, with the rest days that move. Holidays
 * that move from year to year are not among them, and the count is left for the one that is published.
 */
export function withYearBegun(calendar: DraftCalendar, year: string): DraftCalendar {
  const before = calendar.years[String(Number(year) - 1)]?.off ?? [];
  const fixed = new Set(calendar.provisional.map((day) => `${year}-${day}`).filter(isDate));
  const off = [...fixedOff(calendar, year).keys()].sort().map((date): CalendarDay => {
    if (!fixed.has(date)) return { date, moved: true };
    return { date, ...named(before.find((day) => !day.moved && day.date.slice(5) === date.slice(5))) };
  });
  return { ...calendar, years: { ...calendar.years, [year]: { workingDays: null, off, worked: [] } } };
}

/** Without the table of a year. */
export function withoutYear(calendar: DraftCalendar, year: string): DraftCalendar {
  const { [year]: _, ...years } = calendar.years;
  return { ...calendar, years };
}

/** A change of one year's table; nothing where there is none. */
export function changedYear(
  calendar: DraftCalendar,
  year: string,
  change: (table: DraftYear) => DraftYear,
): DraftCalendar {
  const table = calendar.years[year];
  return table === undefined ? calendar : { ...calendar, years: { ...calendar.years, [year]: change(table) } };
}

/** The days that another version makes worked or not worked, or calls otherwise, of all years that have a table in either. */
export function changedDays(before: DraftCalendar, after: DraftCalendar): readonly ChangedDay[] {
  const years = [...new Set([...Object.keys(before.years), ...Object.keys(after.years)])].sort();
  return years.flatMap(yearDates).flatMap((date) => {
    const [was, is] = [kindOf(before, date), kindOf(after, date)];
    const isSame = was.kind === is.kind && JSON.stringify(was.name ?? {}) === JSON.stringify(is.name ?? {});
    return isSame ? [] : [{ date, was: was.kind, is: is.kind, name: is.name ?? was.name ?? {} }];
  });
}
export interface ChangedDay {
  readonly date: string;
  readonly was: DayKind;
  readonly is: DayKind;
  readonly name: LocalText;
}

/** The years whose published count is missing or is not what their days come to. */
export function wrongCounts(calendar: DraftCalendar): readonly WrongCount[] {
  return Object.entries(calendar.years).flatMap(([year, { workingDays: said }]) => {
    const count = countWorking(calendar, year);
    return count === said ? [] : [{ year, said, count }];
  });
}
export interface WrongCount {
  readonly year: string;
  readonly said: number | null;
  readonly count: number;
}

const withDay = (table: DraftYear, date: string, kind: MadeKind, name: LocalText | undefined): DraftYear => {
  const isOther = (day: CalendarDay): boolean => day.date !== date;
  const off = table.off.filter(isOther);
  const worked = table.worked.filter(isOther);
  const day = { date, ...(name === undefined ? {} : { name }) };
  if (kind === 'worked') return { ...table, off, worked: inOrder([...worked, day]) };
  if (kind === 'usual') return { ...table, off, worked };
  return { ...table, off: inOrder([...off, kind === 'moved' ? { ...day, moved: true } : day]), worked };
};

const inOrder = (days: readonly CalendarDay[]): CalendarDay[] => [...days].sort((a, b) => (a.date < b.date ? -1 : 1));

const named = (day: CalendarDay | undefined) => (day?.name === undefined ? {} : { name: day.name });

const isWeekRest = ({ week }: DraftCalendar, date: string): boolean => {
  const day: Weekday | undefined = weekdays[weekdayOf(date)];
  return day !== undefined && !week.includes(day);
};

/** The holidays of fixed dates in a year, with the working days to which they move. Only the years that have a table matter to it, not what stands in them. */
const fixedOff = (calendar: DraftCalendar, year: string): ReadonlyMap<string, unknown> => {
  const known = fixedOf.get(calendar) ?? new Map<string, ReadonlyMap<string, unknown>>();
  fixedOf.set(calendar, known);
  const years = Object.keys(calendar.years).filter((one) => one !== year);
  const table = { workingDays: 0, off: [], worked: [] };
  const found =
    known.get(year) ?? daysOffIn({ ...calendar, years: Object.fromEntries(years.map((one) => [one, table])) }, year);
  known.set(year, found);
  return found;
};
const fixedOf = new WeakMap<DraftCalendar, Map<string, ReadonlyMap<string, unknown>>>();

const yearDates = (year: string): readonly string[] => daysOf({ from: `${year}-01-01`, to: `${year}-12-31` });
