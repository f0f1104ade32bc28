import type { Calendar } from '../../shared/booking/calendar.ts';
import type { Centre, Span, Week } from '../../shared/centre/centre.ts';
import { dayMs } from '../../shared/time/durations.ts';
import type { DayLine } from '../../shared/views.ts';
import { dayNumber, weekdayOf } from '../calendar/day-numbers.ts';
import { workingDays } from '../calendar/working-days.ts';
import { iso } from './dates.ts';
import type { Day, State } from './state.ts';

/** Business days and opening hours in a centre's own zone, over changes of daylight saving. Instants in ms since 1970. */

/** A zone's offset from UTC (ms) at an instant. */
export function offsetIn(timeZone: string): (at: number) => number {
  return oncePerQuarter((at) => zoned(at, timeZone).offsetNanoseconds / 1_000_000);
}

/** The local hour at an instant, as `09`. */
export function hourIn(timeZone: string): (at: number) => string {
  return oncePerQuarter((at) => String(zoned(at, timeZone).hour).padStart(2, '0'));
}

/** The instant of a local time (HH:MM, 24:00 = the next midnight) on a date. A time that a change of clocks skips moves on. */
export function instantOf(date: string, time: string, timeZone: string): number {
  const day = Temporal.PlainDate.from(date);
  const zonedTime =
    time === '24:00'
      ? day.add({ days: 1 }).toZonedDateTime({ timeZone })
      : day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
  return zonedTime.epochMilliseconds;
}

/** The same for many times of one date: without a calendar for each, but on a day on which clocks change. */
export function instantsOn(date: string, timeZone: string): (time: string) => number {
  const [from, to] = [instantOf(date, '00:00', timeZone), instantOf(date, '24:00', timeZone)];
  if (to - from !== dayMs) return (time) => instantOf(date, time, timeZone);
  return (time) => from + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
}

export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** What says when a centre is open: its own document, and the calendar that it names; null = it names none that is known. */
export interface Opening {
  readonly centre: Pick<Centre, 'hours' | 'timeZone'>;
  readonly calendar: Calendar | null;
}

/** [D6] What says when the centre of this state is open. */
export function openingOf(state: Pick<State, 'calendar'>, centre: Centre): Opening {
  const isNamed = state.calendar !== null && state.calendar.id === centre.hours.calendar;
  return { centre, calendar: isNamed ? state.calendar.document : null };
}

/** [D6] The calendar that the centre of this state goes by; null = none that is known. */
export function calendarOf(state: Pick<State, 'calendar' | 'centre'>): Calendar | null {
  return state.centre === null ? null : openingOf(state, state.centre).calendar;
}

/** [D6] When the centre is open on a date, by its exceptions, its calendar and its week, as instants. */
export function spansOn(opening: Opening, date: string, timeZone = opening.centre.timeZone): readonly OpenSpan[] {
  return hoursOn(opening, date).map(({ from, to }) => ({
    from: instantOf(date, from, timeZone),
    to: instantOf(date, to, timeZone),
  }));
}

/** The same as the clock on the wall has them. */
export function hoursOn({ centre, calendar }: Opening, date: string): readonly Span[] {
  const { exceptions, week } = centre.hours;
  const exception = exceptions.find((one) => one.date === date);
  return exception?.spans ?? (isOff(calendar, date) ? [] : workedSpans(week, date, calendar));
}

/** The span of the hours that holds this instant, or null. */
export function openSpanAt(opening: Opening, timeZone: string, at: number): OpenSpan | null {
  return holds(spansOn(opening, dateAt(at, timeZone), timeZone), at);
}

/** The spans of a week on a date; on a rest day that the calendar has as worked, those of its first working day that has some. */
export function workedSpans(week: Week, date: string, calendar: Calendar | null): readonly Span[] {
  const own = weekSpans(week, date);
  if (calendar === null || own.length > 0) return own;
  const day = dayNumber(date);
  const isWorkedForOnce = !calendar.week.includes(weekdayOf(day)) && workingDays(calendar).rest(day) === null;
  const like = isWorkedForOnce ? calendar.week.find((weekday) => week[weekday].length > 0) : undefined;
  return like === undefined ? own : week[like];
}

