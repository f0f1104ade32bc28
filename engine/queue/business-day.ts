import type { Centre, Hours, Span, Week } from '../../shared/centre.ts';
import type { DayLine } from '../../shared/views.ts';
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

export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** When the centre is open on a date, by its hours, as instants. */
export function spansOn(hours: Hours, date: string, timeZone: string): readonly OpenSpan[] {
  const exception = hours.exceptions.find((one) => one.date === date);
  const spans = exception === undefined ? weekSpans(hours.week, date) : exception.spans;
  return spans.map(({ from, to }) => ({
    from: instantOf(date, from, timeZone),
    to: instantOf(date, to, timeZone),
  }));
}

/** The span of the hours that holds this instant, or null. */
export function openSpanAt(centre: Centre, timeZone: string, at: number): OpenSpan | null {
  return holds(spansOn(centre.hours, dateAt(at, timeZone), timeZone), at);
}

/** Whether a service with hours of its own is open at an instant. */
export function serviceIsOpen(week: Week | undefined, timeZone: string, at: number): boolean {
  if (week === undefined) return true;
  const date = dateAt(at, timeZone);
  const spans = weekSpans(week, date).map(({ from, to }) => ({
    from: instantOf(date, from, timeZone),
    to: instantOf(date, to, timeZone),
  }));
  return holds(spans, at) !== null;
}

/** When the hours next open after an instant, within 30 days; null if they do not. */
export function nextOpening(centre: Centre, at: number): number | null {
  const today = Temporal.PlainDate.from(dateAt(at, centre.timeZone));
  for (let ahead = 0; ahead <= daysAhead; ahead++) {
    const date = today.add({ days: ahead }).toString();
    const span = spansOn(centre.hours, date, centre.timeZone).find((one) => one.from > at);
    if (span !== undefined) return span.from;
  }
  return null;
}

/** When the hours close a day that stands; null for a practice day, and for one opened by hand after the hours or on a day without. */
export function closingOf(centre: Centre, day: Day): number | null {
  const closing = day.practice ? null : closingOn(centre, day.date, day.timeZone);
  return closing !== null && day.openedAt < closing ? closing : null;
}

/**
 * [D5] Until when visitors may take tickets: the end of the present hours where the clock opened the day, closing time where a
 * hand did, `forever` where the hours do not end it; null = not now.
 */
export function takesUntil(centre: Centre, day: Day, at: number): number | 'forever' | null {
  if (day.byClock) return openSpanAt(centre, day.timeZone, at)?.to ?? null;
  const closing = closingOf(centre, day);
  if (closing === null) return 'forever';
  return at < closing ? closing : null;
}

/** Whether visitors may take tickets now. */
export function isTaking({ centre, day }: State, at: number): boolean {
  return centre !== null && day !== null && takesUntil(centre, day, at) !== null;
}

/** The business day as every screen shows it. */
export function dayLine(state: State, at: number): DayLine {
  const { centre, day } = state;
  const until = centre === null || day === null ? null : takesUntil(centre, day, at);
  const taking = until !== null;
  const opening = taking || centre === null || state.archived ? null : nextOpening(centre, at);
  return {
    open: day !== null,
    date: day?.date ?? null,
    practice: day?.practice ?? false,
    taking,
    closesAt: typeof until === 'number' ? iso(until) : null,
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

const holds = (spans: readonly OpenSpan[], at: number): OpenSpan | null =>
  spans.find((span) => span.from <= at && at < span.to) ?? null;

/** The end of the last span of a date; null if the centre does not open on it. */
const closingOn = (centre: Centre, date: string, timeZone: string): number | null =>
  spansOn(centre.hours, date, timeZone).at(-1)?.to ?? null;

const daysAhead = 30;
