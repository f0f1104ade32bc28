import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../../shared/time/clock.ts';

/** For how long a button is held before it does what it says (ms). */
export const holdMs = 2000;
/** A second press confirms only after this, so that a double press is not both (ms). */
const settleMs = 1000;
/** For how long a second press is waited for (ms). */
const askMs = 15_000;

/** A button that is held, or, by those who cannot hold, pressed and pressed again to confirm. */
export interface Hold {
  readonly state: ReadonlySignal<'rest' | 'held' | 'asked'>;
  down(): void;
  /** Let go on the button. */
  up(): void;
  /** Let go elsewhere, or lost. */
  leave(): void;
  close(): void;
}

/** The model of a button that does `done` once it was held or confirmed. */
export function openHold(clock: Clock, done: () => void): Hold {
  const state = signal<'rest' | 'held' | 'asked'>('rest');
  let askedAt: number | null = null;
  let timer: Timer | null = null;
  const set = (next: typeof state.value): void => {
    timer?.cancel();
    state.value = next;
  };
  const rest = (): void => {
    askedAt = null;
    set('rest');
  };
  const finish = (): void => {
    rest();
    done();
  };
  const ask = (): void => {
    set('asked');
    timer = clock.after(askMs, rest);
  };
  return {
    state,
    down() {
      if (state.peek() === 'held') return;
      set('held');
      timer = clock.after(holdMs, finish);
    },
    up() {
      if (state.peek() !== 'held') return;
      askedAt ??= clock.now();
      if (clock.now() - askedAt >= settleMs) finish();
      else ask();
    },
    leave() {
      if (state.peek() === 'held') rest();
    },
    close: rest,
  };
}
