/**
 * Waiting in a queue before counters that are all alike, visitors and service times at random (M/M/n).
 * A. K. Erlang, "Solution of some Problems in the Theory of Probabilities of Significance in Automatic Telephone Exchanges", 1917;
 * the recursion and the wait's distribution as in R. B. Cooper, "Introduction to Queueing Theory", 2nd ed. 1981, chapter 3.
 */
export interface Load {
  /** Visitors in an hour. */
  readonly perHour: number;
  /** What one visitor takes of a counter on average, in seconds. */
  readonly handlingSeconds: number;
  readonly counters: number;
}

/** Counters that would be busy all the time: the offered load in erlang. */
export function offered({ perHour, handlingSeconds }: Omit<Load, 'counters'>): number {
  return (perHour * handlingSeconds) / 3600;
}

/** Share of the visitors who have to wait, 0 to 1; 1 where the counters cannot keep up. */
export function shareThatWaits(load: Load): number {
  const erlang = offered(load);
  if (load.counters <= erlang) return 1;
  let blocked = 1;
  for (let counter = 1; counter <= load.counters; counter++) {
    blocked = (erlang * blocked) / (counter + erlang * blocked);
  }
  return blocked / (1 - (erlang / load.counters) * (1 - blocked));
}

/** Mean wait in seconds, those who do not wait counted with 0; Infinity where the counters cannot keep up. */
export function meanWait(load: Load): number {
  const spare = load.counters - offered(load);
  return spare <= 0 ? Number.POSITIVE_INFINITY : (shareThatWaits(load) * load.handlingSeconds) / spare;
}

/** Share of visitors who wait at most so many seconds, 0 to 1. */
export function shareWithin(load: Load, seconds: number): number {
  const spare = load.counters - offered(load);
  return spare <= 0 ? 0 : 1 - shareThatWaits(load) * Math.exp((-spare * seconds) / load.handlingSeconds);
}

export interface Target {
  readonly meanWaitSeconds: number;
  /** A wait up to this is kept. */
  readonly waitSeconds: number;
  /** The share to be kept, 0 to 1. */
  readonly serviceLevel: number;
}

/** The fewest counters that keep both targets; 0 where nobody comes. */
export function countersNeeded(demand: Omit<Load, 'counters'>, target: Target): number {
  if (demand.perHour <= 0 || demand.handlingSeconds <= 0) return 0;
  const level = Math.min(target.serviceLevel, 0.999_999);
  let counters = Math.floor(offered(demand)) + 1;
  const keeps = (load: Load): boolean =>
    meanWait(load) <= target.meanWaitSeconds && shareWithin(load, target.waitSeconds) >= level;
  while (!keeps({ ...demand, counters })) counters += 1;
  return counters;
}

/**
 * Mean wait in seconds of each class, the first strictly before the second and so on, nobody interrupted, all with the same service times.
 * A. Cobham, "Priority Assignment in Waiting Line Problems", 1954. Infinity from the class on that the counters cannot keep up with.
 */
export function strictPriorityWaits(perHour: readonly number[], load: Omit<Load, 'perHour'>): readonly number[] {
  const all = { ...load, perHour: perHour.reduce((sum, one) => sum + one, 0) };
  const remaining = (shareThatWaits(all) * load.handlingSeconds) / load.counters;
  let before = 0;
  return perHour.map((one) => {
    const upTo = before + offered({ ...load, perHour: one }) / load.counters;
    const wait = upTo >= 1 ? Number.POSITIVE_INFINITY : remaining / ((1 - before) * (1 - upTo));
    before = upTo;
    return wait;
  });
}
