import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A folder beside the packages that is made once for all tests, and again when what it is made of has changed. */
export interface MadeOnce {
  readonly path: string;
  readonly isThere: boolean;
  /** Where to make it. */
  readonly under: string;
  /** Puts what was made in its place. */
  keep(): void;
}

/** The folder of this name for our sources as they are now: all of them in these folders, this file, and the lock of the packages. */
export function madeOnce(name: string, folders: readonly string[], file: string): MadeOnce {
  const cache = join(root, 'node_modules/.cache', name);
  const path = join(cache, markOf(folders, file));
  const under = `${path}.${process.pid}`;
  return {
    path,
    isThere: existsSync(path),
    under,
    keep() {
      try {
        renameSync(under, path);
      } catch (error) {
        // Another worker was first with the same.
        if (!existsSync(path)) throw error;
        rmSync(under, { recursive: true });
      }
      forget(cache, path);
    },
  };
}

/** A mark (hexadecimal digits) of all that goes into it. */
const markOf = (folders: readonly string[], file: string): string => {
  const mark = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  mark.update(readFileSync(file));
  for (const name of folders)
    for (const path of readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).sort())
      if (/\.(tsx?|json|css|html|svg|png)$/.test(path)) mark.update(path).update(readFileSync(join(root, name, path)));
  return mark.digest('hex').slice(0, 20);
};

/** Removes what other sources gave, once it is a day old: a run of theirs may still be under way. */
const forget = (cache: string, made: string): void => {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (path !== made && statSync(path).mtimeMs < Date.now() - 86_400_000)
      rmSync(path, { recursive: true, force: true });
  }
};
