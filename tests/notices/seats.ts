import { instantOf } from '../../engine/queue/business-day.ts';
import type { SeatBooked } from '../../shared/booking/seat-events.ts';
import type { Seat, SeatStatus } from '../../shared/booking/seats.ts';

/** Seats and their events for the tests of notices. */

export const zone = 'Asia/Baku';
export const inBaku = (date: string, time: string): number => instantOf(date, time, zone);

/** A seat of a quarter of an hour. */
export function aSeat(of: { readonly status: SeatStatus; readonly date: string; readonly from: string | null }): Seat {
  const startsAt = of.from === null ? null : inBaku(of.date, of.from);
  return {
    ...{ id: 's1', resource: 'official-head', service: 'official-reception', person: 'p1', code: '123456' },
    ...{
      language: 'az',
      channel: 'web',
      ticket: null,
      standby: of.from === null,
      urgent: false,
      request: null,
      sequence: 3,
    },
    ...{ heldUntil: null, bookedAt: 1, arrivedAt: null, endedAt: null, ...of, to: of.from },
    ...{ startsAt, endsAt: startsAt === null ? null : startsAt + 900_000 },
  };
}

/** That the seat was booked. */
export function bookedEvent(of: { readonly at: number; readonly date: string; readonly from: string }): SeatBooked {
  const { at, date, from } = of;
  const startsAt = inBaku(date, from);
  return {
    ...{
      type: 'seat-booked',
      at,
      date,
      by: { kind: 'system', id: 'clock', role: 'system' },
      practice: false,
      seat: 's1',
    },
    ...{ sheet: { resource: 'official-head', date }, service: 'official-reception', from, to: from },
    ...{ startsAt, endsAt: startsAt + 900_000, n: 1, person: 'p1', code: '123456', language: 'az', channel: 'web' },
  };
}
