import { apply } from '../../engine/queue/apply.ts';
import { findTicket } from '../../engine/queue/lookup.ts';
import { entries } from '../../engine/queue/ordered-map.ts';
import { initialState, type State } from '../../engine/queue/state.ts';
import type { Ticket } from '../../engine/queue/ticket.ts';
import type { StoredEvent } from '../../shared/events.ts';
import { hasEnded } from '../../shared/tickets/ticket.ts';
import type { Fact } from '../crash/checker.ts';

/**
 * What a log says of each ticket in the end. A correction of the clock moves the tickets that have not ended, and no other: their
 * counters bear its number, so that each is held against those of the same time alone.
 */
export function factsOf(events: readonly StoredEvent[]): readonly Fact[] {
  const facts = new Map<string, Fact>();
  const [issued, calledSeq] = [new Map<string, StoredEvent>(), new Map<string, number>()];
  let [state, corrections] = [initialState, 0];
  const keep = (ticket: Ticket): void => {
    const stored = issued.get(ticket.id);
    if (stored?.event.type !== 'ticket-issued' || facts.get(ticket.id)?.status === ticket.status) return;
    const { seq, event } = stored;
    const said = {
      date: event.date ?? '',
      lap: event.lap,
      issuedSeq: seq,
      calledSeq: calledSeq.get(ticket.id) ?? null,
    };
    facts.set(ticket.id, { ...ofTicket(ticket, corrections), ...said });
  };
  for (const stored of events) {
    const { event, seq } = stored;
    if (event.type === 'day-opened') keepAll(state, keep);
    if (event.type === 'clock-corrected') corrections += 1;
    if (event.type === 'ticket-issued') issued.set(event.ticket, stored);
    if (event.type === 'ticket-called' && !calledSeq.has(event.ticket)) calledSeq.set(event.ticket, seq);
    state = apply(state, event, seq);
    const ticket = 'ticket' in event ? findTicket(state, event.ticket) : null;
    if (ticket !== null && hasEnded(ticket.status)) keep(ticket);
  }
  keepAll(state, keep);
  return [...facts.values()];
}

const keepAll = ({ tickets }: State, keep: (ticket: Ticket) => void): void => {
  for (const { value } of entries(tickets)) if (!hasEnded(value.status)) keep(value);
};

const ofTicket = ({ id, number, service, priorityClass, status, history }: Ticket, corrections: number) => ({
  ...{ id, number, service, priorityClass, status, seat: null, instead: null },
  history: history.map((one) => ({ ...one, counter: one.counter === null ? null : `${one.counter} ${corrections}` })),
});
