import type { Clock } from '../../../shared/time/clock.ts';
import { repeat } from '../../../shared/time/clock.ts';
import { createListeners } from '../../async/listeners.ts';
import type { Connection } from './database.ts';

/** Tells those who listen that another process has written: one timer for all, running only while somebody listens. */
export function watchExternalChanges(connection: Connection, clock: Clock) {
  const current = openVersion(connection);
  const listeners = createListeners();
  let looking: { close(): void } | null = null;
  let seen: number | undefined;

  const look = (): void => {
    const now = current();
    if (now === seen) return;
    seen = now;
    listeners.tell();
  };
  const stop = (): void => {
    looking?.close();
    looking = null;
  };

  return {
    /** The number as it is now. */
    count: current,
    listen(run: () => void): { close(): void } {
      const listening = listeners.add(run);
      if (looking === null) {
        seen = current();
        looking = repeat(clock, everyMs, look);
      }
      return {
        close() {
          listening.close();
          if (listeners.count() === 0) stop();
        },
      };
    },
    close(): void {
      listeners.clear();
      stop();
    },
  };
}

/** How often the file is asked whether others wrote to it (ms). It costs some microseconds. */
const everyMs = 25;

/** The number that changes when another connection has written. */
const openVersion = (connection: Connection): (() => number) => {
  const version = connection.prepare<{ data_version: number }>('PRAGMA data_version');
  let last = 0;
  return () => {
    try {
      last = version.get()?.data_version ?? last;
    } catch {
      // Trouble with the file shows where it is used; here it only means: nothing new that can be read.
    }
    return last;
  };
};
