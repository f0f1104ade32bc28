import type { QueueEvent } from '../../shared/events.ts';
import { type Leg, type LegRow, legFigures, nothingQuoted, type QuotedFields } from '../../shared/reports/figures.ts';
import type { Estimate } from '../../shared/tickets/estimate.ts';
import { hasEnded } from '../../shared/tickets/ticket.ts';
import { findTicket } from './lookup.ts';
import { entries } from './ordered-map.ts';
import type { State } from './state.ts';
import { isTicketEvent, type Ticket } from './ticket.ts';

/** [L4] A leg as the store keeps it, with its wait and its time in service. Figures that are still running stand as at the state's last event. */
export function legRow(centre: string, ticket: Ticket, leg: Leg, { at, stops }: Pick<State, 'at' | 'stops'>): LegRow {
  const figures = legFigures(leg, ticket.history, at, stops);
  const over = leg.ending === 'served' || leg.ending === 'transferred' || ticket.endedAt !== null;
  return {
    centre,
    date: ticket.date,
    practice: ticket.practice,
    ticket: ticket.id,
    leg: leg.index,
    number: ticket.number,
    service: leg.service,
    priorityClass: ticket.priorityClass,
    channel: ticket.channel,
    counter: leg.counter,
    clerk: leg.clerk,
    issuedAt: ticket.issuedAt,
    queuedAt: leg.queuedAt,
    calledAt: leg.firstCalledAt,
    startedAt: leg.firstStartedAt,
    endedAt: leg.to,
    calls: leg.calls,
    waitSeconds: figures.wait,
    walkSeconds: figures.walk,
    serviceSeconds: over ? figures.service : null,
    parkedSeconds: over ? figures.parked : 0,
    suspendedWaitSeconds: figures.suspendedWait,
    suspendedAfterSeconds: figures.suspendedAfter,
    ending: leg.ending,
    outcome: leg.outcome,
    inaccurate: leg.inaccurate,
    imported: false,
    ...(leg.quoted !== null ? quotedFields(leg.quoted) : nothingQuoted),
  };
}

/** The rows that these events changed, in the order of ticket and leg; `state` is the state after them. */
export function changedLegs(state: State, events: readonly QueueEvent[]): readonly LegRow[] {
  const centre = state.centre?.id ?? '';
  const ids = new Set(events.filter(isTicketEvent).map((event) => event.ticket));
  // [T6] A correction concerns everybody who has not ended.
  if (events.some(({ type }) => type === 'clock-corrected'))
    for (const { value } of entries(state.tickets)) if (!hasEnded(value.status)) ids.add(value.id);
  return [...ids].flatMap((id) => {
    const ticket = findTicket(state, id);
    return ticket === null ? [] : ticket.legs.map((leg) => legRow(centre, ticket, leg, state));
  });
}

const quotedFields = ({ low, middle, high, basis, fromMinutes, toMinutes }: Estimate): QuotedFields => ({
  quotedLow: low,
  quotedMiddle: middle,
  quotedHigh: high,
  quotedBasis: basis,
  promisedFrom: fromMinutes * 60,
  promisedTo: toMinutes === null ? null : toMinutes * 60,
});
