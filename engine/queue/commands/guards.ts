import type { Actor } from '../../../shared/access.ts';
import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { QueueEvent } from '../../../shared/events.ts';
import { ok, type Refusal, type Result, refuse } from '../../../shared/refusals.ts';
import { type Move, mayMove } from '../../../shared/tickets/ticket.ts';
import { findTicket } from '../lookup.ts';
import { type CounterNow, counterNow, type Day, type State } from '../state.ts';
import type { Ticket } from '../ticket.ts';

/** What every command begins with: who may, what must be there. Each gives the thing or the refusal. */

export type Decision = Result<readonly QueueEvent[]>;

export type Refused = { readonly ok: false; readonly refusal: Refusal };

/** What stands on every event: when, who, and the business day. */
export function stamp(state: State, command: { readonly at: number; readonly by: Actor }) {
  return {
    at: command.at,
    by: command.by,
    date: state.day?.date ?? null,
    practice: state.day?.practice ?? false,
  };
}

/** [M3] The same for a move of one ticket, with the reason that was given for it. */
export function stampMove(
  state: State,
  command: Parameters<typeof stamp>[1] & { readonly ticket: string; readonly reason?: string | null },
) {
  return {
    ...stamp(state, command),
    ticket: command.ticket,
    ...(command.reason === undefined || command.reason === null ? {} : { reason: command.reason }),
  };
}

export function theCentre(state: State): Result<Centre> {
  return state.centre === null ? refuse('centre-not-found', 'this centre is not configured') : ok(state.centre);
}

export function theDay(state: State): Result<Day> {
  return state.day === null ? refuse('day-closed', 'the business day is not open') : ok(state.day);
}

/** [A1] A clerk acts only at the counter that they opened; managers and administrators at any. [A2] A keypad at its own. */
export function theCounter(state: State, by: Actor, id: string): Result<CounterNow> {
  const counter = counterNow(state, id);
  if (counter === null) return refuse('counter-not-found', `there is no counter ${id}`, { counter: id });
  if (counter.state !== 'closed' && counter.clerk !== by.id && !worksAnywhere(by) && !isKeypadOf(state, by, id))
    return refuse('not-your-counter', `counter ${id} is not yours`, { counter: id });
  return ok(counter);
}

/** A counter that can take a visitor now: open, not paused, nobody at it. */
export function theFreeCounter(state: State, by: Actor, id: string): Result<CounterNow> {
  const found = theCounter(state, by, id);
  if (!found.ok) return found;
  const { state: stands, ticket } = found.value;
  if (stands === 'closed') return refuse('counter-closed', `counter ${id} is closed`, { counter: id });
  if (stands === 'paused') return refuse('counter-paused', `counter ${id} is paused`, { counter: id });
  if (ticket !== null) return refuse('counter-busy', `counter ${id} has a visitor`, { counter: id, ticket });
  return found;
}

/** [HL1] A free counter of the hall: to a phone desk nobody is called. */
export function theFreeDesk(state: State, by: Actor, id: string): Result<CounterNow> {
  const found = theFreeCounter(state, by, id);
  if (!found.ok || !isPhoneDesk(state.index.counters.get(id))) return found;
  return refuse('counter-closed', `counter ${id} is a phone desk: it takes calls alone`, { counter: id });
}

/** A ticket that may make this move by the table, asked by somebody who may make it. */
export function theTicket(state: State, by: Actor, id: string, move: Move): Result<Ticket> {
  const ticket = findTicket(state, id);
  if (ticket === null) return refuse('ticket-not-found', `there is no ticket ${id} today`, { ticket: id });
  if (!mayMove(ticket.status, move))
    return refuse('wrong-status', `a ticket that is ${ticket.status} cannot ${move}`, { status: ticket.status, move });
  if (ticket.channel === 'call' && !movesOfCall.some((one) => one === move))
    return refuse('wrong-status', `a call cannot ${move}: it is finished where it was taken`, { move });
  const isAtCounter = ticket.status === 'called' || ticket.status === 'serving';
  if (isAtCounter && ticket.counter !== null && by.role !== 'phone') {
    const counter = theCounter(state, by, ticket.counter);
    if (!counter.ok) return counter;
  }
  return ok(ticket);
}

export function theService(state: State, id: string) {
  const service = state.index.services.get(id);
  return service === undefined
    ? refuse('service-not-found', `there is no service ${id}`, { service: id })
    : ok(service);
}

export function theClass(state: State, id: string | null): Result<string | null> {
  return id === null || state.index.classes.has(id)
    ? ok(id)
    : refuse('class-not-found', `there is no priority class ${id}`, { priorityClass: id });
}

/** [HL1] Who calls stands in no line: the call ends where it was taken. */
const movesOfCall: readonly Move[] = ['finish', 'add-service', 'edit', 'expire'];

export const decided = (...events: readonly QueueEvent[]): Decision => ok(events);

/** [A2] Whether a keypad that stands at this counter asks. */
const isKeypadOf = ({ index }: State, by: Actor, counter: string): boolean =>
  by.kind === 'device' && index.keypads.get(by.id) === counter;

const worksAnywhere = (by: Actor): boolean => by.role === 'admin' || by.role === 'manager' || by.role === 'system';
