import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import { MediaFile, mediaKinds } from '../../shared/wall/media.ts';
import { newId } from '../ids.ts';

/** The pictures and videos of all centres, as files. */
export interface MediaFiles {
  /** All of a centre, by name. */
  list(centre: string): Promise<readonly MediaFile[]>;
  /** One with where it lies; null = the centre has none of this hash. */
  find(centre: string, hash: string): Promise<{ readonly file: MediaFile; readonly path: string } | null>;
  /** Where a file that comes in is written first, in a folder that is there. */
  place(centre: string): Promise<string>;
  /** Makes what lies at a place a file of the centre. */
  keep(centre: string, file: MediaFile, place: string): Promise<void>;
  /** Takes away what lies at a place and is not kept. */
  discard(place: string): Promise<void>;
  /** Takes away what was begun more than an hour ago and never became a file: a server that was cut off leaves it. */
  clearHalves(): Promise<void>;
  /** Takes one away; says whether it was there. */
  remove(centre: string, hash: string): Promise<boolean>;
}

/** Those in a folder: `CENTRE/HASH.KIND`, and beside each `HASH.json`, which says what it is. They are read again each time: other processes change them. */
export function createMediaFiles(folder: string): MediaFiles {
  const inside = (centre: string): string => join(folder, centre);
  const pathOf = (centre: string, { hash, kind }: Pick<MediaFile, 'hash' | 'kind'>): string =>
    join(inside(centre), `${hash}.${kind}`);
  const find: MediaFiles['find'] = async (centre, hash) => {
    if (!isCentre(centre) || !isHash(hash)) return null;
    const said = await readFile(join(inside(centre), `${hash}.json`), 'utf8').catch(() => null);
    const file = said === null ? null : read(said, hash);
    if (file === null) return null;
    const there = await stat(pathOf(centre, file)).catch(() => null);
    return there?.isFile() === true ? { file: { ...file, bytes: there.size }, path: pathOf(centre, file) } : null;
  };
  return {
    ...{ find, clearHalves: () => clearHalvesIn(folder) },
    async list(centre) {
      const names = isCentre(centre) ? await readdir(inside(centre)).catch((): readonly string[] => []) : [];
      const hashes = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
      const found = await Promise.all(hashes.map((hash) => find(centre, hash)));
      return found.flatMap((one) => (one === null ? [] : [one.file])).sort(byName);
    },
    async place(centre) {
      await mkdir(inside(centre), { recursive: true, mode: 0o700 });
      return join(inside(centre), `${newId()}.part`);
    },
    async keep(centre, file, place) {
      await rename(place, pathOf(centre, file));
      // What it is comes last: a file without it is none.
      await writeWhole(inside(centre), `${file.hash}.json`, JSON.stringify(file));
    },
    discard: (place) => rm(place, { force: true }),
    async remove(centre, hash) {
      if (!isCentre(centre) || !isHash(hash)) return false;
      const there = (await find(centre, hash)) !== null;
      await rm(join(inside(centre), `${hash}.json`), { force: true });
      for (const kind of mediaKinds) await rm(pathOf(centre, { hash, kind }), { force: true });
      return there;
    },
  };
}

/** Another process may be writing one just now: its age is told by the disk's own clock. */
const clearHalvesIn = async (all: string): Promise<void> => {
  const centres = await readdir(all).catch((): readonly string[] => []);
  for (const centre of centres.filter(isCentre)) await clearHalvesOf(join(all, centre));
};
const clearHalvesOf = async (folder: string): Promise<void> => {
  const halves = (await readdir(folder)).filter((name) => name.endsWith('.part'));
  if (halves.length === 0) return;
  const fresh = join(folder, `${newId()}.part`);
  await writeFile(fresh, '', { mode: 0o600 });
  const { mtimeMs: now } = await stat(fresh);
  await rm(fresh, { force: true });
  for (const name of halves) {
    const half = await stat(join(folder, name)).catch(() => null);
    if (half !== null && half.mtimeMs < now - halfMs) await rm(join(folder, name), { force: true });
  }
};
const halfMs = 3_600_000;

/** Never half of it is there. */
const writeWhole = async (folder: string, name: string, text: string): Promise<void> => {
  const half = join(folder, `${newId()}.part`);
  await writeFile(half, text, { mode: 0o600, flush: true });
  await rename(half, join(folder, name));
};

const byName = (a: MediaFile, b: MediaFile): number => a.name.localeCompare(b.name) || (a.hash < b.hash ? -1 : 1);

const isCentre = (id: string): boolean => /^[a-z0-9-]{1,64}$/.test(id);
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** What a file says of itself; null = somebody has written something else there. */
const read = (said: string, hash: string): MediaFile | null => {
  try {
    const file: unknown = JSON.parse(said);
    return Value.Check(MediaFile, file) && file.hash === hash ? file : null;
  } catch {
    return null;
  }
};
