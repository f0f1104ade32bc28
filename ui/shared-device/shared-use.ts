import { effect, type ReadonlySignal, untracked } from '@preact/signals';
import type { Clock } from '../../shared/time/clock.ts';
import { cleared, createCountdown } from '../countdown.ts';
import { openHiding } from '../hiding.ts';

/** What a page is to a device that many use. */
export interface SharedPage {
  readonly clock: Clock;
  /** Whether something stands there that the next person must not read. */
  readonly isPrivate: ReadonlySignal<boolean>;
  /** Whether it is not as the next person is to find it. */
  readonly isBegun: ReadonlySignal<boolean>;
  clear(): void;
}

/** [FO5] A page on a device that many use: hidden after half a minute without a touch, cleared after two. */
export interface SharedUse {
  readonly hidden: ReadonlySignal<boolean>;
  /** Seconds left before it is cleared, while they are counted; else null. */
  readonly left: ReadonlySignal<number | null>;
  /** Somebody is there. What is hidden stays hidden. */
  touched(): void;
  /** Whose it is goes on. */
  goOn(): void;
  /** Whose it is not begins from the start. */
  startOver(): void;
  close(): void;
}

export function openSharedUse({ clock, isPrivate, isBegun, clear }: SharedPage): SharedUse {
  const hiding = openHiding(clock, isPrivate);
  const startOver = (): void => {
    clear();
    // What is on its way to the server is waited for, and cleared another time.
    touched();
  };
  const countdown = createCountdown(clock, startOver);
  const start = (): void => {
    if (isBegun.peek()) countdown.start(cleared.quietMs, cleared.warnSeconds);
    else countdown.stop();
  };
  const touched = (): void => {
    hiding.touched();
    start();
  };
  const stop = effect(() => {
    if (isBegun.value) untracked(start);
    else countdown.stop();
  });
  return {
    ...{ hidden: hiding.hidden, left: countdown.left, touched, startOver },
    goOn() {
      hiding.show();
      start();
    },
    close() {
      stop();
      countdown.stop();
      hiding.close();
    },
  };
}
