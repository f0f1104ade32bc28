import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../ids.ts';

/** Sounds that were made before, in files. */
export interface WavCache {
  /** The sound of this key as it was stored; null = none is there, or what is there is not what was stored. */
  get(key: string): Promise<Buffer | null>;
  /** Stores one; where the disk does not take it, it is made again when it is asked for. */
  put(key: string, wav: Buffer): Promise<void>;
}

/**
 * A folder of sounds. A file is named by the hash of what it was made of and by the hash of its bytes, which are held against it
 * whenever it is read. Those used longest ago go once they are more, or larger together, than is allowed.
 */
export async function openWavCache(folder: string, most: CacheLimits = usualLimits): Promise<WavCache> {
  const kept = { folder, most, files: await filesIn(folder) };
  return {
    get: (key) => fetched(kept, hash('sha256', key)),
    // A full disk: the sound was made, and is made again.
    put: (key, wav) => stored(kept, hash('sha256', key), wav).catch(() => undefined),
  };
}

interface Kept {
  readonly folder: string;
  readonly most: CacheLimits;
  /** By the hash of what they were made of, those used last at the end. */
  readonly files: Map<string, CachedFile>;
}

const fetched = async (kept: Kept, made: string): Promise<Buffer | null> => {
  const file = kept.files.get(made);
  if (file === undefined) return null;
  const wav = await readFile(join(kept.folder, file.name)).catch(() => null);
  if (wav === null || hash('sha256', wav) !== file.sum) {
    await forget(kept, made).catch(() => undefined);
    return null;
  }
  kept.files.delete(made);
  kept.files.set(made, file);
  return wav;
};

const stored = async (kept: Kept, made: string, wav: Buffer): Promise<void> => {
  const sum = hash('sha256', wav);
  const name = `${made}.${sum}.wav`;
  await mkdir(kept.folder, { recursive: true, mode: 0o700 });
  await writeWhole(kept.folder, name, wav);
  if (kept.files.get(made)?.name !== name) await forget(kept, made);
  kept.files.set(made, { name, sum, bytes: wav.length });
  await makeRoom(kept);
};

const forget = async ({ folder, files }: Kept, made: string): Promise<void> => {
  const file = files.get(made);
  files.delete(made);
  if (file !== undefined) await rm(join(folder, file.name), { force: true });
};

const makeRoom = async (kept: Kept): Promise<void> => {
  const bytes = (): number => [...kept.files.values()].reduce((sum, file) => sum + file.bytes, 0);
  while (kept.files.size > kept.most.files || bytes() > kept.most.bytes) {
    const [oldest] = kept.files.keys();
    if (oldest === undefined) return;
    await forget(kept, oldest);
  }
};

export interface CacheLimits {
  readonly files: number;
  readonly bytes: number;
}

/** A hall calls a thousand numbers a day, each of some 200 kB. */
const usualLimits: CacheLimits = { files: 4000, bytes: 256 * 1024 * 1024 };

interface CachedFile {
  readonly name: string;
  readonly sum: string;
  readonly bytes: number;
}

const cachedName = /^(?<made>[0-9a-f]{64})\.(?<sum>[0-9a-f]{64})\.wav$/;

/** What is there, the oldest first; half-written files are taken away. */
const filesIn = async (folder: string): Promise<Map<string, CachedFile>> => {
  const names = await readdir(folder).catch((): readonly string[] => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const { made, sum } = cachedName.exec(name)?.groups ?? {};
      const file = await stat(join(folder, name)).catch(() => null);
      // One that another process writes just now is made once more there.
      if (name.endsWith(unfinished)) await rm(join(folder, name), { force: true });
      return made === undefined || sum === undefined || file === null
        ? []
        : [{ made, at: file.mtimeMs, file: { name, sum, bytes: file.size } }];
    }),
  );
  return new Map(
    found
      .flat()
      .toSorted((a, b) => a.at - b.at)
      .map(({ made, file }) => [made, file] as const),
  );
};

const unfinished = '.part';

const writeWhole = async (folder: string, name: string, wav: Buffer): Promise<void> => {
  const half = join(folder, `${newId()}${unfinished}`);
  try {
    await writeFile(half, wav, { mode: 0o600 });
    await rename(half, join(folder, name));
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
};
