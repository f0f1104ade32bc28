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
}

/** Where the processes of a store keep the time that they agreed on. */
export interface TimeStore {
  /**
   * Gives what the processes of a boot agreed on; null = nothing yet. With `wanted` this is put in force in one transaction,
   * unless another generation than `over` stands (null = none): then that is given. A correction goes with all that has a
   * time: what ends has as long to go as before, what is past is never later than now.
   */
  agreeOnTime(
    wanted: (AgreedTime & { readonly over: number | null }) | null,
    boot: string,
    correction?: { readonly was: number; readonly at: number },
  ): Promise<AgreedTime | null>;
  /** The latest time known (ms): of the last event of each log, and of what was seen since; null in a new store. */
  lastTime(): Promise<number | null>;
}
