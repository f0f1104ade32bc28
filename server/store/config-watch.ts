import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Timer } from '../../shared/time/clock.ts';
import { every } from '../async/repeat.ts';

export interface Watched {
  readonly folder: string;
  readonly clock: Clock;
  /** The centres that have a file. */
  readonly list: () => Promise<readonly string[]>;
  /** Whose file has this name; null if it is nobody's. */
  readonly centreOf: (name: string) => string | null;
  /** Called when a centre's file may have changed. */
  readonly look: (centre: string) => Promise<void>;
}

/** Looks at files as soon as the system says that they changed, and anyhow when their times did. */
export function watchFolder(watched: Watched): { close(): void } {
  const soon = openSoon(watched);
  const watcher = startWatching(watched.folder, (name) => {
    const centre = name === null ? null : watched.centreOf(name);
    if (centre !== null) soon.look(centre);
  });
  const rounds = startRounds(watched);
  return {
    close() {
      watcher?.close();
      soon.close();
      rounds.close();
    },
  };
}

/** How often the times of the files are read (ms), for file systems that tell nothing. */
const everyMs = 500;
/** An editor writes in several steps: we look when it has been quiet for so long (ms). */
const quietMs = 100;

/** Looks at a file once it has been quiet for a moment. */
const openSoon = ({ clock, look }: Watched) => {
  const waiting = new Map<string, Timer>();
  return {
    look(centre: string): void {
      waiting.get(centre)?.cancel();
      const timer = clock.after(quietMs, () => {
        waiting.delete(centre);
        // What cannot be read now is looked at by the rounds again.
        look(centre).catch(() => undefined);
      });
      waiting.set(centre, timer);
    },
    close(): void {
      for (const timer of waiting.values()) timer.cancel();
      waiting.clear();
    },
  };
};

const stampOf = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => null);
  // Its status changes with its permissions too: what may be read again is looked at again.
  return found === null ? '' : `${found.mtimeMs} ${found.ctimeMs} ${found.size} ${found.ino}`;
};

/** Looks at every file whose times or size have changed since the round before; at first, at all of them. */
const startRounds = ({ folder, clock, list, look }: Watched) => {
  const stamps = new Map<string, string>();
  let closed = false;
  const round = async (): Promise<void> => {
    const centres = await list().catch(() => []);
    for (const centre of new Set([...stamps.keys(), ...centres])) {
      const stamp = await stampOf(join(folder, `${centre}.json`));
      if (closed) return;
      if (stamp === stamps.get(centre)) continue;
      stamps.set(centre, stamp);
      await look(centre).catch(() => void stamps.delete(centre));
    }
  };
  const rounds = every(clock, everyMs, round);
  return {
    close(): void {
      closed = true;
      void rounds.close();
    },
  };
};

/** The system's own notices; null where it gives none: then the rounds alone must do. */
const startWatching = (folder: string, onEvent: (name: string | null) => void): FSWatcher | null => {
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => onEvent(name));
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
};
