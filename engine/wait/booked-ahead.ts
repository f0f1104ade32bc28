import type { RawEstimate } from './raw-estimate.ts';

/** Those who booked, have not come yet, and will go before somebody who walks in [SE9]. */

/** One who walks in, and what is before them. */
export interface BeforeWalkIn {
  readonly at: number;
  /** Their place in line (ms). */
  readonly order: number;
  /** When the seats of their service begin that are to come (ms), the earliest first. */
  readonly starts: readonly number[];
  readonly headStartSeconds: number;
  /** The share that comes, 0 to 1. */
  readonly attendance: number;
  /** What each who comes takes of the time until the walk-in is called: a visit, by as many counters as are open for it. */
  readonly secondsEach: number;
}

/**
 * The estimate with those who booked: each whose place would be before the walk-in's, and whose slot begins before the walk-in would be
 * called, makes them wait for a visit more, by the share that comes. Whose slot begins later is called later, and one who is called at
 * once waits for nobody. With all c counters busy each who is before one takes 1 / (c mu) (A. K. Erlang, 1917); how many of k come is
 * binomial, so the ends of the range, at a tenth and nine tenths, are k a -+ 1.28 sqrt(k a (1 - a)) (de Moivre and Laplace). More seats
 * never shorten it, and with none it is the very same.
 */
export function withBooked(
  raw: RawEstimate,
  before: BeforeWalkIn,
): { readonly raw: RawEstimate; readonly booked: number } {
  if (raw.middle === null) return { raw, booked: 0 };
  const { attendance: a, secondsEach } = before;
  const k = countBefore(raw.middle, before);
  if (k === 0) return { raw, booked: 0 };
  const spread = 1.28 * Math.sqrt(k * a * (1 - a));
  const added = (come: number): number => Math.min(k, Math.max(0, come)) * secondsEach;
  const [low, middle, high] = [
    raw.low + added(k * a - spread),
    raw.middle + added(k * a),
    raw.high + added(k * a + spread),
  ];
  return { raw: { ...raw, low, middle, high }, booked: k };
}

const countBefore = (middle: number, before: BeforeWalkIn): number => {
  const { at, order, starts, headStartSeconds, attendance, secondsEach } = before;
  let k = 0;
  for (const startsAt of starts) {
    const isBefore = startsAt - headStartSeconds * 1000 < order;
    const calledAt = at + (middle + k * attendance * secondsEach) * 1000;
    if (!isBefore || Math.max(startsAt, at) >= calledAt) break;
    k += 1;
  }
  return k;
};
