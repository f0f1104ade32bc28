import type { Clock, Timer } from '../../clock.ts';
import type { Connection } from './database.ts';

/** Tells those who listen that another process has written: one timer for all, running only while somebody listens. */
export function watchExternalChanges(connection: Connection, clock: Clock) {
  const current = openVersion(connection);
  const listeners = new Set<{ readonly run: () => void }>();
  let timer: Timer | null = null;
  let seen: number | undefined;

  const look = (): void => {
    const now = current();
    timer = clock.after(everyMs, look);
    if (now === seen) return;
    seen = now;
    for (const listener of [...listeners]) listener.run();
  };
  const stop = (): void => {
    timer?.cancel();
    timer = null;
  };

  return {
    /** The number as it is now. */
    count: current,
    listen(run: () => void): { close(): void } {
      const listener = { run };
      listeners.add(listener);
      if (timer === null) {
        seen = current();
        timer = clock.after(everyMs, look);
      }
      return {
        close() {
          listeners.delete(listener);
          if (listeners.size === 0) stop();
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
