import type { Clock } from '../../../shared/time/clock.ts';
import { pause } from '../../async/clock.ts';
import { randomShare } from '../../ids.ts';

/** Having met another writer, how long we leave the lock free after each transaction (ms), so that it gets its turn. */
const courtesyMs = { window: 1000, least: 1, spread: 2 };

/**
 * Lets the rest of the process have the event loop, and other processes the lock, between two transactions. `version` gives
 * another value once another connection has written.
 */
export function politeness(version: () => unknown, clock: Clock) {
  let seen = version();
  let metAt = Number.NEGATIVE_INFINITY;
  let wroteAt = Number.NEGATIVE_INFINITY;
  let wroteThisTurn = false;
  return {
    async before(): Promise<void> {
      const now = clock.now();
      const free = courtesyMs.least + randomShare() * courtesyMs.spread - (now - wroteAt);
      if (now - metAt < courtesyMs.window && free > 0) await pause(clock, free);
      else if (wroteThisTurn) await new Promise<void>((resolve) => setImmediate(resolve));
    },
    meet(): void {
      metAt = clock.now();
    },
    look(): void {
      const now = version();
      if (now !== seen) metAt = clock.now();
      seen = now;
    },
    after(): void {
      wroteAt = clock.now();
      wroteThisTurn = true;
      setImmediate(() => {
        wroteThisTurn = false;
      });
    },
  };
}
