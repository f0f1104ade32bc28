import type {
  BookingEvent,
  SeatBooked,
  SeatCalledOff,
  SeatCancelled,
  SeatChange,
  SeatEvent,
  SeatHeld,
  SeatMoved,
  SeatStoodBy,
} from '../../shared/booking/seat-events.ts';
import type { CalledOff, Seat, SeatPlace, Withheld } from '../../shared/booking/seats.ts';

/** A seat, and what else stands on its sheet, as the log tells them. A stored fact is never refused. */

/** The seat after an event of its own; null = there is none. */
export function evolveSeat(seat: Seat | null, event: SeatEvent): Seat | null {
  if (event.type === 'seat-held') return { ...bare(event), ...timeOf(event), heldUntil: event.until };
  if (event.type === 'seat-booked') return booked(event);
  if (event.type === 'seat-stood-by') return { ...bare(event), ...taken(event), status: 'standby', standby: true };
  return seat === null ? null : evolveKnown(seat, event);
}

/** The places that an event leaves withheld. */
export function withheldBy(event: BookingEvent, seat: Seat | null): readonly Withheld[] {
  switch (event.type) {
    case 'seat-moved':
      return event.withheldUntil === null
        ? []
        : [{ ...event.left, until: event.withheldUntil, seat: event.seat, offered: false }];
    case 'seat-cancelled': {
      if (event.withheldUntil === null || seat === null || seat.from === null) return [];
      const { resource, date, from } = seat;
      return [{ resource, date, from, until: event.withheldUntil, seat: event.seat, offered: false }];
    }
    case 'seat-called-off': {
      if (seat === null) return [];
      const of = { resource: seat.resource, until: event.offeredUntil, seat: event.seat, offered: true };
      return event.offers.map(({ date, from }) => ({ ...of, date, from }));
    }
    default:
      return [];
  }
}

/** What of a sheet an event calls off. */
export function calledOffBy(event: BookingEvent): readonly CalledOff[] {
  if (event.type !== 'sheet-called-off') return [];
  const { sheet, span, reason, at } = event;
  return [{ ...sheet, span, reason, at }];
}

const bare = (event: SeatHeld | SeatBooked | SeatStoodBy): Seat => ({
  id: event.seat,
  ...event.sheet,
  from: null,
  to: null,
  startsAt: null,
  endsAt: null,
  status: 'held',
  service: event.service,
  person: null,
  code: null,
  language: null,
  channel: event.channel,
  ticket: null,
  standby: false,
  urgent: false,
  request: null,
  heldUntil: null,
  bookedAt: null,
  arrivedAt: null,
  endedAt: null,
  sequence: 0,
});

const timeOf = ({ from, to, startsAt, endsAt }: SeatPlace) => ({
  from,
  to,
  startsAt,
  endsAt,
});

const taken = ({ person, code, language, at, request }: SeatBooked | SeatStoodBy) => ({
  ...{ person, code, language, request: request ?? null },
  bookedAt: at,
});

const booked = (event: SeatBooked): Seat => ({
  ...bare(event),
  ...timeOf(event),
  ...taken(event),
  status: 'booked',
  urgent: event.urgent === true,
});

const givenUp = (seat: Seat, { type, sequence, at }: SeatCancelled | SeatCalledOff): Seat => ({
  ...seat,
  status: type === 'seat-cancelled' ? 'cancelled' : 'called-off',
  heldUntil: null,
  sequence,
  endedAt: at,
});

const moved = (seat: Seat, event: SeatMoved): Seat => {
  const { sheet, code, sequence, service = seat.service } = event;
  return { ...seat, ...sheet, ...timeOf(event), service, code, sequence };
};

const evolveKnown = (seat: Seat, event: SeatChange): Seat => {
  const { at } = event;
  switch (event.type) {
    case 'seat-seated':
      return { ...seat, ...timeOf(event), status: seat.status === 'standby' ? 'booked' : seat.status };
    case 'seat-moved':
      return moved(seat, event);
    case 'seat-released':
      return { ...seat, status: 'released', heldUntil: null, endedAt: at };
    case 'seat-cancelled':
    case 'seat-called-off':
      return givenUp(seat, event);
    case 'seat-arrived':
      return { ...seat, status: 'arrived', ticket: event.visit, arrivedAt: at };
    case 'seat-missed':
      return { ...seat, status: 'missed', endedAt: at };
    case 'seat-reinstated':
      return { ...seat, status: event.to, endedAt: null };
    case 'seat-heard':
      return { ...seat, status: 'heard', endedAt: at };
    case 'seat-undone':
      return { ...seat, status: 'arrived', endedAt: null };
  }
};
