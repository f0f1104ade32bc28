import type { BookingEvent, SeatSeated } from '../../shared/booking/seat-events.ts';
import type { Seat, SeatTime } from '../../shared/booking/seats.ts';
import type { Command } from '../../shared/commands.ts';
import { hourMs } from '../../shared/time/durations.ts';
import { type Bookee, bookeeOf, seatTime, slotsOf } from './sheet-slots.ts';
import { freeSeats, type Slot } from './slots.ts';
import { isCalledOff, takenByOthers } from './taken.ts';
import { rulesOf, type SeatDecided, type Sheet, sheetAfter, stampSeat, type World } from './world.ts';

/** How near to its start a place goes to those who stand by, and is not offered to others first (ms). */
export const standbyMs = 2 * hourMs;

/**
 * [SE11] [SE12] Places of the next two hours that nobody has, given to those who stand by: first to those who are here, in the order
 * in which they came; a place whose time has not begun then to the others, in the order in which they asked.
 */
export function seatStandby(world: World, sheet: Sheet): SeatDecided {
  const bookee = bookeeOf(world.centre, sheet.resource);
  const events: BookingEvent[] = [];
  const commands: Command[] = [];
  if (bookee === null || !sheet.seats.some(standsBy)) return { events, commands };
  for (let now = sheet; ; now = sheetAfter(sheet, events)) {
    const given = nextGiven(world, bookee, now);
    if (given === null) return { events, commands };
    events.push(given.event);
    if (given.command !== null) commands.push(given.command);
  }
}

/** Whether somebody waits for a place: here with a ticket, or not yet. */
export function standsBy({ status, from, standby }: Seat): boolean {
  return standby && from === null && (status === 'standby' || status === 'arrived');
}

/** The event of a place that is given to one who stands by, and what their ticket is told. */
export function given(world: World, bookee: Bookee, seat: Seat, slot: Slot) {
  const time = seatTime(slot, seat.date, world.centre.timeZone);
  const event: SeatSeated = { ...stampSeat(world), type: 'seat-seated', seat: seat.id, ...time, n: slot.seats };
  return { event, command: seat.ticket === null ? null : placed(world, bookee, seat, seat.ticket, time) };
}

const placed = (
  { at, by }: World,
  { counter }: Bookee,
  seat: Seat,
  ticket: string,
  { from, startsAt }: SeatTime,
): Command => ({
  type: 'place-ticket',
  at,
  by,
  ticket,
  booked: { seat: seat.id, from, startsAt, counter, standby: true },
});

const nextGiven = (world: World, bookee: Bookee, sheet: Sheet) => {
  const rules = rulesOf(world);
  const taken = takenByOthers(sheet, world.at, rules);
  const waiting = sheet.seats.filter(standsBy).toSorted(inOrder);
  for (const slot of slotsOf(world, bookee, sheet.date)) {
    const { startsAt, endsAt } = seatTime(slot, sheet.date, world.centre.timeZone);
    const isNear = endsAt > world.at && startsAt - world.at <= standbyMs;
    if (!isNear || isCalledOff(sheet.calledOff, slot) || freeSeats(slot, taken) < 1) continue;
    const seat = waiting.find(({ status }) => status === 'arrived' || startsAt > world.at);
    if (seat !== undefined) return given(world, bookee, seat, slot);
  }
  return null;
};

const inOrder = (a: Seat, b: Seat): number =>
  (a.arrivedAt ?? Number.MAX_SAFE_INTEGER) - (b.arrivedAt ?? Number.MAX_SAFE_INTEGER) ||
  (a.bookedAt ?? 0) - (b.bookedAt ?? 0) ||
  (a.id < b.id ? -1 : 1);
