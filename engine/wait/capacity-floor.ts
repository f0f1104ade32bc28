import { entries } from '../queue/ordered-map.ts';
import type { State } from '../queue/state.ts';
import type { RawEstimate as Raw } from './raw-estimate.ts';
import { doneShare } from './work-ahead.ts';

/**
 * A hall that was always quiet has learnt nothing of a rush. However few waited there so far, those ahead must be served
 * first: no estimate is less than that takes if every counter of the centre, open or not, does nothing else.
 */

/** What those who wait take in all, in seconds, by how long a visit of each service takes. */
export function workWaiting({ waitingFor }: State, visitSeconds: (service: string) => number): number {
  let seconds = 0;
  for (const { key, value } of entries(waitingFor)) seconds += value * visitSeconds(key);
  return seconds;
}

export interface Rush {
  /** What all who wait take, in seconds. */
  readonly work: number;
  readonly waiting: number;
  /** Those of all services who go before; only asked for where it can matter. */
  readonly ahead: () => number;
  /** Counters of the centre, and how many of them are open. */
  readonly counters: number;
  readonly open: number;
}

/** The estimate, raised to what those ahead take at the least; its upper end then to what they take at the open counters. */
export function atLeast(raw: Raw, { work, waiting, ahead, counters, open }: Rush): Raw {
  if (raw.middle === null || waiting < counters || raw.middle >= (doneShare * work) / counters) return raw;
  const visit = work / waiting;
  const people = ahead() + 1;
  const least = (doneShare * visit * Math.max(0, people - counters)) / counters;
  if (raw.middle >= least) return raw;
  const most = (visit * people) / Math.max(1, open);
  return { ...raw, low: Math.max(raw.low, lowShare * least), middle: least, high: Math.max(raw.high, most) };
}

/**
 * The estimate, lowered to what it takes if the quickest counter served all who go before, one after another. `ahead` counts
 * those, `visit` is how long one takes (seconds).
 */
export function atMost(raw: Raw, ahead: () => number, visit: number): Raw {
  if (raw.middle === null || visit === 0 || raw.low < longSeconds) return raw;
  const most = (ahead() + 1) * visit;
  if (raw.low <= most) return raw;
  return { ...raw, low: most, middle: Math.min(raw.middle, 1.25 * most), high: Math.min(raw.high, 2 * most) };
}

/** Shorter waits are not doubted. */
const longSeconds = 1800;

/** The lower end of a range of which only that is known, as a share of it. */
const lowShare = 0.7;
