/** The one source of time: what the time is, and a call when some of it has passed. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `run` once, `ms` milliseconds from now, unless cancelled before. */
  after(ms: number, run: () => void): Timer;
}

/** A timer that has been set and may be taken back. */
export interface Timer {
  cancel(): void;
}

/** Runs something every `ms` milliseconds, for the first time when so many have passed. */
export function repeat(clock: Pick<Clock, 'after'>, ms: number, run: () => void): { close(): void } {
  let timer: Timer;
  const next = (): void => {
    timer = clock.after(ms, () => {
      // Set again first, so that `run` itself may close it.
      next();
      run();
    });
  };
  next();
  return { close: () => timer.cancel() };
}

/**
 * Whether the machine's clock is the time that everybody goes by; `offSeconds` is by how much it is ahead of that.
 * `corrected`: it agrees, and the time was put right within the last 24 hours.
 */
export interface ClockStanding {
  readonly state: 'sure' | 'in-doubt' | 'corrected';
  readonly offSeconds: number;
}
