import type { Centre } from '../../shared/centre/centre.ts';
import type { TicketCancelled, TicketIssued } from '../../shared/events.ts';
import { meanWait } from '../../shared/reports/erlang-c.ts';
import { minuteMs } from '../../shared/time/durations.ts';
import { apply } from '../queue/apply.ts';
import { decide } from '../queue/decide.ts';
import { chooseNext } from '../queue/order/choose-next.ts';
import { newPlace } from '../queue/order/places.ts';
import { emptyMap, remove } from '../queue/ordered-map.ts';
import { byText, initialState, type State } from '../queue/state.ts';
import type { Batch } from './control-variates.ts';
import { createRandom } from './random.ts';

/**
 * The engine's order in the long run: visitors at random, service times at random (both exponential), every counter alike. Places and
 * choices are the engine's own; tickets are forgotten once they are called, so that millions pass through.
 */
export interface LongRun {
  /** Visitors an hour, by priority class; null = without one. */
  readonly arrivals: readonly { readonly priorityClass: string | null; readonly perHour: number }[];
  readonly meanServiceMinutes: number;
  readonly counters: number;
  /** How many are counted, after a tenth as many that are not. */
  readonly customers: number;
  readonly batches: number;
  readonly seed: number;
}

/** What was seen: waits in minutes, one batch after another. */
export interface LongRunSeen {
  readonly all: readonly Batch[];
  /** By class, in the order of the arrivals. */
  readonly classes: readonly (readonly Batch[])[];
  /** Share of those who waited at all. */
  readonly waited: readonly Batch[];
}

/** Lets so many visitors through the engine's queue. */
export function longRun(centre: Centre, run: LongRun): LongRunSeen {
  const random = createRandom(run.seed);
  const line = openLine(centre);
  const weights = run.arrivals.map((one) => one.perHour);
  const perHour = weights.reduce((sum, one) => sum + one, 0);
  const load = { perHour, handlingSeconds: run.meanServiceMinutes * 60, counters: run.counters };
  const { gathered, count } = openCounting(run, weights.length);
  const plainWait = openRecursion(run.counters);
  const freeAt = new Float64Array(run.counters).fill(start);
  const waiting = new Map<string, Waiting>();
  /** In the order of coming, those the recursion has not met yet: the n-th service time belongs to the n-th call. */
  const coming: number[] = [];

  const begin = (counter: number, at: number): void => {
    const ticket = line.next(at);
    const { at: came, kind } = waiting.get(ticket) ?? { at, kind: 0 };
    waiting.delete(ticket);
    const serviceMs = random.exponential(run.meanServiceMinutes * minuteMs);
    freeAt[counter] = at + serviceMs;
    count(at - came, kind, plainWait(coming.shift() ?? at, serviceMs));
  };
  for (let now = start; gathered.length < run.batches; ) {
    now += random.exponential((60 * minuteMs) / perHour);
    for (let free = earliest(freeAt); waiting.size > 0 && (freeAt[free] ?? 0) <= now; free = earliest(freeAt)) {
      begin(free, freeAt[free] ?? now);
    }
    const kind = weights.length === 1 ? 0 : random.weighted(weights);
    waiting.set(line.join(now, run.arrivals[kind]?.priorityClass ?? null), { at: now, kind });
    coming.push(now);
    const free = earliest(freeAt);
    if (waiting.size === 1 && (freeAt[free] ?? 0) <= now) begin(free, now);
  }
  return seenOf(gathered, weights.length, meanWait(load) * 1000);
}

const by = { kind: 'system', id: 'theory', role: 'system' } as const;
const start = Date.parse('2026-01-05T06:00:00Z');

/** A day that stands, at a centre that takes one service. */
const openState = (centre: Centre): State => {
  let state = initialState;
  for (const command of [
    { type: 'configure', centre, source: 'install', onVersion: null, at: start, by },
    { type: 'open-day', practice: false, force: false, at: start, by },
  ] as const) {
    const made = decide(state, command);
    if (!made.ok) throw new Error(`the centre of a long run is refused: ${made.refusal.message}`);
    for (const event of made.value) state = apply(state, event);
  }
  return state;
};

