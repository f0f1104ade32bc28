import { isPhoneDesk } from '../../shared/calls/phone-desks.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type Weekday, weekdays } from '../../shared/schema-parts.ts';
import { dayMs, hourMs } from '../../shared/time/durations.ts';
import { dayNumber, weekdayOf } from '../calendar/day-numbers.ts';

/** [SE4] How many counters that do a service are open at an hour of a weekday: as measured, where enough was. */

/** When one counter was open on one day; instants in ms. */
export interface CounterOpen {
  readonly date: string;
  readonly counter: string;
  readonly spans: readonly OpenSpan[];
}
interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** An hour of a weekday, as `mon 09`. */
export type WeekHour = `${Weekday} ${string}`;
/** On how many of the last such weekdays the hall was open at that hour, 28 at most, and on how many of those each counter was. */
export interface HourMeasured {
  readonly days: number;
  readonly counters: { readonly [counter: string]: number };
}
export type OpenCounters = { readonly [at in WeekHour]?: HourMeasured };

/** From so many such weekdays on what was measured stands in the place of what is configured. */
export const enoughDays = 4;
/** So many such weekdays count, the last ones. */
export const measuredWeekdays = 28;

/**
 * What the shifts of some days come to. The hall is open in an hour from its first counter's opening to its last one's closing in it;
 * a counter counts that is open for half of that at least.
 */
export function openCounters(shifts: readonly CounterOpen[], offsetAt: (at: number) => number): OpenCounters {
  const measured: { [at in WeekHour]?: { days: number; counters: { [counter: string]: number } } } = {};
  const dates = Map.groupBy(shifts, ({ date }) => date);
  for (const [date, ofDate] of [...dates].sort(([a], [b]) => (a < b ? 1 : -1))) {
    const begin = dayNumber(date) * dayMs;
    const local = ofDate.map((shift) => ({ ...shift, spans: shift.spans.map((span) => moved(span, offsetAt)) }));
    for (let hour = 0; hour < 24; hour++) {
      const open = openIn(local, begin + hour * hourMs);
      const at: WeekHour = `${weekdayOf(dayNumber(date))} ${String(hour).padStart(2, '0')}`;
      const sum = measured[at] ?? { days: 0, counters: {} };
      if (open.length === 0 || sum.days === measuredWeekdays) continue;
      measured[at] = sum;
      sum.days += 1;
      for (const counter of open) sum.counters[counter] = (sum.counters[counter] ?? 0) + 1;
    }
  }
  return measured;
}

/** How many counters of a centre do a service, by their work profiles; nobody comes to a phone desk. */
export function countersFor(centre: Centre, service: string): number {
  return countersOf(centre, service).length;
}

/** The mean number of them that were open at an hour; as many as there are where too little was measured. Never more than there are. */
export function desksMeasured(centre: Centre, service: string, open: OpenCounters | null): (at: WeekHour) => number {
  const counters = countersOf(centre, service);
  return (at) => {
    const hour = open?.[at];
    if (hour === undefined || hour.days < enoughDays) return counters.length;
    return counters.reduce((sum, { id }) => sum + (hour.counters[id] ?? 0), 0) / hour.days;
  };
}

/** The same for each hour at which enough was measured. */
export function desksByHour(
  centre: Centre,
  service: string,
  open: OpenCounters | null,
): { readonly [at in WeekHour]?: number } {
  const desksAt = desksMeasured(centre, service, open);
  const byHour: { [at in WeekHour]?: number } = {};
  for (const at of hoursMeasured(open)) byHour[at] = desksAt(at);
  return byHour;
}

/** The hours at which enough was measured. */
export function hoursMeasured(open: OpenCounters | null): readonly WeekHour[] {
  return weekHours.filter((at) => (open?.[at]?.days ?? 0) >= enoughDays);
}

const weekHours: readonly WeekHour[] = weekdays.flatMap((weekday) =>
  Array.from({ length: 24 }, (_, hour): WeekHour => `${weekday} ${String(hour).padStart(2, '0')}`),
);

const countersOf = ({ counters, profiles }: Centre, service: string): Centre['counters'] => {
  const takes = profiles.filter(({ tiers }) => tiers.flat().some((id) => id === service || id === '*'));
  const taking = new Set(takes.map(({ id }) => id));
  return counters.filter((counter) => !isPhoneDesk(counter) && taking.has(counter.profile));
};

/** The counters that were open for half of an hour at least, as far as the hall was. */
const openIn = (shifts: readonly CounterOpen[], begin: number): readonly string[] => {
  const spans = shifts.flatMap((shift) => shift.spans).filter(({ from, to }) => from < begin + hourMs && to > begin);
  if (spans.length === 0) return [];
  const from = spans.reduce((first, span) => Math.min(first, span.from), begin + hourMs);
  const to = spans.reduce((last, span) => Math.max(last, span.to), begin);
  const [start, end] = [Math.max(from, begin), Math.min(to, begin + hourMs)];
  return shifts.flatMap((shift) => (2 * msBetween(shift.spans, start, end) >= end - start ? shift.counter : []));
};

const moved = ({ from, to }: OpenSpan, offsetAt: (at: number) => number): OpenSpan => ({
  from: from + offsetAt(from),
  to: to + offsetAt(to),
});

/** How much of some spans lies between two instants. */
const msBetween = (spans: readonly OpenSpan[], from: number, to: number): number =>
  spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
