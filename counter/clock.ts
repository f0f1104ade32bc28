/** The time and its alarms, as the counter's behaviour needs them; a test turns the hands itself. */
export interface ScreenClock {
  /** ms since 1970 by this machine. */
  now(): number;
  /** Runs once after `ms`; the returned function calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** The browser's own clock. */
export const browserClock: ScreenClock = {
  now: () => Math.floor(performance.timeOrigin + performance.now()),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