/** The engine's queue and nothing else: who comes in, and who is next. */
const openLine = (centre: Centre) => {
  const service = centre.services[0]?.id ?? '';
  const counter = centre.counters[0]?.id ?? '';
  let state = openState(centre);
  let last = 0;
  const happened = { by, date: state.day?.date ?? null, practice: false };
  const given = { number: '1', series: '', ordinal: 1, lap: 0, service, language: 'az', channel: 'kiosk' } as const;
  return {
    join(at: number, priorityClass: string | null): string {
      const ticket = `t${++last}`;
      const place = newPlace(state, service, priorityClass, at);
      const rest = { ...given, priorityClass, place, hasPhone: false, slip: null };
      const issued: TicketIssued = { ...happened, at, type: 'ticket-issued', ticket, ...rest };
      state = { ...apply(state, issued), byNumber: emptyMap(byText) };
      return ticket;
    },
    next(at: number): string {
      // What happens at a counter is the time of the state, too.
      state = { ...state, at: Math.max(state.at, at) };
      const choice = chooseNext(state, counter);
      if (choice === null) throw new Error('nobody is next although somebody waits');
      const { ticket } = choice;
      const gone: TicketCancelled = { ...happened, at, type: 'ticket-cancelled', ticket, reason: null };
      const after = apply(state, gone);
      state = { ...after, tickets: remove(after.tickets, ticket) };
      return ticket;
    },
  };
};

interface Sums {
  count: number;
  waited: number;
  waitMs: number;
  /** What the same visitors would wait first come, first served: a recursion knows, without any queue. */
  plainMs: number;
  readonly classCount: number[];
  readonly classWaitMs: number[];
}
const noSums = (classes: number): Sums => ({
  count: 0,
  waited: 0,
  waitMs: 0,
  plainMs: 0,
  classCount: new Array<number>(classes).fill(0),
  classWaitMs: new Array<number>(classes).fill(0),
});

const seenOf = (gathered: readonly Sums[], classes: number, expectedMs: number): LongRunSeen => {
  const batches = (mean: (sums: Sums) => number): readonly Batch[] =>
    gathered.map((sums) => ({ mean: mean(sums), control: (sums.plainMs / sums.count - expectedMs) / minuteMs }));
  return {
    all: batches((sums) => sums.waitMs / sums.count / minuteMs),
    classes: Array.from({ length: classes }, (_, index) =>
      batches((sums) => (sums.classWaitMs[index] ?? 0) / (sums.classCount[index] ?? 1) / minuteMs),
    ),
    waited: batches((sums) => sums.waited / sums.count),
  };
};

interface Waiting {
  readonly at: number;
  readonly kind: number;
}

/** Index of the earliest. */
const earliest = (times: Float64Array): number => {
  let found = 0;
  for (let index = 1; index < times.length; index++) if ((times[index] ?? 0) < (times[found] ?? 0)) found = index;
  return found;
};

/**
 * Waits first come, first served, one after another (J. Kiefer and J. Wolfowitz, "On the Theory of Queues with Many Servers", 1955).
 * Its long-run mean is Erlang's, so it is the control for whatever else is seen of the same visitors.
 */
const openRecursion = (counters: number) => {
  const freeAt = new Float64Array(counters).fill(start);
  return (at: number, serviceMs: number): number => {
    const counter = earliest(freeAt);
    const begins = Math.max(at, freeAt[counter] ?? at);
    freeAt[counter] = begins + serviceMs;
    return begins - at;
  };
};

const openCounting = ({ customers, batches }: LongRun, classes: number) => {
  const gathered: Sums[] = [];
  const size = Math.floor(customers / batches);
  let sums = noSums(classes);
  let uncounted = Math.floor(customers / 10);
  return {
    gathered,
    count(waitMs: number, kind: number, plainMs: number): void {
      if (uncounted > 0) {
        uncounted -= 1;
        return;
      }
      sums.count += 1;
      sums.waited += waitMs > 0 ? 1 : 0;
      sums.waitMs += waitMs;
      sums.plainMs += plainMs;
      sums.classCount[kind] = (sums.classCount[kind] ?? 0) + 1;
      sums.classWaitMs[kind] = (sums.classWaitMs[kind] ?? 0) + waitMs;
      if (sums.count < size) return;
      gathered.push(sums);
      sums = noSums(classes);
    },
  };
};
