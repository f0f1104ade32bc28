import type { BookedVisit } from '../../../shared/booking/seat-events.ts';
import type { BookedLine } from '../../../shared/booking/seats.ts';
import type { CentreLine, TicketLine } from '../../../shared/views.ts';
import { iso } from '../dates.ts';
import { emergencyLine } from '../emergency.ts';
import type { State } from '../state.ts';
import type { Ticket } from '../ticket.ts';

/** Pieces that several views share. */

/** The centre, and what stops everything in it; `nameOf` for staff, who are told who began it. */
export function centreLine(state: State, nameOf?: (user: string) => string): CentreLine {
  const emergency = emergencyLine(state, nameOf);
  return {
    id: state.centre?.id ?? '',
    name: state.centre?.name ?? {},
    timeZone: state.centre?.timeZone ?? 'UTC',
    languages: state.centre?.languages ?? ['az'],
    sample: state.centre?.sample ?? false,
    ...(emergency === null ? {} : { emergency }),
  };
}

/** Since when it has the status that it has, or has waited in its queue. */
export function since(ticket: Ticket): number {
  const leg = ticket.legs.at(-1);
  if (ticket.status === 'waiting' && leg?.queuedAt != null) return leg.queuedAt;
  return ticket.history.at(-1)?.from ?? ticket.issuedAt;
}

/** A ticket as a clerk sees it in a list. `notes` holds the notes that there are, by ticket. */
export function ticketLine(ticket: Ticket, notes: ReadonlyMap<string, string>): TicketLine {
  const note = notes.get(ticket.id);
  return note === undefined ? lineOf(ticket) : { ...lineOf(ticket), note };
}

const bookedLine = ({ seat, from, standby, urgent }: BookedVisit): BookedLine => ({
  ...{ seat, from },
  standby: standby === true,
  urgent: urgent === true,
});

/** Lines of tickets, which never change, without their notes: one screen shows hundreds, and hundreds of screens show them. */
const lines = new WeakMap<Ticket, TicketLine>();

const lineOf = (ticket: Ticket): TicketLine => {
  const known = lines.get(ticket);
  if (known !== undefined) return known;
  const line = {
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    status: ticket.status,
    priorityClass: ticket.priorityClass,
    language: ticket.language,
    issuedAt: iso(ticket.issuedAt),
    since: iso(since(ticket)),
    note: null,
    counter: ticket.counter,
    calls: ticket.calls,
    ...(ticket.booked === null ? {} : { booked: bookedLine(ticket.booked) }),
    ...(ticket.later.length === 0 ? {} : { later: ticket.later }),
    ...(ticket.party === null ? {} : { party: { index: ticket.party.index + 1, of: ticket.party.tickets.length } }),
  };
  lines.set(ticket, line);
  return line;
};
