import type { Seat } from '../../shared/seats.ts';
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

/** The slots of a sheet, as `09:00 09:15`. */
const startsOf = (of: Reckoning, { resource, date }: Seat): ReadonlySet<string> => {
  const bookee = bookeeOf(of.centre, resource);
  return new Set(bookee === null ? [] : slotsOf(of, bookee, date).map(({ from, to }) => `${from} ${to}`));
};
