import type { BookingEvent } from '../../../shared/booking/seat-events.ts';
import type { Offer, Seat } from '../../../shared/booking/seats.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { placesOn } from '../free-places.ts';
import type { CallOff } from '../seat-commands.ts';
import { type Bookee, datesFrom, slotsOf } from '../sheet-slots.ts';
import { isCalledOff, offeredMs } from '../taken.ts';
import { type SeatDecision, stampSeat, theBookee, todayOf, type World } from '../world.ts';

/** [SE13] Nothing of a date, or of a part of it, takes place: those with a seat there are offered others before anybody else sees them. */
export function callOff(world: World, command: CallOff): SeatDecision {
  const bookee = theBookee(world, command.resource);
  if (!bookee.ok) return bookee;
  const { resource, date, span, reason } = command;
  if (date < todayOf(world)) return refuse('too-late', 'This date is over', { date });
  const off = { resource, date, span, reason, at: world.at };
  if (!slotsOf(world, bookee.value, date).some((slot) => isCalledOff([off], slot)))
    return refuse('slot-gone', 'Nothing takes place then', { date });
  const ended = world.sheet({ resource, date }).seats.filter((seat) => isEnded(seat, span));
  const offers = offersFor(world, bookee.value, command, ended.filter(({ status }) => status !== 'held').length);
  const events: BookingEvent[] = [
    { ...stampSeat(world), type: 'sheet-called-off', sheet: { resource, date }, span, reason },
  ];
  for (const { id, status, sequence } of ended)
    events.push({
      ...stampSeat(world),
      type: 'seat-called-off',
      ...{ seat: id, reason, sequence: sequence + 1 },
      offers: status === 'held' ? [] : (offers.shift() ?? []),
      offeredUntil: world.at + offeredMs,
    });
  return ok({ events, commands: [] });
}

/** Held, booked and standby alike; of a part only what lies in it. One who is here already is still heard. */
const isEnded = ({ status, from }: Seat, span: CallOff['span']): boolean => {
  if (status !== 'held' && status !== 'booked' && status !== 'standby') return false;
  return span === null || (from !== null && span.from <= from && from < span.to);
};

const offersEach = 3;
/** As far as is looked for other times. */
const datesLookedAt = 60;

/** Three other times for each, as long as there are any: the first to everybody before anybody has a second. */
const offersFor = (world: World, bookee: Bookee, { resource, date }: CallOff, seats: number): (readonly Offer[])[] => {
  const offers: Offer[] = [];
  let looked = 0;
  for (const later of datesFrom(world, bookee, date, world.at)) {
    if (offers.length >= seats * offersEach || looked >= datesLookedAt) break;
    looked += 1;
    if (later === date) continue;
    for (const { slot, free } of placesOn(world, bookee, { resource, date: later }))
      for (let place = 0; place < free; place++) offers.push({ date: later, from: slot.from });
  }
  return Array.from({ length: seats }, (_, seat) => {
    const own = [offers[seat], offers[seat + seats], offers[seat + 2 * seats]];
    return own.filter((offer) => offer !== undefined);
  });
};
