/** A timer that has been set and may be taken back. */
export interface Timer {
  cancel(): void;
}

/**
 * What a model knows of time: `now` in ms, of which only differences mean something (the server's time is reckoned from it
 * by what each view says), and a call once some of it has passed.
 */
export interface Clock {
  now(): number;
  after(ms: number, run: () => void): Timer;
}

/** The browser's clock as it was when the page was opened, and the time passed since: a jump of it moves nothing that is shown. */
export const browserClock: Clock = {
  now: () => Math.floor(performance.timeOrigin + performance.now()),
  after(ms, run) {
    const timeout = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timeout) };
  },
};