/** Whether a service with hours of its own is open at an instant, where its centre is. */
export function serviceIsOpen(
  week: Week | undefined,
  { timeZone, at, calendar }: { readonly timeZone: string; readonly at: number; readonly calendar: Calendar | null },
): boolean {
  if (week === undefined) return true;
  const date = dateAt(at, timeZone);
  const spans = workedSpans(week, date, calendar).map(({ from, to }) => ({
    from: instantOf(date, from, timeZone),
    to: instantOf(date, to, timeZone),
  }));
  return holds(spans, at) !== null;
}

/** When the hours next open after an instant, within 30 days; null if they do not. */
export function nextOpening(opening: Opening, at: number): number | null {
  const today = Temporal.PlainDate.from(dateAt(at, opening.centre.timeZone));
  for (let ahead = 0; ahead <= daysAhead; ahead++) {
    const date = today.add({ days: ahead }).toString();
    const span = spansOn(opening, date).find((one) => one.from > at);
    if (span !== undefined) return span.from;
  }
  return null;
}

/** When the hours close a day that stands; null for a practice day, and for one opened by hand after the hours or on a day without. */
export function closingOf(opening: Opening, day: Day): number | null {
  const closing = day.practice ? null : closingOn(opening, day.date, day.timeZone);
  return closing !== null && day.openedAt < closing ? closing : null;
}

/** The same in this state, and null while no day stands. */
export function closingNow(state: State): number | null {
  const { centre, day } = state;
  return centre === null || day === null ? null : closingOf(openingOf(state, centre), day);
}

/**
 * [D5] Until when visitors may take tickets: the end of the present hours where the clock opened the day, closing time where a
 * hand did, `forever` where the hours do not end it; null = not now.
 */
export function takesUntil(opening: Opening, day: Day, at: number): number | 'forever' | null {
  if (day.byClock) return openSpanAt(opening, day.timeZone, at)?.to ?? null;
  const closing = closingOf(opening, day);
  if (closing === null) return 'forever';
  return at < closing ? closing : null;
}

/** Whether visitors may take tickets now. */
export function isTaking(state: State, at: number): boolean {
  const { centre, day } = state;
  return centre !== null && day !== null && takesUntil(openingOf(state, centre), day, at) !== null;
}

/** The business day as every screen shows it. */
export function dayLine(state: State, at: number): DayLine {
  const { centre, day } = state;
  const until = centre === null || day === null ? null : takesUntil(openingOf(state, centre), day, at);
  const taking = until !== null && state.emergency === null;
  const opening =
    until !== null || centre === null || state.archived ? null : nextOpening(openingOf(state, centre), at);
  return {
    open: day !== null,
    date: day?.date ?? null,
    practice: day?.practice ?? false,
    taking,
    closesAt: taking && typeof until === 'number' ? iso(until) : null,
    opensAt: opening === null ? null : iso(opening),
    ...(state.archived ? { archived: true } : {}),
  };
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly (keyof Week)[];

const zoned = (at: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** The date (YYYY-MM-DD) in a zone at an instant. */
export const dateAt = (at: number, timeZone: string): string => zoned(at, timeZone).toPlainDate().toString();

const quarterMs = 900_000;

/** Remembers what it looks up, once a quarter of an hour: every zone's offset from UTC is a multiple of that. */
const oncePerQuarter = <T extends number | string>(lookUp: (at: number) => T): ((at: number) => T) => {
  const known = new Map<number, T>();
  return (at) => {
    const quarter = Math.floor(at / quarterMs);
    const found = known.get(quarter) ?? lookUp(quarter * quarterMs);
    known.set(quarter, found);
    return found;
  };
};

const weekSpans = (week: Week, date: string): readonly Span[] => {
  const name = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1];
  return name === undefined ? [] : week[name];
};

/** Whether a calendar has a date off; the rest days of its week are no days off of a centre whose own week works on them. */
const isOff = (calendar: Calendar | null, date: string): boolean => {
  const rest = calendar === null ? null : workingDays(calendar).rest(dayNumber(date));
  return rest !== null && rest.kind !== 'rest';
};

const holds = (spans: readonly OpenSpan[], at: number): OpenSpan | null =>
  spans.find((span) => span.from <= at && at < span.to) ?? null;

/** The end of the last span of a date; null if the centre does not open on it. */
const closingOn = (opening: Opening, date: string, timeZone: string): number | null =>
  spansOn(opening, date, timeZone).at(-1)?.to ?? null;

const daysAhead = 30;
