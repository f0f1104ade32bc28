import type { Clock, Timer } from '../clock.ts';

/** Runs something at once, and at most so often; calls made meanwhile are served by the next run. */
export function atMostEvery(clock: Clock, ms: number, run: () => void) {
  let timer: Timer | null = null;
  let again = false;
  const ask = (): void => {
    if (timer !== null) {
      again = true;
      return;
    }
    timer = clock.after(ms, () => {
      timer = null;
      if (!again) return;
      again = false;
      ask();
    });
    run();
  };
  return { ask, close: () => timer?.cancel() };
}

/** Runs something every so many milliseconds. */
export function repeat(clock: Clock, ms: number, run: () => void) {
  let timer: Timer;
  const next = (): void => {
    timer = clock.after(ms, () => {
      run();
      next();
    });
  };
  next();
  return { close: () => timer.cancel() };
}
