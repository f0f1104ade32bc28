import type { DayBody } from '../../../shared/centre/centre-routes.ts';
import type { CounterBody } from '../../../shared/centre/counter-routes.ts';
import type { Stop } from '../../../shared/centre/emergency.ts';
import { type Leg, legFigures } from '../../../shared/reports/figures.ts';
import type { TicketBody } from '../../../shared/route-bodies.ts';
import { iso, isoOrNull } from '../dates.ts';
import { counterNow, type State } from '../state.ts';
import type { Ticket } from '../ticket.ts';

/** A ticket as HTTP gives it; running figures up to `now` (ms). */
export function ticketBody(ticket: Ticket, now: number, note: string | null, stops: readonly Stop[] = []): TicketBody {
  return {
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    status: ticket.status,
    priorityClass: ticket.priorityClass,
    language: ticket.language,
    channel: ticket.channel,
    practice: ticket.practice,
    issuedAt: iso(ticket.issuedAt),
    calledAt: isoOrNull(ticket.firstCalledAt),
    startedAt: isoOrNull(ticket.firstStartedAt),
    endedAt: isoOrNull(ticket.endedAt),
    counter: ticket.counter,
    calls: ticket.calls,
    note,
    outcome: ticket.outcome,
    later: [...ticket.later],
    party: ticket.party === null ? null : { ...ticket.party, tickets: [...ticket.party.tickets] },
    legs: ticket.legs.map((leg) => legBody(leg, ticket, now, stops)),
    history: ticket.history.map(({ status, from, to, counter }) => ({
      status,
      from: iso(from),
      to: isoOrNull(to),
      counter,
    })),
  };
}

const legBody = (leg: Leg, { history }: Ticket, now: number, stops: readonly Stop[]): TicketBody['legs'][number] => {
  const figures = legFigures(leg, history, Math.max(now, leg.from), stops);
  return {
    index: leg.index,
    service: leg.service,
    queuedAt: isoOrNull(leg.queuedAt),
    calledAt: isoOrNull(leg.firstCalledAt),
    startedAt: isoOrNull(leg.firstStartedAt),
    endedAt: isoOrNull(leg.to),
    counter: leg.counter,
    clerk: leg.clerk,
    ending: leg.ending,
    waitSeconds: figures.wait,
    walkSeconds: figures.walk,
    serviceSeconds: figures.service,
    parkedSeconds: figures.parked,
    suspendedSeconds: figures.suspendedWait + figures.suspendedAfter,
  };
};

/** A counter as HTTP gives it; null if the centre has none of this id. */
export function counterBody(state: State, id: string): CounterBody | null {
  const counter = counterNow(state, id);
  const name = state.index.counters.get(id)?.name;
  if (counter === null || name === undefined) return null;
  const { state: stands, clerk, profile, ticket } = counter;
  return { id, name, state: stands, clerk, profile, ticket };
}

export function dayBody(state: State): DayBody {
  return {
    open: state.day !== null,
    date: state.day?.date ?? null,
    practice: state.day?.practice ?? false,
  };
}
