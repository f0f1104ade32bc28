import type { Clock } from '../shared/time/clock.ts';

/**
 * The browser's clock as it was when the page was opened, and the time passed since: a jump of it moves nothing that is shown.
 * Only its differences mean something; the server's time is reckoned from it by what each view says.
 */
export const browserClock: Clock = {
  now: () => Math.floor(performance.timeOrigin + performance.now()),
  after(ms, run) {
    const timeout = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timeout) };
  },
};
