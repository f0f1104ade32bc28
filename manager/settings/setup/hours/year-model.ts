import type { Calendar } from '../../../../shared/booking/calendar.ts';
import type { Hours, LocalText, Span } from '../../../../shared/centre/centre.ts';
import { addDays } from '../../../../shared/time/days.ts';
import { weekdayOf } from '../../../../ui/calendar/month.ts';
import { daysOffIn } from './country-days.ts';
import { weekdays } from './week-model.ts';

/** A year of days: as the week has them, closed, or with hours of their own. */

export interface DayState {
  /** `rest`: a day on which the week is closed; `country`: one on which the calendar is. */
  readonly kind: 'usual' | 'rest' | 'country' | 'off' | 'special';
  readonly spans: readonly Span[];
  readonly name: LocalText | undefined;
  /** Where it stands among the exceptions; null if it does not. */
  readonly at: number | null;
}

/** How a date is: the first exception for it, else as the calendar has it that the centre goes by, else its day of the week. */
export function dayState(hours: Hours, date: string, calendar: Calendar | null = null): DayState {
  const at = placesOf(hours.exceptions).get(date);
  const exception = at === undefined ? undefined : hours.exceptions[at];
  if (at !== undefined && exception !== undefined) {
    const { spans, name } = exception;
    return { kind: spans.length === 0 ? 'off' : 'special', spans, name, at };
  }
  const year = date.slice(0, 4);
  const off = calendar === null ? null : daysOffIn(calendar, year);
  if (off?.has(date)) return { kind: 'country', spans: [], name: off.get(date), at: null };
  const own = hours.week[weekdays[weekdayOf(date)] ?? 'mon'] ?? [];
  const isWorked = own.length === 0 && calendar?.years[year]?.worked.some((day) => day.date === date) === true;
  const like = isWorked ? calendar?.week.find((day) => hours.week[day].length > 0) : undefined;
  const spans = like === undefined ? own : hours.week[like];
  return { kind: spans.length === 0 ? 'rest' : 'usual', spans, name: undefined, at: null };
}

/** The days with these hours (none = closed), under their dates in order; a name that they have stays. */
export function withDays(hours: Hours, dates: readonly string[], spans: readonly Span[]): Hours {
  return changed(hours, dates, (date) => {
    const { name } = dayState(hours, date);
    return { date, spans: spans.map((span) => ({ ...span })), ...(name === undefined ? {} : { name }) };
  });
}

/** The days as the week has them. */
export function withUsualDays(hours: Hours, dates: readonly string[]): Hours {
  return changed(hours, dates, () => null);
}

/** Those of the days that differ from the week, called so in a language; an empty name is none. */
export function withNames(hours: Hours, dates: readonly string[], language: string, text: string): Hours {
  const wanted = new Set(dates);
  const exceptions = hours.exceptions.map((exception) => {
    if (!wanted.has(exception.date)) return exception;
    const { name: before = {}, ...day } = exception;
    const { [language]: _, ...others } = before;
    const name: LocalText = text === '' ? others : { ...before, [language]: text };
    return Object.keys(name).length === 0 ? day : { ...day, name };
  });
  return { ...hours, exceptions };
}

/** The exceptions of a year once more on the same dates of another, where that has none; the 29th of February only where there is one. */
export function withYearCopied(hours: Hours, from: number, to: number): Hours {
  const there = new Set(hours.exceptions.map(({ date }) => date));
  const copies = hours.exceptions.flatMap((exception) => {
    const date = `${to}${exception.date.slice(4)}`;
    const fits = exception.date.startsWith(`${from}-`) && !there.has(date) && isDay(date);
    return fits ? [{ ...exception, date }] : [];
  });
  return { ...hours, exceptions: inOrder([...hours.exceptions, ...copies]) };
}

/** The exceptions of a year by date, those that follow each other alike as one. */
export function stretches(hours: Hours, year: number): readonly Stretch[] {
  const days = inOrder(hours.exceptions.filter(({ date }) => date.startsWith(`${year}-`)));
  const found: { from: string; to: string; day: Exception }[] = [];
  for (const day of days) {
    const last = found.at(-1);
    const follows = last !== undefined && addDays(last.to, 1) === day.date && isAlike(last.day, day);
    if (last !== undefined && follows) last.to = day.date;
    else found.push({ from: day.date, to: day.date, day });
  }
  return found.map(({ from, to, day }) => ({ from, to, spans: day.spans, name: day.name }));
}
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly spans: readonly Span[];
  readonly name: LocalText | undefined;
}

type Exception = Hours['exceptions'][number];

const changed = (hours: Hours, dates: readonly string[], day: (date: string) => Exception | null): Hours => {
  const wanted = new Set(dates);
  const others = hours.exceptions.filter(({ date }) => !wanted.has(date));
  return { ...hours, exceptions: inOrder([...others, ...[...wanted].flatMap((date) => day(date) ?? [])]) };
};

const inOrder = (exceptions: readonly Exception[]): Exception[] =>
  [...exceptions].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

const isAlike = (a: Exception, b: Exception): boolean =>
  JSON.stringify([a.spans, a.name ?? null]) === JSON.stringify([b.spans, b.name ?? null]);

const isDay = (date: string): boolean => {
  const day = new Date(`${date}T12:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
};

const placesKnown = new WeakMap<Hours['exceptions'], ReadonlyMap<string, number>>();
const placesOf = (exceptions: Hours['exceptions']): ReadonlyMap<string, number> => {
  const places =
    placesKnown.get(exceptions) ?? new Map(exceptions.map(({ date }, at) => [date, at] as const).reverse());
  placesKnown.set(exceptions, places);
  return places;
};
