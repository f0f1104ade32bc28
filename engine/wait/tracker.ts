import { type CountersMemory, createCounters } from './counters.ts';
import { type Call, createLine, endDay, habitGap, noteCall, type TrackedLine } from './line.ts';
import { habitsFrom, type KeptHabits, keepHabits } from './memory.ts';
import type { CentreFacts, Observation } from './observation.ts';
import { addTo } from './running-mean.ts';
import { localOf, type Snapshot, takeSnapshot } from './snapshot.ts';
import type { TrackerState } from './tracker-state.ts';

/** What a tracker keeps from day to day, as plain JSON. */
export interface TrackerMemory {
  readonly services: readonly (readonly [service: string, habits: KeptHabits])[];
  readonly all: KeptHabits;
  readonly counters: CountersMemory;
}

/**
 * Follows the lines of one centre: fed with observations in time order, it knows at any moment who waits, how the lines
 * move and how they use to move. It keeps nothing of a day but its habits.
 */
export function createTracker(place: CentreFacts, memory: TrackerMemory | null = null) {
  const tracking = beginTracking(place, memory);
  const { all, counters, tickets } = tracking;
  const state: TrackerState = {
    place,
    all,
    counters,
    lineOf: (service) => lineOf(tracking, service),
    gapAt: (service, hour) => gapAt(tracking, service, hour),
    serviceOf: (ticket) => tickets.get(ticket)?.service ?? null,
  };
  return {
    ...state,
    /** Tells what happened; times must not run backwards. */
    feed: (observation: Observation): void => {
      tracking.latest = null;
      beginDay(tracking, observation.at);
      take(tracking, observation);
    },
    /** The snapshot of `at`, for all who ask then; the day begins that `at` lies in. */
    snapshot: (at: number): Snapshot => {
      beginDay(tracking, at);
      const { latest } = tracking;
      if (latest?.at === at && latest.working === place.atWork?.()) return latest;
      tracking.latest = takeSnapshot(state, at);
      return tracking.latest;
    },
    /** What to begin the next day with. */
    memory: () => memoryOf(tracking),
  };
}
export type Tracker = ReturnType<typeof createTracker>;

/** What a tracker knows while it runs. */
interface Tracking {
  readonly place: CentreFacts;
  readonly lines: Map<string, TrackedLine>;
  /** All services as one line. */
  readonly all: TrackedLine;
  readonly counters: ReturnType<typeof createCounters>;
  readonly tickets: Map<string, TrackedTicket>;
  day: number;
  /** Made for the last moment asked about; null once something has happened since. */
  latest: Snapshot | null;
}

interface TrackedTicket {
  readonly service: string;
  readonly rank: number;
  readonly issuedAt: number;
  calledAt: number | null;
}

const keptIssues = 64;
const unknownGap = 300;
const shareMemory = 30;

const beginTracking = (place: CentreFacts, memory: TrackerMemory | null): Tracking => ({
  place,
  lines: new Map((memory?.services ?? []).map(([service, kept]) => [service, createLine(habitsFrom(kept))])),
  all: createLine(memory === null ? undefined : habitsFrom(memory.all)),
  counters: createCounters(memory?.counters ?? null, () => place.atWork?.() ?? null, place.standardSeconds),
  tickets: new Map(),
  day: Number.NEGATIVE_INFINITY,
  latest: null,
});

const memoryOf = ({ lines, all, counters }: Tracking): TrackerMemory => ({
  services: [...lines].map(([service, line]) => [service, keepHabits(line.habits)] as const),
  all: keepHabits(all.habits),
  counters: counters.memory(),
});

const lineOf = ({ lines }: Tracking, service: string): TrackedLine => {
  const known = lines.get(service);
  if (known !== undefined) return known;
  const made = createLine();
  lines.set(service, made);
  return made;
};

/** Seconds per call of a line that has none of its own: as in the other lines. */
const usualGap = ({ lines }: Tracking): number => {
  let [sum, weight] = [5 * unknownGap, 5];
  for (const { habits } of lines.values()) {
    sum += habits.gap.value * habits.gap.weight;
    weight += habits.gap.weight;
  }
  return sum / weight;
};

/** Seconds per call by habit at a local hour: the service's own, drawn to the standard or, without one, to the other lines'. */
const gapAt = (tracking: Tracking, service: string, hour: number): number => {
  const { place } = tracking;
  const alone = place.standardSeconds(service);
  const standard = alone === null ? usualGap(tracking) : alone / Math.max(1, place.openCounters?.(service) ?? 1);
  return habitGap(lineOf(tracking, service).habits, hour, standard);
};

const beginDay = (tracking: Tracking, at: number): void => {
  const now = localOf(tracking.place, at).day;
  if (now === tracking.day) return;
  tracking.day = now;
  for (const line of tracking.lines.values()) endDay(line);
  endDay(tracking.all);
  tracking.counters.newDay();
  tracking.tickets.clear();
};

const take = (tracking: Tracking, observation: Observation): void => {
  switch (observation.type) {
    case 'issued':
      issued(tracking, observation);
      break;
    case 'called':
      called(tracking, observation);
      break;
    case 'started':
      break;
    case 'ended':
      ended(tracking, observation);
      break;
  }
};

const issued = (tracking: Tracking, observation: Extract<Observation, { type: 'issued' }>): void => {
  const { ticket, service, rank, at } = observation;
  tracking.tickets.set(ticket, { service, rank, issuedAt: at, calledAt: null });
  for (const line of [lineOf(tracking, service), tracking.all]) {
    line.waiting.push({ ticket, rank, at, ahead: line.waiting.length });
    line.issues.push(at);
    if (line.issues.length > keptIssues) line.issues.shift();
    line.issuedToday += 1;
    line.privilegedShare += ((rank > 0 ? 1 : 0) - line.privilegedShare) / Math.min(shareMemory, line.issuedToday);
  }
};

const leave = (line: TrackedLine, ticket: string) => {
  const at = line.waiting.findIndex((one) => one.ticket === ticket);
  return at < 0 ? undefined : line.waiting.splice(at, 1)[0];
};

const called = (tracking: Tracking, { ticket, counter, at }: Extract<Observation, { type: 'called' }>): void => {
  const { place, all, counters } = tracking;
  const known = tracking.tickets.get(ticket);
  if (known === undefined || known.calledAt !== null) return;
  known.calledAt = at;
  const wait = (at - known.issuedAt) / 1000;
  const { hour, second } = localOf(place, at);
  for (const line of [lineOf(tracking, known.service), all]) {
    const left = leave(line, ticket);
    const previous = Math.max(line.calls.at(-1)?.at ?? 0, known.issuedAt);
    const startHour = localOf(place, previous).hour;
    const call: Call = { at, wait, ahead: left?.ahead ?? 0, rank: known.rank };
    const expected = line === all ? 1 : gapAt(tracking, known.service, startHour);
    noteCall(line, call, { hour, second, startHour, expected });
  }
  if (counter !== null) counters.called(counter, ticket, known.service, at);
};

const ended = (tracking: Tracking, { ticket, at, gaveUp }: Extract<Observation, { type: 'ended' }>): void => {
  const known = tracking.tickets.get(ticket);
  if (known === undefined) return;
  tracking.tickets.delete(ticket);
  if (known.calledAt !== null) {
    tracking.counters.ended(ticket, known.service, known.calledAt, at);
    return;
  }
  for (const line of [lineOf(tracking, known.service), tracking.all]) {
    leave(line, ticket);
    addTo(line.habits.gaveUp, gaveUp ? 1 : 0, 200);
    addTo(line.habits.inLine, (at - known.issuedAt) / 1000, 200);
  }
};
