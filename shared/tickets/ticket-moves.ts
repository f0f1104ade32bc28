import type { TicketEvent } from '../events.ts';

/** The moves of a ticket, by the names of their events. */
export const ticketMoves = [
  'ticket-issued',
  'ticket-served-directly',
  'ticket-called',
  'ticket-recalled',
  'ticket-started',
  'ticket-finished',
  'ticket-moved-on',
  'ticket-no-show',
  'ticket-reinstated',
  'ticket-requeued',
  'ticket-parked',
  'ticket-resumed',
  'ticket-transferred',
  'service-added',
  'ticket-edited',
  'ticket-cancelled',
  'ticket-expired',
  'ticket-undone',
  'slip-reprinted',
  'ticket-placed',
] as const satisfies readonly TicketEvent['type'][];
