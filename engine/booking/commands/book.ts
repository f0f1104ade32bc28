import type { SeatReleased } from '../../../shared/booking/seat-events.ts';
import type { Seat, SeatTime, SheetId } from '../../../shared/booking/seats.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { isShown, nearestText, placeAt, placesOn } from '../free-places.ts';
import { personRefusal } from '../person-limits.ts';
import type { BookSeat, HoldPlace, ReleaseHold, SeatUrgently, StandBy } from '../seat-commands.ts';
import { type Bookee, isWithinDays, seatTime, slotsOf } from '../sheet-slots.ts';
import type { Slot } from '../slots.ts';
import { hasLapsed } from '../taken.ts';
import {
  rulesOf,
  type SeatDecision,
  type Sheet,
  seatsDecided,
  stampSeat,
  theBookee,
  theSeat,
  todayOf,
  type World,
} from '../world.ts';

/** How somebody comes to a seat: a place is held, then booked; or they stand by, or are seated at once. */

/** [SE5] [SE6] Keeps a place for a while: of many who ask for the last one, the first has it. */
export function hold(world: World, command: HoldPlace): SeatDecision {
  const bookee = theBookee(world, command.resource);
  if (!bookee.ok) return bookee;
  const { seat, resource, date, channel } = command;
  const id: SheetId = { resource, date };
  const offered = command.instead === undefined ? undefined : offeredTo(world, id, command.instead, command.from);
  const place = freePlace(world, bookee.value, id, command.from, offered);
  if (!place.ok) return place;
  return seatsDecided(...lapsed(world, world.sheet(id)), {
    ...stampSeat(world),
    type: 'seat-held',
    seat,
    sheet: id,
    service: bookee.value.service,
    ...seatTime(place.value, date, world.centre.timeZone),
    channel,
    until: world.at + rulesOf(world).holdSeconds * 1000,
    n: place.value.seats,
  });
}

/** [SE7] Somebody takes a place that is held for them. Held too long, it is theirs all the same while nobody else has it. */
export function book(world: World, command: BookSeat): SeatDecision {
  const found = theSeat(world, command.seat, 'book');
  if (!found.ok) return found;
  const held = found.value;
  const { resource, date, service, channel } = held;
  const bookee = theBookee(world, resource);
  if (!bookee.ok) return bookee;
  const slot = heldSlot(world, bookee.value, held);
  if (!slot.ok) return slot;
  const limit = personRefusal(world, command.person, resource);
  if (limit !== null) return { ok: false, refusal: limit };
  const sheet = world.sheet(held);
  const others = { ...sheet, seats: sheet.seats.filter(({ id }) => id !== held.id) };
  return seatsDecided(...lapsed(world, others), {
    ...stampSeat(world),
    type: 'seat-booked',
    ...{ seat: held.id, sheet: { resource, date }, service, channel, n: slot.value.seats },
    ...timeIn(world, slot.value, date),
    ...taking(world, date, command),
  });
}

/** [SE11] Waits for a place of a date on which none is free. */
export function standBy(world: World, command: StandBy): SeatDecision {
  const bookee = theBookee(world, command.resource);
  if (!bookee.ok) return bookee;
  const { seat, resource, date, channel } = command;
  const id: SheetId = { resource, date };
  const places = isShown(world, bookee.value, id) ? placesOn(world, bookee.value, id) : [];
  if (places.length === 0) return slotGone(world, bookee.value, id, '00:00');
  if (!rulesOf(world).standby) return refuse('no-standby', 'Nobody stands by in this centre');
  if (places.some(({ free }) => free > 0))
    return refuse('places-free', 'There are free places on this date', {
      nearest: nearestText(world, bookee.value, id, '00:00'),
    });
  const limit = personRefusal(world, command.person, resource);
  if (limit !== null) return { ok: false, refusal: limit };
  const of = { seat, sheet: id, service: bookee.value.service, channel };
  return seatsDecided({ ...stampSeat(world), type: 'seat-stood-by', ...of, ...taking(world, date, command) });
}

