import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeHold } from './database.ts';

/** Which of the processes that share a database live. */
export interface ProcessLocks {
  /** Shows from now on that this owner lives; false if it has to be asked again later. */
  begin(owner: string): boolean;
  /** True only if it is certain that this owner was shown to live and does so no longer: it never will again. */
  hasEnded(owner: string): boolean;
  close(): void;
}

/**
 * Each owner holds a file of its own in a folder beside the database. The system ends the hold with the process: a file
 * that is there and not held says that its owner has ended. A missing file says nothing. An owner's name is used by one
 * process only, and never again. `needed` tells whose files somebody may still ask about.
 */
export function openProcessLocks(database: string, needed: () => readonly string[]): ProcessLocks {
  const folder = `${database}-alive`;
  const own = new Map<string, () => void>();
  const fileOf = (owner: string): string => join(folder, encodeURIComponent(owner));

  /** Removes the file while it is held: the next holder sees that it is gone. */
  const removeUnheld = (file: string): void => {
    try {
      const hold = takeHold(file, false);
      if (typeof hold === 'string') return;
      rmSync(file, { force: true });
      hold.release();
    } catch {
      // What cannot be removed, for instance what somebody else has put there, is in nobody's way.
    }
  };
  const tidy = (): void => {
    const kept = new Set([...own.keys(), ...needed()].map(fileOf));
    for (const name of readdirSync(folder)) if (!kept.has(join(folder, name))) removeUnheld(join(folder, name));
  };

  return {
    begin(owner) {
      if (own.has(owner)) return true;
      const file = fileOf(owner);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const hold = takeHold(file, true);
      // Only somebody who tidies up can have it, and they remove it.
      if (typeof hold === 'string') return false;
      if (!existsSync(file)) {
        hold.release();
        return false;
      }
      own.set(owner, () => {
        rmSync(file, { force: true });
        hold.release();
      });
      tidy();
      return true;
    },
    hasEnded(owner) {
      const file = fileOf(owner);
      if (own.has(owner) || !existsSync(file)) return false;
      const hold = takeHold(file, false);
      if (typeof hold === 'string') return false;
      hold.release();
      return true;
    },
    close() {
      for (const end of own.values()) end();
      own.clear();
    },
  };
}
