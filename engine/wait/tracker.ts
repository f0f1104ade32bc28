import { type CountersMemory, newCounters } from './counters.ts';
import { type Call, endDay, habitGap, type Line, newLine, noteCall } from './line.ts';
import { habitsFrom, type KeptHabits, keepHabits } from './memory.ts';
import type { Observation, Place } from './observation.ts';
import { addTo } from './running-mean.ts';
import { localOf, newSnapshot, type Snapshot } from './snapshot.ts';
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
export function newTracker(place: Place, memory: TrackerMemory | null = null) {
  const lines = new Map<string, Line>(
    (memory?.services ?? []).map(([service, kept]) => [service, newLine(habitsFrom(kept))]),
  );
  const all = newLine(memory === null ? undefined : habitsFrom(memory.all));
  const counters = newCounters(memory?.counters ?? null, () => place.atWork?.() ?? null, place.standardSeconds);
  const tickets = new Map<string, Known>();
  let day = Number.NEGATIVE_INFINITY;

  const lineOf = (service: string): Line => {
    const known = lines.get(service);
    if (known !== undefined) return known;
    const made = newLine();
    lines.set(service, made);
    return made;
  };

  /** Seconds per call of a line that has none of its own: as in the other lines. */
  const usualGap = (): number => {
    let [sum, weight] = [5 * unknownGap, 5];
    for (const { habits } of lines.values()) {
      sum += habits.gap.value * habits.gap.weight;
      weight += habits.gap.weight;
    }
    return sum / weight;
  };

  /** Seconds per call by habit at a local hour: the service's own, drawn to the standard or, without one, to the other lines'. */
  const gapAt = (service: string, hour: number): number => {
    const alone = place.standardSeconds(service);
    const standard = alone === null ? usualGap() : alone / Math.max(1, place.openCounters?.(service) ?? 1);
    return habitGap(lineOf(service).habits, hour, standard);
  };

  const beginDay = (at: number): void => {
    const now = localOf(place, at).day;
    if (now === day) return;
    day = now;
    for (const line of lines.values()) endDay(line);
    endDay(all);
    counters.newDay();
    tickets.clear();
  };

  const issued = (observation: Extract<Observation, { type: 'issued' }>): void => {
    const { ticket, service, rank, at } = observation;
    tickets.set(ticket, { service, rank, issuedAt: at, calledAt: null });
    for (const line of [lineOf(service), all]) {
      line.waiting.push({ ticket, rank, at, ahead: line.waiting.length });
      line.issues.push(at);
      if (line.issues.length > keptIssues) line.issues.shift();
      line.issuedToday += 1;
      line.privilegedShare += ((rank > 0 ? 1 : 0) - line.privilegedShare) / Math.min(shareMemory, line.issuedToday);
    }
  };

  const leave = (line: Line, ticket: string) => {
    const place = line.waiting.findIndex((one) => one.ticket === ticket);
    return place < 0 ? undefined : line.waiting.splice(place, 1)[0];
  };

  const called = (observation: Extract<Observation, { type: 'called' }>): void => {
    const { ticket, counter, at } = observation;
    const known = tickets.get(ticket);
    if (known === undefined || known.calledAt !== null) return;
    known.calledAt = at;
    const wait = (at - known.issuedAt) / 1000;
    const { hour, second } = localOf(place, at);
    for (const line of [lineOf(known.service), all]) {
      const left = leave(line, ticket);
      const previous = Math.max(line.calls.at(-1)?.at ?? 0, known.issuedAt);
      const startHour = localOf(place, previous).hour;
      const call: Call = { at, wait, ahead: left?.ahead ?? 0, rank: known.rank };
      noteCall(line, call, { hour, second, startHour, expected: line === all ? 1 : gapAt(known.service, startHour) });
    }
    if (counter !== null) counters.called(counter, ticket, known.service, at);
  };

  const ended = (observation: Extract<Observation, { type: 'ended' }>): void => {
    const { ticket, at } = observation;
    const known = tickets.get(ticket);
    if (known === undefined) return;
    tickets.delete(ticket);
    if (known.calledAt !== null) {
      counters.ended(ticket, known.service, known.calledAt, at);
      return;
    }
    for (const line of [lineOf(known.service), all]) {
      leave(line, ticket);
      addTo(line.habits.gaveUp, observation.gaveUp ? 1 : 0, 200);
      addTo(line.habits.inLine, (at - known.issuedAt) / 1000, 200);
    }
  };

  const serviceOf = (ticket: string): string | null => tickets.get(ticket)?.service ?? null;
  const state: TrackerState = { place, all, counters, lineOf, gapAt, serviceOf };
  let latest: Snapshot | null = null;

  return {
    /** Tells what happened; times must not run backwards. */
    feed: (observation: Observation): void => {
      latest = null;
      beginDay(observation.at);
      switch (observation.type) {
        case 'issued':
          issued(observation);
          break;
        case 'called':
          called(observation);
          break;
        case 'started':
          break;
        case 'ended':
          ended(observation);
          break;
      }
    },
    /** What is so at `at`, for all who ask then; the day begins that `at` lies in. */
    snapshot: (at: number): Snapshot => {
      beginDay(at);
      if (latest?.at !== at || latest.working !== place.atWork?.()) latest = newSnapshot(state, at);
      return latest;
    },
    place,
    all,
    counters,
    lineOf,
    gapAt,
    /** What to begin the next day with. */
    memory: (): TrackerMemory => ({
      services: [...lines].map(([service, line]) => [service, keepHabits(line.habits)] as const),
      all: keepHabits(all.habits),
      counters: counters.memory(),
    }),
    serviceOf,
  };
}
export type Tracker = ReturnType<typeof newTracker>;

const keptIssues = 64;
const unknownGap = 300;
const shareMemory = 30;

interface Known {
  readonly service: string;
  readonly rank: number;
  readonly issuedAt: number;
  calledAt: number | null;
}
