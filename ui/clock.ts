/** A timer that has been set and may be taken back. */
export interface Timer {
  cancel(): void;
}

/** What a model knows of time: `now` in ms since 1970 by this machine, and a call once some of it has passed. */
export interface Clock {
  now(): number;
  after(ms: number, run: () => void): Timer;
}

/** The browser's own clock. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timeout = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timeout) };
  },
};
