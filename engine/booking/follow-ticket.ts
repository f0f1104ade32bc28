import type { SeatEvent } from '../../shared/booking/seat-events.ts';
import { mayMoveSeat, type Seat } from '../../shared/booking/seats.ts';
import type { QueueEvent, TicketEvent } from '../../shared/events.ts';
import type { Ticket } from '../queue/ticket.ts';

/** What becomes of a seat with its ticket: in the same commit, so that neither is ever true without the other. */

/** The event of the seat that belongs to an event of its ticket; null where nothing becomes of it. `ticket` is as it is after the event. */
export function followTicket(seat: Seat, ticket: Ticket, event: TicketEvent): SeatEvent | null {
  const { at, by, date } = event;
  const stamp = { at, by, date, practice: false, seat: seat.id };
  switch (event.type) {
    case 'ticket-finished':
      return mayMoveSeat(seat.status, 'heard') ? { ...stamp, type: 'seat-heard' } : null;
    case 'ticket-cancelled':
      return missed(seat, stamp);
    case 'ticket-no-show':
      return event.back === undefined ? missed(seat, stamp) : null;
    case 'ticket-expired':
      // A visitor at a counter was heard, though the day closed over it.
      return ticket.firstStartedAt === null ? missed(seat, stamp) : heard(seat, stamp);
    case 'ticket-reinstated':
      return seat.status === 'missed' ? { ...stamp, type: 'seat-reinstated', to: 'arrived' } : null;
    case 'ticket-undone':
      return seat.status === 'heard' || seat.status === 'missed' ? { ...stamp, type: 'seat-undone' } : null;
    default:
      return null;
  }
}

/** Whether an event may concern a seat at all. */
export function endsOrReturns(event: QueueEvent): event is TicketEvent {
  return following.has(event.type);
}

type Stamp = Pick<SeatEvent, 'at' | 'by' | 'date' | 'practice' | 'seat'>;
const missed = (seat: Seat, stamp: Stamp): SeatEvent | null =>
  mayMoveSeat(seat.status, 'miss') ? { ...stamp, type: 'seat-missed' } : null;
const heard = (seat: Seat, stamp: Stamp): SeatEvent | null =>
  mayMoveSeat(seat.status, 'heard') ? { ...stamp, type: 'seat-heard' } : null;

const following: ReadonlySet<QueueEvent['type']> = new Set([
  'ticket-finished',
  'ticket-cancelled',
  'ticket-no-show',
  'ticket-expired',
  'ticket-reinstated',
  'ticket-undone',
]);
