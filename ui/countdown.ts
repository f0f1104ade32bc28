import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../shared/time/clock.ts';

/** Ends something after a while: first in silence, then counting the seconds that are left. */
export interface Countdown {
  /** Whole seconds left while they are counted, else null. */
  readonly left: ReadonlySignal<number | null>;
  /** Starts again: `quietMs` in silence, then `warnSeconds` counted. */
  start(quietMs: number, warnSeconds: number): void;
  stop(): void;
}

/** [FO5] What is typed on a device that many use is cleared so long after the last touch (ms, then seconds that are counted). */
export const cleared = { quietMs: 100_000, warnSeconds: 20 } as const;

export function createCountdown(clock: Clock, onOver: () => void): Countdown {
  const left = signal<number | null>(null);
  let timer: Timer | null = null;
  const stop = (): void => {
    timer?.cancel();
    timer = null;
    left.value = null;
  };
  const count = (seconds: number): void => {
    if (seconds === 0) {
      stop();
      onOver();
      return;
    }
    left.value = seconds;
    timer = clock.after(1000, () => count(seconds - 1));
  };
  return {
    left,
    stop,
    start(quietMs, warnSeconds) {
      stop();
      if (quietMs === 0) count(warnSeconds);
      else timer = clock.after(quietMs, () => count(warnSeconds));
    },
  };
}
