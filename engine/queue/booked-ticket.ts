import type { BookedVisit } from '../../shared/booking/seat-events.ts';
import type { LinePlace, TicketIssued, TicketPlaced, TicketServedDirectly } from '../../shared/events.ts';
import { isBookedLine } from './order/lines.ts';
import type { Ticket } from './ticket.ts';

/** What is different about a ticket for a seat: it waits from its slot on, and is not offered before it. */

/** The seat that a new ticket is for; null = they booked none. */
export function bookedIn(event: TicketIssued | TicketServedDirectly): BookedVisit | null {
  return 'booked' in event ? (event.booked ?? null) : null;
}

/** [SE15] From when on somebody who came at `at` counts as waiting (ms). */
export function waitsFrom(booked: BookedVisit | null, at: number): number {
  return Math.max(at, booked?.startsAt ?? at);
}

/** [SE11] One who stood by has a place: their ticket stands there, and their wait begins with its slot. */
export function placed(ticket: Ticket, { place, booked }: TicketPlaced): Ticket {
  const legs = ticket.legs.map((leg, at) =>
    at === ticket.legs.length - 1 && leg.queuedAt !== null
      ? { ...leg, queuedAt: waitsFrom(booked, leg.queuedAt) }
      : leg,
  );
  return { ...ticket, place, booked, notBefore: booked.notBefore, legs };
}

/** When a ticket that goes back to its place is offered again (ms): one who booked, not before their slot; null = at once. */
export function offeredFrom({ booked }: Ticket, { line }: LinePlace, at: number): number | null {
  return isBookedLine(line) && booked?.notBefore != null && booked.notBefore > at ? booked.notBefore : null;
}
