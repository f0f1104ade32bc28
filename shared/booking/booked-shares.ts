import type { Spread } from '../reports/figures.ts';

/** Recorded days run again as if so many of their visitors had booked. Durations in seconds. */

/** How some visitors fared. */
export interface Fared {
  readonly came: number;
  /** Of one who booked: from the later of their time and their coming. */
  readonly wait: Spread;
  /** Share of the waits of at most ten minutes; null = none. */
  readonly within: number | null;
}

export interface BookedShare {
  /** Of those who come, the share who would have booked where they can, 0 to 1. */
  readonly share: number;
  readonly walkIns: Fared;
  readonly booked: Fared;
  /** [SE15] First call minus the slot's start. */
  readonly punctuality: Spread;
}

export interface BookedShares {
  /** The first and the last of the days that were run (YYYY-MM-DD), and how many. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** Visits that could not be run again, because their service is no more. */
  readonly leftOut: number;
  /** The share that is taken to come of those who booked. */
  readonly attendance: number;
  readonly shares: readonly BookedShare[];
}
