import type { Seat } from '../../shared/booking/seats.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';
import { bookeeOf, type Reckoning, slotsOf } from './sheet-slots.ts';

/** [SE13] Of seats that are to come, those that a document would leave without their slot: booked ones, and those who stand by on a date without any. */
export function seatsOutside(of: Reckoning, seats: readonly Seat[]): readonly Seat[] {
  const known = new Map<string, ReadonlySet<string>>();
  return seats.filter((seat) => {
    const name = `${seat.resource} ${seat.date}`;
    const slots = known.get(name) ?? startsOf(of, seat);
    known.set(name, slots);
    return seat.from === null ? slots.size === 0 : !slots.has(`${seat.from} ${seat.to}`);
  });
}

/**
 * [SE13] Those that a change leaves without their slot, and that had it before: of what was outside already no change is to blame.
 * `now` null = there was nothing in force before.
 */
export function seatsLeftOutside(now: Reckoning | null, next: Reckoning, seats: readonly Seat[]): readonly Seat[] {
  const outside = seatsOutside(next, seats);
  if (now === null || outside.length === 0) return outside;
  const before = new Set(seatsOutside(now, outside).map(({ id }) => id));
  return outside.filter(({ id }) => !before.has(id));
}

/** [SE13] What is said of seats that would be left outside, at this path; null if there are none. */
export function outsideRefusal(path: string, outside: readonly Seat[]): Refusal | null {
  if (outside.length === 0) return null;
  const dates = [...new Set(outside.map(({ date }) => date))].sort();
  const about = { path, count: outside.length, dates: dates.slice(0, 20).join(' ') };
  const message = `${path}: ${outside.length} seats would be left without their slot (${about.dates}); call their dates off first`;
  return refuse('in-use', message, about).refusal;
}

/** The slots of a sheet, as `09:00 09:15`. */
const startsOf = (of: Reckoning, { resource, date }: Seat): ReadonlySet<string> => {
  const bookee = bookeeOf(of.centre, resource);
  return new Set(bookee === null ? [] : slotsOf(of, bookee, date).map(({ from, to }) => `${from} ${to}`));
};
