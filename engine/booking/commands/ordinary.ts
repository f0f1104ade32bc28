import type { BookingEvent } from '../../../shared/booking/seat-events.ts';
import type { Seat } from '../../../shared/booking/seats.ts';
import { ok, type Refusal } from '../../../shared/refusals.ts';
import type { TakeOrdinary } from '../seat-commands.ts';
import { liveSeatToday, standsAs } from '../taken.ts';
import {
  hasSeat,
  hasTicket,
  noSeat,
  rulesOf,
  type SeatDecided,
  type SeatDecision,
  stampSeat,
  todayOf,
  type World,
  wrongStatus,
} from '../world.ts';
import { outside, ticketOf } from './arrive.ts';
import { givenBack } from './change.ts';

/**
 * [SE10] An ordinary ticket for who has a seat today and comes outside its time: the seat is given up for it in the same commit, so that
 * nobody ever has both. Asked twice it is the same ticket.
 */
export function takeOrdinary(world: World, command: TakeOrdinary): SeatDecision {
  const seat = world.seat(command.seat);
  if (seat === null) return noSeat;
  const own = world.ordinaryTickets(seat);
  if (own.some(({ instead }) => instead === seat.id)) return ok({ events: [], commands: [] });
  const onePerPhone = world.centre.limits?.onePerPhone === true;
  const held = own.find(({ service }) => onePerPhone || service === seat.service);
  if (held !== undefined) return { ok: false, refusal: hasTicket(held) };
  const given = givenUp(world, seat);
  if (!given.ok) return given;
  const other = otherSeat(world, seat);
  if (other !== null) return { ok: false, refusal: other };
  const { events, commands } = given.value;
  return ok({ events, commands: [ticketFor(world, command, seat), ...commands] });
}

/** What becomes of the seat: before its time it is given back, after it is missed. In its time one checks in for it. */
const givenUp = (world: World, seat: Seat): SeatDecision => {
  const missed: BookingEvent = { ...stampSeat(world), type: 'seat-missed', seat: seat.id };
  if (seat.date !== todayOf(world)) return { ok: false, refusal: outside(world, seat) ?? notNow(seat) };
  switch (standsAs(seat, world.at, rulesOf(world))) {
    case 'standby':
      return ok(givenBack(world, seat));
    case 'booked':
      return outside(world, seat) === null ? { ok: false, refusal: notNow(seat) } : ok(givenBack(world, seat));
    case 'missed':
      // Who had a ticket for it was called: they come back with that one, at the counter.
      if (seat.ticket !== null) return wrongStatus(seat, 'cancel');
      return ok({ events: seat.status === 'missed' ? [] : [missed], commands: [] });
    default:
      return wrongStatus(seat, 'cancel');
  }
};

const notNow = (seat: Seat): Refusal => hasSeat(seat, 'This is the time of their seat: they check in for it');

/** Another seat of the same service today, of another resource: an ordinary ticket would stand beside that one. */
const otherSeat = (world: World, { id, person, service }: Seat): Refusal | null => {
  const others = person === null ? [] : world.ofPerson(person).filter((one) => one.id !== id);
  const asked = { service, today: todayOf(world), at: world.at, rules: rulesOf(world) };
  const other = liveSeatToday(others, asked);
  return other === null ? null : hasSeat(other, 'This person has another seat today');
};

const ticketFor = (world: World, command: TakeOrdinary, seat: Seat): SeatDecided['commands'][number] => ({
  ...ticketOf(world, command, seat),
  channel: command.channel,
  instead: seat.id,
});
