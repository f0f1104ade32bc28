import { computed, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Clock, Timer } from '../shared/time/clock.ts';

/** The server's time, moving on once a second, at its full seconds. */
export interface ServerTime {
  /** ms since 1970. */
  readonly now: ReadonlySignal<number>;
  /** This machine's clock when the second hand last moved. */
  readonly local: ReadonlySignal<number>;
  close(): void;
}

/** Starts the second hand. `offset` = server time minus this clock's (ms), `stands` = it does not move for now; both are read as signals. */
export function openServerTime(clock: Clock, offset: () => number, stands: () => boolean = () => false): ServerTime {
  const local = signal(clock.now());
  let timer: Timer;
  const tick = (): void => {
    const now = clock.now();
    if (!stands()) local.value = now;
    timer = clock.after(1000 - ((now + offset()) % 1000), () => untracked(tick));
  };
  untracked(tick);
  return { now: computed(() => local.value + offset()), local, close: () => timer.cancel() };
}
