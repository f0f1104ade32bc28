import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Clock, Timer } from '../shared/time/clock.ts';

/** [FO5] Hides what somebody typed on a device that many use, once nobody has touched it for half a minute. */
export interface Hiding {
  /** Whether something stands there that the next person must not read. */
  readonly isPrivate: ReadonlySignal<boolean>;
  readonly hidden: ReadonlySignal<boolean>;
  /** Somebody is there. What is hidden stays hidden. */
  touched(): void;
  /** Whose it is goes on. */
  show(): void;
  close(): void;
}

export function openHiding(clock: Clock, isPrivate: ReadonlySignal<boolean>): Hiding {
  const hidden = signal(false);
  let timer: Timer | null = null;
  const stop = (): void => {
    timer?.cancel();
    timer = null;
  };
  const start = (): void => {
    stop();
    if (!isPrivate.peek() || hidden.peek()) return;
    timer = clock.after(hideMs, () => {
      hidden.value = true;
    });
  };
  const show = (): void => {
    hidden.value = false;
    start();
  };
  // What is private no more has nothing to hide.
  const stopWatching = effect(() => {
    if (isPrivate.value) untracked(start);
    else untracked(show);
  });
  return {
    ...{ isPrivate, hidden, show },
    touched: start,
    close() {
      stopWatching();
      stop();
    },
  };
}

const hideMs = 30_000;
