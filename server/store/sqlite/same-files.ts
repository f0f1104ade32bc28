import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { CannotStore } from '../store.ts';

/** Whether a database still stands where it was opened. */
export interface SameFiles {
  /** Throws CannotStore if the files under its name are not those that are open: what is written to them is lost. */
  check(): void;
  /** True once after somebody else has written to the database file: what was read from it may stand there no longer. */
  changed(): boolean;
  /** What was written by ourselves is no news. */
  wrote(): void;
  close(): void;
}

/**
 * Remembers which files an open database consists of. They are only looked at by name: to open and close one of them in this
 * process would end SQLite's locks on it.
 */
export function openSameFiles(file: string): SameFiles {
  const opened = [file, `${file}-wal`, `${file}-shm`].map((path) => ({ path, identity: identityOf(path) }));
  const beginning = openBeginning(`${file}-wal`);
  let seen = stampOf(file);
  return {
    check() {
      const gone = opened.find(({ path, identity }) => identityOf(path) !== identity);
      if (gone !== undefined) {
        throw new CannotStore(
          `${basename(gone.path)} was removed or replaced while it was open: put the files back, or start the server again (${file})`,
        );
      }
      if (!beginning.isGood()) throw new CannotStore(`${file}-wal was overwritten while it was open`);
    },
    changed() {
      const now = stampOf(file);
      if (now === seen) return false;
      seen = now;
      return true;
    },
    wrote() {
      seen = stampOf(file);
    },
    close: beginning.close,
  };
}

const identityOf = (path: string): string | null => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev} ${found.ino}`;
};
const stampOf = (path: string): string => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ctimeNs} ${found.size}`;
};

const walMagic = [0x377f0682, 0x377f0683];

/** Tells whether a write-ahead log still begins as one. It has no locks of its own: another handle to it does no harm. */
const openBeginning = (path: string) => {
  const handle = openSync(path, 'r');
  const first = Buffer.alloc(4);
  let open = true;
  return {
    isGood: () => readSync(handle, first, 0, 4, 0) === 0 || walMagic.includes(first.readUInt32BE()),
    close() {
      // Once only: by then the number may be another file's.
      if (open) closeSync(handle);
      open = false;
    },
  };
};
