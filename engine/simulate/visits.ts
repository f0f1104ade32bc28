import type { TicketCalled } from '../../shared/events.ts';
import { findTicket } from '../queue/lookup.ts';
import type { Agenda } from './agenda.ts';
import type { Counters } from './counters.ts';
import type { Engine } from './engine.ts';
import type { DayPlan, PlannedVisit } from './plan.ts';
import type { ScheduledEvent, VisitEvent, VisitorEvent } from './scheduled-event.ts';

/** The visitors of a simulated day, from coming to going. */
export interface Visits {
  /** Sets their coming on the agenda. */
  begin(): void;
  happen(at: number, due: VisitorEvent | VisitEvent): void;
  called(event: TicketCalled): void;
  /** How many the engine refused a ticket. */
  refused(): number;
}

export interface VisitsParts {
  readonly plan: DayPlan;
  readonly engine: Engine;
  readonly agenda: Agenda<ScheduledEvent>;
  readonly counters: () => Counters;
}

/** Opens the visits of a plan. */
export function openVisits(parts: VisitsParts): Visits {
  const visits = parts.plan.visits.map((plan, index): Visit => ({ index, plan, ticket: null, stage: 0 }));
  const holders = new Map<string, Visit>();
  let refused = 0;
  const come = (visit: Visit, at: number): void => {
    const { directlyAt } = visit.plan;
    if (directlyAt !== null) comeDirectly(parts, visit, at, directlyAt);
    else if (!comeAndQueue(parts, visit, at)) refused += 1;
    else if (visit.ticket !== null) holders.set(visit.ticket, visit);
  };
  return {
    begin() {
      for (const { index, plan } of visits) parts.agenda.add(plan.at, { kind: 'visitor', visit: index, what: 'come' });
    },
    happen(at, due) {
      const visit = visits[due.visit];
      if (visit === undefined) return;
      if (due.kind === 'visit') atCounter(parts, visit, at, due);
      else if (due.what === 'come') come(visit, at);
      else if (due.what === 'due') parts.counters().somebodyCame(at);
      else leave(parts, visit, at);
    },
    called({ ticket, counter, at }) {
      const visit = holders.get(ticket);
      if (visit === undefined) throw new Error(`nobody has the ticket ${ticket}`);
      const { missedMs, walkMs } = visit.plan;
      const missed = missedMs !== null && visit.stage === 0;
      const what = missed ? 'missed' : 'start';
      parts.agenda.add(at + (missed ? missedMs : walkMs), { kind: 'visit', visit: visit.index, what, counter });
    },
    refused: () => refused,
  };
}

interface Visit {
  readonly index: number;
  readonly plan: PlannedVisit;
  ticket: string | null;
  /** Which of its stages it is at. */
  stage: number;
}

/** Visitors stand at as many kiosks as it takes: limits hold, the pace of one kiosk does not. */
const byVisitor = { kind: 'system', id: 'simulate', role: 'device' } as const;
const byReception = { kind: 'user', id: 'reception', role: 'reception' } as const;
const bySystem = { kind: 'system', id: 'simulate', role: 'system' } as const;

/** Who asks for the ticket: where a day is run by hand nobody is turned away. */
const asker = ({ plan }: VisitsParts, visit: Visit) => {
  if (plan.by === 'hand') return bySystem;
  return visit.plan.channel === 'kiosk' ? byVisitor : byReception;
};

const serviceMs = ({ plan, stage }: Visit): number => plan.stages[stage]?.serviceMs ?? 0;

const comeDirectly = ({ engine, agenda, counters }: VisitsParts, visit: Visit, at: number, counter: string): void =>
  counters().wantsDirectly(at, counter, (then) => {
    const ticket = engine.newId();
    const service = visit.plan.stages[0]?.service ?? '';
    engine.must({ type: 'serve-directly', counter, ticket, service, at: then, by: bySystem });
    visit.ticket = ticket;
    agenda.add(then + serviceMs(visit), { kind: 'visit', visit: visit.index, what: 'done', counter });
  });

/** Takes a ticket and queues; false if the engine refuses it. */
const comeAndQueue = (parts: VisitsParts, visit: Visit, at: number): boolean => {
  const { stages, priorityClass, language, channel, booked } = visit.plan;
  const service = stages[0]?.service ?? '';
  const ticket = parts.engine.newId();
  const rest = { language, priorityClass, channel, printer: null, hasPhone: false, job: '' };
  const seat = booked === undefined ? {} : { booked: { seat: ticket, ...booked, counter: null } };
  const asked = { type: 'issue-ticket', ticket, service, ...rest, ...seat, at, by: asker(parts, visit) } as const;
  if (typeof parts.engine.ask(asked) === 'string') return false;
  visit.ticket = ticket;
  setAgenda(parts, visit, at);
  parts.counters().somebodyCame(at);
  return true;
};

/** [SE15] One who booked waits from their slot on: so long do they have patience. */
const setAgenda = ({ agenda }: VisitsParts, { index, plan: { patienceMs, booked } }: Visit, at: number): void => {
  const waitsFrom = Math.max(at, booked?.startsAt ?? at);
  if (waitsFrom > at) agenda.add(waitsFrom, { kind: 'visitor', visit: index, what: 'due' });
  if (patienceMs !== null) agenda.add(waitsFrom + patienceMs, { kind: 'visitor', visit: index, what: 'leave' });
};

const leave = ({ engine }: VisitsParts, { ticket, stage }: Visit, at: number): void => {
  if (ticket === null || stage > 0 || findTicket(engine.state(), ticket)?.status !== 'waiting') return;
  engine.must({ type: 'cancel-ticket', ticket, at, by: bySystem });
};

/** Done with one service: an added one follows at once, another queue if there is one, else the way out. */
const done = (parts: VisitsParts, visit: Visit, at: number, ticket: string, counter: string): void => {
  const { engine, agenda, counters } = parts;
  visit.stage += 1;
  const next = visit.plan.stages[visit.stage];
  if (next?.reached === 'added') {
    engine.must({ type: 'add-service', ticket, service: next.service, at, by: bySystem });
    agenda.add(at + next.serviceMs, { kind: 'visit', visit: visit.index, what: 'done', counter });
    return;
  }
  if (next === undefined) {
    engine.must({ type: 'finish-ticket', ticket, outcome: visit.plan.outcome, at, by: bySystem });
  } else if (next.reached === 'next') {
    engine.must({ type: 'finish-ticket', ticket, outcome: null, next: next.service, at, by: bySystem });
  } else {
    const target = { service: next.service };
    engine.must({ type: 'transfer-ticket', ticket, target, placing: 'age', at, by: bySystem });
  }
  counters().freed(at, counter);
  if (next !== undefined) counters().somebodyCame(at);
};

const atCounter = (parts: VisitsParts, visit: Visit, at: number, due: VisitEvent): void => {
  const { ticket } = visit;
  if (ticket === null) return;
  switch (due.what) {
    case 'start':
      parts.engine.must({ type: 'start-ticket', ticket, at, by: bySystem });
      parts.agenda.add(at + serviceMs(visit), { ...due, what: 'done' });
      return;
    case 'missed':
      parts.engine.must({ type: 'mark-no-show', ticket, at, by: bySystem });
      parts.counters().freed(at, due.counter);
      return;
    case 'done':
      done(parts, visit, at, ticket, due.counter);
      return;
  }
};
