import type { Centre } from '../../shared/centre/centre.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { DayPlan, PlannedCounter, PlannedStage, PlannedVisit } from '../simulate/plan.ts';
import type { Random } from '../simulate/random.ts';
import { type Pace, paceOf } from './pace.ts';
import type { Shift } from './shifts.ts';

/** A day as it was recorded, as a plan that can be run again: the same visitors, service times and counters. */
export interface RecordedDay {
  readonly plan: DayPlan;
  /** Visits whose service the centre has no more. */
  readonly leftOut: number;
}

/** A recorded day as a plan, under the centre's present configuration. What was never seen (how long somebody who left would have taken) is drawn. */
export function recordedDay(
  centre: Centre,
  legs: readonly LegRow[],
  shifts: readonly Shift[],
  random: Random,
): RecordedDay {
  const fit = legs.filter(({ practice, inaccurate }) => !practice && !inaccurate);
  const known: RecordedBasis = { centre, meanOf: meansOf(fit), random };
  const all = visitsOf(fit);
  const services = new Set(centre.services.map(({ id }) => id));
  const may = all.filter((visit) => visit.every(({ service }) => services.has(service)));
  const counters = shifts.map((shift) =>
    counterOf(
      shift,
      fit.filter(({ counter }) => counter === shift.counter),
      centre,
    ),
  );
  const opened = new Set(counters.map(({ counter }) => counter));
  const visits = may
    .flatMap((visit) => visitOf(visit, known) ?? [])
    .map((visit) =>
      visit.directlyAt === null || opened.has(visit.directlyAt) ? visit : { ...visit, directlyAt: null },
    )
    .sort((a, b) => a.at - b.at);
  const instants = [...visits.map(({ at }) => at), ...counters.flatMap(({ spans }) => spans.map(({ from }) => from))];
  const opensAt = instants.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const overtimeMs = centre.hours.graceSeconds * 1000;
  return {
    plan: { centre: withCounters(centre, counters), visits, counters, opensAt, by: 'hand', overtimeMs },
    leftOut: all.length - may.length,
  };
}

/** Where nothing shows how fast the counters went on (ms). */
const usualPace: Pace = { restMs: 10_000, reactionMs: 5_000 };
const usualWalkMs = 20_000;
const serviceVariation = 0.6;

const visitsOf = (legs: readonly LegRow[]): readonly (readonly LegRow[])[] => {
  const tickets = new Map<string, LegRow[]>();
  for (const leg of legs) {
    const list = tickets.get(leg.ticket) ?? [];
    list.push(leg);
    tickets.set(leg.ticket, list);
  }
  return [...tickets.values()].map((list) => list.sort((a, b) => a.leg - b.leg));
};

/** How long a visit of this service took on that day on average (s); null where there was none. */
const meansOf = (legs: readonly LegRow[]): ((service: string) => number | null) => {
  const sums = new Map<string, { seconds: number; count: number }>();
  for (const { service, ending, serviceSeconds } of legs) {
    if (ending !== 'served' || serviceSeconds === null) continue;
    const sum = sums.get(service) ?? { seconds: 0, count: 0 };
    sum.seconds += serviceSeconds;
    sum.count += 1;
    sums.set(service, sum);
  }
  return (service) => {
    const sum = sums.get(service);
    return sum === undefined ? null : sum.seconds / sum.count;
  };
};

interface RecordedBasis {
  readonly centre: Centre;
  readonly meanOf: (service: string) => number | null;
  readonly random: Random;
}

const serviceMs = (leg: LegRow, { centre, meanOf, random }: RecordedBasis): number => {
  if (leg.serviceSeconds !== null && leg.ending !== null) return leg.serviceSeconds * 1000;
  if (leg.ending === 'transferred') return 0;
  const standard = centre.services.find(({ id }) => id === leg.service)?.standardSeconds ?? 300;
  return Math.round(random.lognormal((meanOf(leg.service) ?? standard) * 1000, serviceVariation));
};

const stageOf = (leg: LegRow, before: LegRow | undefined, known: RecordedBasis): PlannedStage => ({
  service: leg.service,
  serviceMs: serviceMs(leg, known),
  reached: reachedBy(leg, before),
});

/** [VS2] One that queued after a service was done is the next of a visit for several. */
const reachedBy = ({ queuedAt, leg }: LegRow, before: LegRow | undefined): PlannedStage['reached'] => {
  if (queuedAt === null && leg > 0) return 'added';
  return before?.ending === 'served' ? 'next' : 'queue';
};

const visitOf = (legs: readonly LegRow[], known: RecordedBasis): PlannedVisit | null => {
  const [first] = legs;
  if (first === undefined) return null;
  const { queuedAt, calledAt, startedAt, endedAt, issuedAt, ending, priorityClass } = first;
  const directly = queuedAt === null && startedAt !== null && calledAt === null;
  const gone = endedAt !== null && calledAt === null && ending === 'cancelled';
  const missed = ending === 'no-show' && calledAt !== null && endedAt !== null;
  const classIsKnown = known.centre.priorityClasses.some(({ id }) => id === priorityClass);
  return {
    at: directly && startedAt !== null ? startedAt : (queuedAt ?? issuedAt),
    stages: legs.map((leg, at) => stageOf(leg, legs[at - 1], known)),
    priorityClass: classIsKnown ? priorityClass : null,
    language: null,
    channel: 'reception',
    walkMs: first.walkSeconds === null ? usualWalkMs : first.walkSeconds * 1000,
    missedMs: missed ? Math.max(0, endedAt - calledAt) : null,
    patienceMs: gone ? Math.max(0, endedAt - (queuedAt ?? issuedAt)) : null,
    directlyAt: directly ? first.counter : null,
    outcome: null,
  };
};

const counterOf = (shift: Shift, own: readonly LegRow[], centre: Centre): PlannedCounter => {
  const pace = paceOf(own);
  const known = centre.profiles.some(({ id }) => id === shift.profile) ? shift.profile : null;
  const configured = centre.counters.find(({ id }) => id === shift.counter)?.profile;
  return {
    counter: shift.counter,
    // One clerk may have gone from counter to counter; run again they may overlap.
    clerk: `clerk-${shift.counter}`,
    profile: known ?? configured ?? centre.profiles[0]?.id ?? '',
    spans: shift.spans,
    restMs: Math.round(pace.restMs ?? usualPace.restMs),
    reactionMs: Math.round(pace.reactionMs ?? usualPace.reactionMs),
  };
};

/** The counters of a day that the centre has no more, so that they can be opened again. */
const withCounters = (centre: Centre, counters: readonly PlannedCounter[]): Centre => {
  const missing = counters.filter(({ counter }) => !centre.counters.some(({ id }) => id === counter));
  const added = missing.map(({ counter, profile }) => ({ id: counter, name: counter.slice(0, 12), profile }));
  return added.length === 0 ? centre : { ...centre, counters: [...centre.counters, ...added] };
};
