import type { Clock } from '../../shared/time/clock.ts';
import { openElapsed } from '../time/elapsed.ts';

/** A promise that is kept `ms` milliseconds from now, or at once when the signal aborts; it never rejects. */
export function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = () => {
      timer.cancel();
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = clock.after(ms, wake);
    signal?.addEventListener('abort', wake, { once: true });
  });
}

const elapsed = openElapsed();
const startedAt = Date.now() - elapsed();

/** The machine's clock as it was when this process started, and the time that has passed since: no jump of it is seen here. */
export const systemClock: Clock = {
  now: () => Math.floor(startedAt + elapsed()),
  after(ms, run) {
    const timeout = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timeout) };
  },
};
