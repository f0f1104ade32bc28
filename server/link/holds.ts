import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../store/durable-file.ts';

/** The centres that were put back to a copy, and do nothing before their head office was asked what they lack. In DATA_DIR/keys: in no copy. */
export interface Holds {
  isHeld(centre: string): boolean;
  /** False where it was not held. */
  release(centre: string): Promise<boolean>;
}

/** Marks in a folder of data what `openHolds` reads there. */
export const holdIn = (dataDir: string, centre: string): Promise<void> =>
  replaceFile(markOf(dataDir, centre), 'put back to a copy\n');

/** Without a head office nobody could be asked: what was held goes on. */
export async function openHolds(dataDir: string, hasHeadOffice: boolean): Promise<Holds> {
  const held = new Set<string>();
  for (const name of await namesIn(join(dataDir, folder))) {
    if (!name.startsWith(prefix)) continue;
    const centre = name.slice(prefix.length);
    if (hasHeadOffice) held.add(centre);
    else await rm(markOf(dataDir, centre), { force: true });
  }
  return {
    isHeld: (centre) => held.has(centre),
    async release(centre) {
      if (!held.has(centre)) return false;
      await rm(markOf(dataDir, centre), { force: true });
      return held.delete(centre);
    },
  };
}

const folder = 'keys';
const prefix = 'restored-';
const markOf = (dataDir: string, centre: string): string => join(dataDir, folder, `${prefix}${centre}`);

const namesIn = async (path: string): Promise<readonly string[]> => {
  try {
    return await readdir(path);
  } catch {
    return [];
  }
};
