import type { ClockCorrected } from '../../shared/events.ts';
import type { ClockShift } from './shifted.ts';

/** The time that the processes of one run of a machine go by: ms since it started plus `offset`. Times in ms. */
export interface AgreedTime {
  /** Which run of which machine. */
  readonly boot: string;
  readonly offset: number;
  /** One higher with each change. */
  readonly generation: number;
  /** Where the start was in doubt: the time that it went on from; null = it was not, or is no longer. */
  readonly doubtFrom: number | null;
  readonly correctedAt: number | null;
  /** The latest time of all that was written down. */
  readonly seenAt: number;
  /** A correction that may not stand in the log of each centre yet; null = there is none. */
  readonly spreading: Spreading | null;
}

export interface Spreading extends ClockShift {
  readonly why: ClockCorrected['why'];
  /** What was agreed on with it. */
  readonly generation: number;
  readonly offset: number;
}

/** Where the processes of a store keep the time that they agreed on. */
export interface TimeStore {
  /**
   * Gives what the processes of a boot agreed on; null = nothing yet. With `wanted` this is put in force in one transaction,
   * unless another generation than `over` stands (null = none): then that is given. A correction goes with all that has a
   * time, by the rules of `shifted.ts`.
   */
  agreeOnTime(
    wanted: (AgreedTime & { readonly over: number | null }) | null,
    boot: string,
    correction?: ClockShift,
  ): Promise<AgreedTime | null>;
  /** The latest time known (ms): of the last event of each log, and of what was seen since; null in a new store. */
  lastTime(): Promise<number | null>;
}
