import type { RawEstimate } from './raw-estimate.ts';

/** Those who booked, have not come yet, and will go before somebody who walks in [SE9]. */

/** A seat that is to come, as far as it goes before one who walks in. */
export interface BookedBefore {
  readonly seat: string;
  /** From when on it goes before them (ms), if they still wait then. */
  readonly from: number;
  /** What its visit takes of the time until the walk-in is called, if somebody comes: shared by the counters that call the walk-in. */
  readonly seconds: number;
  /** The share that comes, 0 to 1. */
  readonly attendance: number;
}

/**
 * The estimate at `at` (ms) with those who booked: each who goes before the walk-in, from a moment on at which that one still waits, makes
 * them wait for a part of a visit more, by the share that comes. Who goes before them only later is called later, and one who is called at
 * once waits for nobody. With all c counters busy each who is before one takes 1 / (c mu) (A. K. Erlang, 1917); how many of k come is
 * binomial, so the ends of the range, at a tenth and nine tenths, are k a -+ 1.28 sqrt(k a (1 - a)) (de Moivre and Laplace) for those
 * who take alike, and their sum: so many come of one service when many come of another. More seats never shorten it, and with none it
 * is the very same. `booked` is how many seats that are.
 */
export function withBooked(
  raw: RawEstimate,
  at: number,
  seats: readonly BookedBefore[],
): { readonly raw: RawEstimate; readonly booked: number } {
  if (raw.middle === null || seats.length === 0) return { raw, booked: 0 };
  const before = goingBefore(raw.middle, at, seats);
  const low = raw.low + longer(goingBefore(raw.low, at, seats), -1.28);
  const middle = raw.middle + longer(before, 0);
  const high = raw.high + longer(goingBefore(raw.high, at, seats), 1.28);
  return { raw: { ...raw, low, middle, high }, booked: new Set(before.map(({ seat }) => seat)).size };
}

/** Seconds by which those before one put off their call, so many deviations from the mean. */
const longer = (before: readonly BookedBefore[], deviations: number): number => {
  let sum = 0;
  for (const { count: k, attendance: a, seconds } of alike(before)) {
    const come = k * a + deviations * Math.sqrt(k * a * (1 - a));
    sum += Math.min(k, Math.max(0, come)) * seconds;
  }
  return sum;
};

/** The earlier ones put off the call, so that more of the later ones are before it. */
const goingBefore = (middle: number, at: number, seats: readonly BookedBefore[]): readonly BookedBefore[] => {
  const before: BookedBefore[] = [];
  let calledAt = at + middle * 1000;
  for (const one of seats.toSorted((a, b) => a.from - b.from)) {
    if (Math.max(one.from, at) >= calledAt) break;
    before.push(one);
    calledAt += one.attendance * one.seconds * 1000;
  }
  return before;
};

interface Alike extends Pick<BookedBefore, 'attendance' | 'seconds'> {
  readonly count: number;
}

const alike = (before: readonly BookedBefore[]): Iterable<Alike> => {
  const groups = new Map<string, Alike>();
  for (const { attendance, seconds } of before) {
    const key = `${attendance} ${seconds}`;
    groups.set(key, { attendance, seconds, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return groups.values();
};
