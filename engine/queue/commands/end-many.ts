import type { EndTickets, WhichTickets } from '../../../shared/commands.ts';
import type { TicketCancelled } from '../../../shared/events.ts';
import { refuse } from '../../../shared/refusals.ts';
import { findTicket } from '../lookup.ts';
import { entries } from '../ordered-map.ts';
import type { State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import { type Decision, decided, stamp, theDay, theService } from './guards.ts';

/**
 * [M4] Ends all tickets that fit, each with an event of its own that says who did it and why; all of them or none. Never
 * more than the one who asks was told of: a visitor who came meanwhile is not ended unseen.
 */
export function endTickets(state: State, command: EndTickets): Decision {
  const day = theDay(state);
  if (!day.ok) return day;
  const { which, reason, atMost } = command;
  const service = which.service === undefined ? null : theService(state, which.service);
  if (service !== null && !service.ok) return service;
  if (reason.trim() === '') return refuse('needs-reason', 'Say why these tickets are ended');
  const tickets = ticketsMeant(state, which);
  if (tickets.length === 0) return refuse('nothing-waiting', 'No ticket fits');
  if (tickets.length > atMost)
    return refuse('more-than-told', `${tickets.length} tickets fit, more than the ${atMost} that were agreed to`, {
      count: tickets.length,
    });
  const on = { ...stamp(state, command), reason };
  return decided(...tickets.map(({ id }): TicketCancelled => ({ ...on, type: 'ticket-cancelled', ticket: id })));
}

/** The tickets that wait, or are set aside where that is asked for, and fit all that is given, the first issued first. */
export function ticketsMeant(state: State, which: WhichTickets): readonly Ticket[] {
  const lines = which.parked === 'only' ? [] : [...state.lines.values(), state.cooldown];
  const waiting = lines.flatMap((line) => [...entries(line)].map(({ value }) => value));
  const parked = which.parked === undefined ? [] : state.parked;
  return [...waiting, ...parked]
    .map((id) => findTicket(state, id))
    .filter((ticket): ticket is Ticket => ticket !== null && fits(ticket, which))
    .toSorted((a, b) => a.issuedAt - b.issuedAt || a.tie - b.tie);
}

const fits = (ticket: Ticket, { service, device, from, to }: WhichTickets): boolean =>
  (service === undefined || ticket.service === service) &&
  (device === undefined || ticket.device === device) &&
  (from === undefined || ticket.issuedAt >= from) &&
  (to === undefined || ticket.issuedAt < to);
