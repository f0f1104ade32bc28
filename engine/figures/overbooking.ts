import type { Overbooking } from '../../shared/booking/booking-figures.ts';
import { spread } from '../../shared/reports/figures.ts';
import type { ServiceRoom } from '../booking/sheet-slots.ts';
import { roomAt } from '../booking/slots.ts';
import { dayNumber, weekdayOf } from '../calendar/day-numbers.ts';
import { type CountedSeat, cameTo } from './counted-seat.ts';

/**
 * What it did that slots took more seats than they have room: of services alone, as officials are never overbooked. Who is seated as
 * urgent was not foreseen by any number, and is left out.
 */
export function beginOverbooking(rooms: readonly ServiceRoom[]) {
  const roomOf = new Map(rooms.map((room) => [room.resource, room]));
  const sums = { slots: 0, overbooked: 0, overfull: 0 };
  const [waitsOverfull, waitsOther]: [number[], number[]] = [[], []];
  return {
    /** All seats of a date are added together. */
    add(seats: readonly CountedSeat[]): void {
      const decided = seats.filter((seat) => roomOf.has(seat.resource) && !seat.urgent && cameTo(seat) !== null);
      for (const slot of Map.groupBy(decided, ({ resource, date, from }) => `${resource} ${date} ${from}`).values()) {
        const room = roomIn(roomOf, slot[0]);
        const came = slot.filter((seat) => cameTo(seat) === true);
        sums.slots += 1;
        if (slot.length > room) sums.overbooked += 1;
        if (came.length > room) sums.overfull += 1;
        const waits = came.flatMap(({ waitSeconds }) => waitSeconds ?? []);
        (came.length > room ? waitsOverfull : waitsOther).push(...waits);
      }
    },
    finish: (): Overbooking => ({ ...sums, waitOverfull: spread(waitsOverfull), waitOther: spread(waitsOther) }),
  };
}

const roomIn = (rooms: ReadonlyMap<string, ServiceRoom>, seat: CountedSeat | undefined): number => {
  const room = seat === undefined ? undefined : rooms.get(seat.resource);
  if (seat === undefined || room === undefined) return Number.POSITIVE_INFINITY;
  const { rules, visitMinutes, counters, open } = room;
  const weekday = weekdayOf(dayNumber(seat.date));
  return roomAt({ rules, visitMinutes, weekday, measured: (at) => open[at] ?? counters }, seat.from ?? '');
};