/** [SE16] Seats somebody today on top of what a slot takes, with the reason. */
export function seatUrgently(world: World, command: SeatUrgently): SeatDecision {
  const bookee = theBookee(world, command.resource);
  if (!bookee.ok) return bookee;
  const { seat, resource, channel, reason } = command;
  const date = todayOf(world);
  const slots = slotsOf(world, bookee.value, date).filter((slot) => timeIn(world, slot, date).endsAt > world.at);
  const slot = slots.find(({ from }) => command.from === undefined || from === command.from);
  if (slot === undefined) return slotGone(world, bookee.value, { resource, date }, command.from ?? '00:00');
  const limit = personRefusal(world, command.person, resource);
  if (limit !== null && limit.code === 'has-seat') return { ok: false, refusal: limit };
  const of = { seat, sheet: { resource, date }, service: bookee.value.service, channel, n: slot.seats, reason };
  return seatsDecided({
    ...stampSeat(world),
    type: 'seat-booked',
    ...of,
    ...timeIn(world, slot, date),
    ...taking(world, date, command),
    urgent: true,
  });
}

export function release(world: World, { seat: id }: ReleaseHold): SeatDecision {
  const seat = theSeat(world, id, 'release');
  return seat.ok ? seatsDecided({ ...stampSeat(world), type: 'seat-released', seat: id, why: 'asked' }) : seat;
}

/** [SE5] The holds of a sheet that are over, written down with the next thing that happens to it. */
export function lapsed(world: World, sheet: Sheet): readonly SeatReleased[] {
  return sheet.seats
    .filter((seat) => seat.status === 'held' && hasLapsed(seat, world.at, rulesOf(world)))
    .map(({ id }) => ({ ...stampSeat(world), type: 'seat-released', seat: id, why: 'lapsed' }));
}

/** The slot of this time, if a place of it is free; else `slot-gone` or `slot-taken`, with the nearest that are. */
export function freePlace(world: World, bookee: Bookee, id: SheetId, from: string, offered?: string): Result<Slot> {
  const may = offered !== undefined || isShown(world, bookee, id);
  const place = may ? placeAt(world, bookee, id, from, offered) : null;
  if (place === null) return slotGone(world, bookee, id, from);
  return place.free > 0 ? ok(place.slot) : slotTaken(world, bookee, id, from);
}

/** Figures that no other seat of the date has. */
export function freeCode({ hasCode }: Pick<World, 'hasCode'>, date: string, code: string): string {
  let number = Number(code) % codes;
  while (hasCode(date, figures(number))) number = (number + step) % codes;
  return figures(number);
}

/** The seat whose offer this place is; undefined if it is none. */
const offeredTo = (world: World, id: SheetId, seat: string, from: string): string | undefined => {
  const isOffered = world.sheet(id).withheld.some((one) => one.offered && one.seat === seat && one.from === from);
  return isOffered ? seat : undefined;
};

/** [SE2] The slot of a hold, as far as it may still be booked: on its date as things are now, and as if asked for again once the hold is over. */
const heldSlot = (world: World, bookee: Bookee, held: Seat): Result<Slot> => {
  const { date, startsAt } = held;
  const from = held.from ?? '';
  if (hasLapsed(held, world.at, rulesOf(world))) return freePlace(world, bookee, held, from);
  const isOffered = bookee.kind === 'official' ? bookee.official.offered : bookee.of.offered;
  const slot = slotsOf(world, bookee, date).find((one) => one.from === from);
  const hasBegun = startsAt === null || startsAt <= world.at;
  if (slot === undefined || hasBegun || !isOffered || !isWithinDays(world, bookee, date, world.at))
    return slotGone(world, bookee, held, from);
  return ok(slot);
};

const codes = 1_000_000;
/** Prime to the number of codes, so that every code is come to. */
const step = 7919;
const figures = (number: number): string => String(number).padStart(6, '0');

const taking = (
  world: World,
  date: string,
  { person, code, language, request }: Pick<BookSeat, 'person' | 'code' | 'language' | 'request'>,
) => ({
  person,
  code: freeCode(world, date, code),
  language,
  ...(request === undefined ? {} : { request }),
});

const timeIn = (world: World, slot: Slot, date: string): SeatTime => seatTime(slot, date, world.centre.timeZone);

const slotGone = (world: World, bookee: Bookee, id: SheetId, from: string) =>
  refuse('slot-gone', 'There is no such time', { nearest: nearestText(world, bookee, id, from) });

const slotTaken = (world: World, bookee: Bookee, id: SheetId, from: string) =>
  refuse('slot-taken', 'This time has been taken', { nearest: nearestText(world, bookee, id, from) });
