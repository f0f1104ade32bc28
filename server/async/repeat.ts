import type { Clock, Timer } from '../../shared/time/clock.ts';

/** Runs something that takes time at once, and again each time `ms` milliseconds after it has finished; `run` must not reject. */
export function every(clock: Pick<Clock, 'after'>, ms: number, run: () => Promise<void>): { close(): Promise<void> } {
  let timer: Timer | null = null;
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  const round = (): void => {
    running = run().finally(() => {
      if (!closed) timer = clock.after(ms, round);
    });
  };
  round();
  return {
    /** Ends it; resolves once a run under way has finished. */
    async close() {
      closed = true;
      timer?.cancel();
      await running;
    },
  };
}

/** Runs something at once, and at most every `ms` milliseconds; calls made meanwhile are served by the next run. */
export function atMostEvery(clock: Clock, ms: number, run: () => void): { ask(): void; close(): void } {
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
