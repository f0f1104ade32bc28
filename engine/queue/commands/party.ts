import type { CancelTicket, IssueTicket } from '../../../shared/commands.ts';
import type { Party, QueueEvent } from '../../../shared/events.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { mayMove } from '../../../shared/tickets/ticket.ts';
import { applyAll } from '../apply.ts';
import { findTicket } from '../lookup.ts';
import type { State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import type { Decision } from './guards.ts';

/** Those who come together have a ticket each, with numbers and places that follow each other, and one slip. */

/** [GR1] A ticket for each of them, or for nobody: the first has the slip and the phone. */
export function issueParty(
  state: State,
  { companions = [], ...command }: IssueTicket,
  issueOne: (state: State, command: IssueTicket, party: Party) => Decision,
): Decision {
  const tickets = [command.ticket, ...companions];
  const most = state.centre?.visits?.people ?? 1;
  if (tickets.length > most)
    return refuse('too-many-people', `at most ${most} people come together on one slip`, { most });
  if (command.booked !== undefined) return refuse('malformed', 'a seat is for one person');
  const events: QueueEvent[] = [];
  let now = state;
  for (const [index, ticket] of tickets.entries()) {
    const own = index === 0 ? command : { ...command, ticket, printer: null, hasPhone: false };
    const decision = issueOne(now, own, { index, tickets });
    if (!decision.ok) return decision;
    events.push(...decision.value);
    now = applyAll(now, decision.value);
  }
  return ok(events);
}

/** [GR3] The tickets that a visitor gives up with theirs: of all who came together, where the first of them says so. */
export function givenUpWith(state: State, ticket: Ticket, { by }: CancelTicket): readonly string[] {
  const { party } = ticket;
  if (by.role !== 'phone' || party === null || party.index > 0) return [ticket.id];
  return party.tickets.filter((id) => {
    const one = findTicket(state, id);
    return one !== null && mayMove(one.status, 'cancel');
  });
}
