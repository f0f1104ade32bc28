import type { Seat } from '../../../shared/booking/seats.ts';
import type { SeatBody } from '../../../shared/route-bodies.ts';
import type { Committed } from '../../centre/centre-request.ts';

/** A seat as a reply shows it: nothing of who has it. */
export function seatBody(seat: Seat): SeatBody {
  const { id, resource, date, from, to, status, service, code, language, channel, ticket, standby } = seat;
  return {
    ...{ id, resource, date, from, to, status, service, code, language, channel, ticket, standby },
    ...{ urgent: seat.urgent, request: seat.request },
    startsAt: iso(seat.startsAt),
    endsAt: iso(seat.endsAt),
    bookedAt: iso(seat.bookedAt),
    arrivedAt: iso(seat.arrivedAt),
    sequence: seat.sequence,
  };
}

/** The seat of a request as its reply shows it. */
export function seatValue({ seatOf }: Committed, id: string): { seat: SeatBody } {
  const seat = seatOf(id);
  if (seat === null) throw new Error(`no such seat after its own event: ${id}`);
  return { seat: seatBody(seat) };
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
