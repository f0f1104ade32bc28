import type { BookableRules } from '../../shared/booking/booking.ts';
import type { Reception } from '../../shared/booking/booking-schema.ts';
import type { Weekday } from '../../shared/schema-parts.ts';
import { minutesOf } from '../../shared/time/time-of-day.ts';
import { seatsOf, slotCapacity } from './capacity.ts';
import type { WeekHour } from './open-counters.ts';

/** [SE1] The slots of a sheet, reckoned each time from what is configured: nothing of a free slot is stored. Times are local, HH:MM. */

export interface Slot {
  readonly from: string;
  readonly to: string;
  /** How many can be served. */
  readonly capacity: number;
  /** n(c): how many may be booked. */
  readonly seats: number;
}
export interface Span {
  readonly from: string;
  readonly to: string;
}
/** How many seats of each slot are taken, by its time. */
export type Taken = ReadonlyMap<string, number>;

/** The slots of an official's date: one visitor each, never overbooked. */
export function officialSlots(receptions: readonly Reception[]): readonly Slot[] {
  const cut = receptions.flatMap((reception) => pieces(reception, reception.minutes));
  const slots = new Map(cut.map((piece) => [piece.from, { ...piece, capacity: 1, seats: 1 }]));
  return [...slots.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** What the slots of a service are reckoned from. */
export interface ServiceDay {
  readonly rules: BookableRules;
  readonly weekday: Weekday;
  /** When the centre, and the service in it, is open on the date. */
  readonly open: readonly Span[];
  /** How long a visit takes, in minutes. */
  readonly visitMinutes: number;
  readonly attendance: number;
  readonly overbookRisk: number;
  /** How many counters do it. */
  readonly counters: number;
  /** How many of them were open in an hour of a weekday; asked where the document names none. */
  readonly measured: (at: WeekHour) => number;
}

/**
 * [SE3] [SE4] The slots of a service on a date, those left out that would have no room for anybody with every counter open. One that has
 * none as was measured stands with 0 seats: who had booked it keeps their seat.
 */
export function serviceSlots(day: ServiceDay): readonly Slot[] {
  const { rules } = day;
  const seatsFor = seatsByCapacity(day);
  const withAll = { ...day, measured: () => day.counters };
  return day.open
    .flatMap((span) => pieces(span, rules.minutes))
    .filter(({ from }) => roomAt(withAll, from) > 0)
    .map((piece) => {
      const capacity = roomAt(day, piece.from);
      return { ...piece, capacity, seats: seatsFor(capacity) };
    });
}

/** A day has many slots and few capacities. */
const seatsByCapacity = ({ attendance, overbookRisk }: ServiceDay) => {
  const known = new Map<number, number>();
  return (capacity: number): number => {
    const seats = known.get(capacity) ?? seatsOf(capacity, attendance, overbookRisk);
    known.set(capacity, seats);
    return seats;
  };
};

/** [SE4] For how many a slot of a service that begins at a time (HH:MM) has room. */
export function roomAt(day: Pick<ServiceDay, 'rules' | 'weekday' | 'visitMinutes' | 'measured'>, from: string): number {
  const { rules, visitMinutes } = day;
  const desks = desksAt(day, from);
  return slotCapacity({ desks, slotMinutes: rules.minutes, visitMinutes, share: rules.share });
}

/** How many seats of a slot are free. */
export function freeSeats(slot: Slot, taken: Taken): number {
  return Math.max(0, slot.seats - (taken.get(slot.from) ?? 0));
}

/** The spans that both lists have in common, in order. */
export function commonSpans(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      const [from, to] = [one.from > other.from ? one.from : other.from, one.to < other.to ? one.to : other.to];
      return from < to ? [{ from, to }] : [];
    }),
  );
}

/** A span cut into pieces of so many minutes; what is left at its end is too short for anybody. */
const pieces = ({ from, to }: Span, minutes: number): readonly Span[] => {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return Array.from({ length: Math.max(0, Math.floor((end - start) / minutes)) }, (_, at) => ({
    from: timeOf(start + at * minutes),
    to: timeOf(start + (at + 1) * minutes),
  }));
};

const desksAt = (
  { rules: { desks }, weekday, measured }: Pick<ServiceDay, 'rules' | 'weekday' | 'measured'>,
  from: string,
): number => {
  if (typeof desks === 'number') return desks;
  if (desks === undefined) return measured(`${weekday} ${from.slice(0, 2)}`);
  const rows = desks.filter((row) => row.weekday === weekday && row.from <= from && from < row.to);
  return rows.reduce((most, row) => Math.max(most, row.desks), 0);
};

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
