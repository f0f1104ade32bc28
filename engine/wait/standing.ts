import { memoize } from '../queue/memoize.ts';
import { createGreedySchedule } from './greedy-schedule.ts';
import { giveUpRate, type TrackedLine } from './line.ts';
import type { TrackerState } from './tracker-state.ts';

/** Who stands before each, worked out in one walk for all who ask at an instant. */

/** The place of a waiting ticket in a line; the end of it for one who is not in it. */
export interface Places {
  of(ticket: string | null): number;
}

export function placesIn({ waiting }: TrackedLine): Places {
  let places: Map<string, number> | null = null;
  return {
    of: (ticket) => {
      if (ticket === null) return waiting.length;
      places ??= new Map(waiting.map((one, i) => [one.ticket, i]));
      return places.get(ticket) ?? waiting.length;
    },
  };
}

/** For each place: the sum of the ages in ms of those before it. */
export function agesBefore({ waiting }: TrackedLine, at: number): Float64Array {
  const sums = new Float64Array(waiting.length + 1);
  let sum = 0;
  waiting.forEach((one, i) => {
    sum += at - one.at;
    sums[i + 1] = sum;
  });
  return sums;
}

/** For each place: how many of at least this rank stand before it. */
export function ofRankBefore({ waiting }: TrackedLine, rank: number): Int32Array {
  const sums = new Int32Array(waiting.length + 1);
  let sum = 0;
  waiting.forEach((one, i) => {
    sum += one.rank >= rank ? 1 : 0;
    sums[i + 1] = sum;
  });
  return sums;
}

/** What stands before one place of the centre's line: seconds by the schedule (null = no counter), and people at the same counters. */
export interface Before {
  readonly turn: number | null;
  readonly pool: number;
}

/** Walks the centre's line once, past all of at least `rank`. */
export function walkCentre(state: TrackerState, at: number, rank: number) {
  const { all, counters, lineOf, serviceOf } = state;
  const seconds = memoize(counters.serviceSeconds);
  const rates = memoize((service: string) => giveUpRate(lineOf(service).habits));
  const stays = (service: string, turn: number): number => {
    const rate = rates(service);
    return rate === 0 ? 1 : Math.exp(-rate * turn);
  };
  const schedule = createGreedySchedule(counters.open(null, at), seconds, stays);
  const pool = newPool(state, at);
  const now = (service: string): Before => ({ turn: schedule.turn(service), pool: pool.ahead(service) });
  const passed = new Map<string, Before>();
  let next = 0;
  const passOne = (): void => {
    const one = all.waiting[next];
    const service = one === undefined ? null : serviceOf(one.ticket);
    next += 1;
    if (one === undefined || service === null) return;
    passed.set(one.ticket, now(service));
    if (one.rank < rank) return;
    schedule.pass(service);
    pool.pass(service);
  };
  return {
    /** What stands before a waiting ticket, or before one who comes now. */
    before: (ticket: string | null, place: number, service: string): Before => {
      while (next < all.waiting.length && next <= place) passOne();
      return (ticket === null ? undefined : passed.get(ticket)) ?? now(service);
    },
  };
}

/** How many of the line ahead come to the counters of a service: each counts by the share of them that take it too. */
const newPool = ({ counters }: TrackerState, at: number) => {
  const counts = new Map<string, number>();
  const shares = new Map<string, Map<string, number>>();
  const shareOf = (asked: string, other: string): number => {
    const known = shares.get(asked) ?? new Map<string, number>();
    shares.set(asked, known);
    const before = known.get(other);
    if (before !== undefined) return before;
    const open = counters.open(asked, at);
    const taking = open.filter(({ takes }) => (takes.get(other) ?? 0) > 0).length;
    const share = open.length === 0 ? 0 : taking / open.length;
    known.set(other, share);
    return share;
  };
  return {
    pass: (service: string): void => {
      counts.set(service, (counts.get(service) ?? 0) + 1);
    },
    ahead: (service: string): number => {
      let sum = 0;
      for (const [other, count] of counts) sum += count * shareOf(service, other);
      return sum;
    },
  };
};
