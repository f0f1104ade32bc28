import type { Centre, Hours, Span, Week } from '../../shared/centre.ts';
import type { DayLine } from '../../shared/views.ts';
import type { State } from './state.ts';

/** Business days and opening hours in a centre's own zone, over changes of daylight saving. Instants in ms since 1970. */

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly (keyof Week)[];

const zoned = (at: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** The date (YYYY-MM-DD) in a zone at an instant. */
export const dateAt = (at: number, timeZone: string): string => zoned(at, timeZone).toPlainDate().toString();

/** The instant of a local time (HH:MM, 24:00 = the next midnight) on a date. A time that a change of clocks skips moves on. */
export const instantOf = (date: string, time: string, timeZone: string): number => {
  const day = Temporal.PlainDate.from(date);
  const zonedTime =
    time === '24:00'
      ? day.add({ days: 1 }).toZonedDateTime({ timeZone })
      : day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
  return zonedTime.epochMilliseconds;
};

export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

const weekSpans = (week: Week, date: string): readonly Span[] => {
  const name = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1];
  return name === undefined ? [] : week[name];
};

/** When the centre is open on a date, by its hours, as instants. */
export const spansOn = (hours: Hours, date: string, timeZone: string): readonly OpenSpan[] => {
  const exception = hours.exceptions.find((one) => one.date === date);
  const spans = exception === undefined ? weekSpans(hours.week, date) : exception.spans;
  return spans.map(({ from, to }) => ({
    from: instantOf(date, from, timeZone),
    to: instantOf(date, to, timeZone),
  }));
};

const holds = (spans: readonly OpenSpan[], at: number): OpenSpan | null =>
  spans.find((span) => span.from <= at && at < span.to) ?? null;

/** The span of the hours that holds this instant, or null. */
export const openSpanAt = (centre: Centre, timeZone: string, at: number): OpenSpan | null =>
  holds(spansOn(centre.hours, dateAt(at, timeZone), timeZone), at);

/** Whether a service with hours of its own is open at an instant. */
export const serviceIsOpen = (week: Week | undefined, timeZone: string, at: number): boolean => {
  if (week === undefined) return true;
  const date = dateAt(at, timeZone);
  const spans = weekSpans(week, date).map(({ from, to }) => ({
    from: instantOf(date, from, timeZone),
    to: instantOf(date, to, timeZone),
  }));
  return holds(spans, at) !== null;
};

/** The end of the last span of a date; null if the centre does not open on it. */
export const closingOn = (centre: Centre, date: string, timeZone: string): number | null =>
  spansOn(centre.hours, date, timeZone).at(-1)?.to ?? null;

const daysAhead = 30;

/** When the hours next open after an instant, within 30 days; null if they do not. */
export const nextOpening = (centre: Centre, at: number): number | null => {
  const today = Temporal.PlainDate.from(dateAt(at, centre.timeZone));
  for (let ahead = 0; ahead <= daysAhead; ahead++) {
    const date = today.add({ days: ahead }).toString();
    const span = spansOn(centre.hours, date, centre.timeZone).find((one) => one.from > at);
    if (span !== undefined) return span.from;
  }
  return null;
};

/** Whether visitors may take tickets: the day is open and, where the clock opened it, within the hours. */
export const isTaking = (state: State, at: number): boolean => {
  const { centre, day } = state;
  if (centre === null || day === null) return false;
  return !day.byClock || openSpanAt(centre, day.timeZone, at) !== null;
};

const iso = (at: number): string => new Date(at).toISOString();

/** The business day as every screen shows it. */
export const dayLine = (state: State, at: number): DayLine => {
  const { centre, day } = state;
  const taking = isTaking(state, at);
  const opening = taking || centre === null ? null : nextOpening(centre, at);
  const closing = taking && day?.byClock && centre !== null ? (openSpanAt(centre, day.timeZone, at)?.to ?? null) : null;
  return {
    open: day !== null,
    date: day?.date ?? null,
    practice: day?.practice ?? false,
    taking,
    closesAt: closing === null ? null : iso(closing),
    opensAt: opening === null ? null : iso(opening),
  };
};
