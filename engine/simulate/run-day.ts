import type { QueueEvent } from '../../shared/events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { closingNow } from '../queue/business-day.ts';
import { legRow } from '../queue/legs.ts';
import { entries } from '../queue/ordered-map.ts';
import type { State } from '../queue/state.ts';
import { openAgenda } from './agenda.ts';
import { openCounters, type Worked } from './counters.ts';
import { type Beside, type Engine, openEngine } from './engine.ts';
import type { DayPlan } from './plan.ts';
import type { ScheduledEvent } from './scheduled-event.ts';
import { openVisits } from './visits.ts';

/** A day as it went: the log of it, and what became of the tickets. */
export interface DayRun {
  /** The state after the day was closed. */
  readonly state: State;
  readonly events: readonly QueueEvent[];
  readonly legs: readonly LegRow[];
  readonly counters: readonly Worked[];
  /** Visitors who were refused a ticket. */
  readonly refused: number;
}

/**
 * Runs one day through the engine, command by command, from a state in which the plan's centre is in force and no day is open.
 * The same plan on the same state gives the same day; `beside` says what its visitors are told. Throws if the engine refuses what a plan may ask for.
 */
export function runDay(
  state: State,
  plan: DayPlan,
  newId: () => string = countedIds(),
  beside: Beside | null = null,
): DayRun {
  const agenda = openAgenda<ScheduledEvent>();
  const engine = openEngine(state, newId, beside);
  const visits = openVisits({ plan, engine, agenda, counters: () => counters });
  const counters = openCounters({ plan, engine, agenda, onCall: visits.called });
  const opening = { type: 'open-day', practice: false, force: false, at: plan.opensAt, by: byHand } as const;
  engine.must(plan.by === 'hand' ? opening : { type: 'tick', at: plan.opensAt, by: byClock });
  counters.begin();
  visits.begin();
  const look = openLooking(engine, plan);
  for (let due = agenda.take(); due !== null; due = agenda.take()) {
    look(due.at);
    if (engine.state().day === null) break;
    if (due.what.kind === 'counter') counters.happen(due.at, due.what);
    else visits.happen(due.at, due.what);
  }
  if (plan.by === 'clock') look(Number.POSITIVE_INFINITY);
  else if (engine.state().day !== null) engine.must({ ...closing, at: engine.state().at });
  const end = engine.state();
  const { events } = engine;
  return { state: end, events, legs: legsOf(end), counters: counters.worked(), refused: visits.refused() };
}

/** How often the clock looks whether the day can be closed (ms). */
const lookMs = 60_000;
const byHand = { kind: 'system', id: 'simulate', role: 'system' } as const;
const byClock = { kind: 'system', id: 'clock', role: 'system' } as const;
const closing = { type: 'close-day', force: true, practice: null, by: byHand } as const;

/** Names for tickets and calls, each given once. */
const countedIds = (): (() => string) => {
  let made = 0;
  return () => `s${++made}`;
};

/** The legs of the day that stands, each as it is now. */
const legsOf = (state: State): readonly LegRow[] => {
  const centre = state.centre?.id ?? '';
  const rows: LegRow[] = [];
  for (const { value: ticket } of entries(state.tickets)) {
    for (const leg of ticket.legs) rows.push(legRow(centre, ticket, leg, state));
  }
  return rows;
};

/**
 * The clock of the centre: looks every minute from the end of the grace on, until the day is closed. At midnight the day ends
 * whatever still stands, and by hand: where the hours go on, the clock would begin the next one in the same breath.
 */
const openLooking = (engine: Engine, { by }: DayPlan) => {
  const { centre, day } = engine.state();
  const midnight = day?.midnight ?? 0;
  const end = closingNow(engine.state());
  const grace = (centre?.hours.graceSeconds ?? 0) * 1000;
  let next = by === 'hand' || end === null ? midnight : end + grace;
  return (until: number): void => {
    for (; next <= until && next < midnight && engine.state().day !== null; next += lookMs) {
      engine.must({ type: 'tick', at: next, by: byClock });
    }
    if (until >= midnight && engine.state().day !== null) engine.must({ ...closing, at: midnight });
  };
};
