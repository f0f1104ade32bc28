import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Timer } from '../clock.ts';

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

/** How often the times of the files are read (ms), for file systems that tell nothing. */
const everyMs = 500;
/** An editor writes in several steps: we look when it has been quiet for so long (ms). */
const quietMs = 100;

/** Looks at files as soon as the system says that they changed, and anyhow when their times did. */
export const watchFolder = ({ folder, clock, list, centreOf, look }: Watched): { close(): void } => {
  const stamps = new Map<string, string>();
  const soon = new Map<string, Timer>();
  let closed = false;
  let timer: Timer | null = null;

  const stampOf = async (centre: string): Promise<string> => {
    const found = await stat(join(folder, `${centre}.json`)).catch(() => null);
    return found === null ? '' : `${found.mtimeMs} ${found.size} ${found.ino}`;
  };
  // A file that cannot be read now is looked at again at the next round.
  const lookAgain = (centre: string): Promise<void> => look(centre).catch(() => void stamps.delete(centre));

  const round = async (): Promise<void> => {
    const centres = await list().catch(() => []);
    for (const centre of new Set([...stamps.keys(), ...centres])) {
      const stamp = await stampOf(centre);
      if (closed) return;
      if (stamp === stamps.get(centre)) continue;
      stamps.set(centre, stamp);
      await lookAgain(centre);
    }
  };
  const nextRound = (): void => {
    void round().finally(() => {
      if (!closed) timer = clock.after(everyMs, nextRound);
    });
  };
  const onEvent = (name: string | null): void => {
    const centre = name === null ? null : centreOf(name);
    if (centre === null || closed) return;
    soon.get(centre)?.cancel();
    const looking = clock.after(quietMs, () => {
      soon.delete(centre);
      void lookAgain(centre);
    });
    soon.set(centre, looking);
  };

  const watcher = startWatching(folder, onEvent);
  nextRound();
  return {
    close() {
      closed = true;
      watcher?.close();
      timer?.cancel();
      for (const looking of soon.values()) looking.cancel();
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
