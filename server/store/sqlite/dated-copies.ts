import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, syncFolder } from '../durable-file.ts';
import { databaseName } from '../place.ts';
import type { Replayed } from '../verify/leg-check.ts';
import { type Backup, backup, CannotCopy, type Copied, verifyCopy } from './copy.ts';
import { labelName } from './copy-label.ts';

/** A folder of copies, each in a folder named by when it was made. */

export interface Keeping extends Backup {
  /** How many whole copies stay, the new one among them. */
  readonly keep: number;
  readonly legsOf: Replayed | null;
}
export interface Kept extends Copied {
  readonly folder: string;
  /** The folders that were removed. */
  readonly removed: readonly string[];
  /** Folders dated later than the new one, as a clock that ran ahead leaves them. */
  readonly ahead: readonly string[];
}

/**
 * Makes one more copy in a folder of dated ones; once it is whole and verified, all but the newest `keep` whole ones go, and
 * with them halves that are older. Where it cannot be made or is not as it was written, nothing is removed. Rejects with CannotCopy.
 */
export async function backupDated({ dataFolder, to, clock, keep, legsOf }: Keeping): Promise<Kept> {
  await makeFolder(to);
  const name = freeName(to, clock.now());
  const folder = join(to, name);
  const copied = await backup({ dataFolder, to: folder, clock }).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  await verifyCopy(folder, clock, legsOf).catch((error: unknown) => {
    throw error instanceof CannotCopy ? error : new CannotCopy(String(error), { cause: error });
  });
  const others = foldersIn(to).filter((one) => one !== name);
  const earlier = others.filter((one) => compare(one, name) < 0);
  const whole = earlier.filter((one) => isWhole(join(to, one)));
  const staying = new Set(keep > 1 ? whole.slice(1 - keep) : []);
  const removed = earlier.filter((one) => !staying.has(one));
  for (const one of removed) await rm(join(to, one), { recursive: true, force: true });
  await syncFolder(to);
  return { ...copied, folder, removed, ahead: others.filter((one) => compare(one, name) > 0) };
}

const dated = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?$/;

/** In one second the tenth copy comes after the second. */
const { compare } = new Intl.Collator('en', { numeric: true });

const nameOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;

/** The dated folders, the oldest first. What bears another name is not ours and is never touched. */
const foldersIn = (to: string): readonly string[] => {
  try {
    return readdirSync(to, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && dated.test(entry.name))
      .map(({ name }) => name)
      .sort(compare);
  } catch {
    return [];
  }
};

const isWhole = (folder: string): boolean => {
  const names = readdirSync(folder);
  return names.includes(databaseName) && names.includes(labelName);
};

const freeName = (to: string, at: number): string => {
  const name = nameOf(at);
  const same = foldersIn(to).filter((one) => one === name || one.startsWith(`${name}-`));
  // After the last of its second, also where the first of them is gone by now.
  const last = Math.max(0, ...same.map((one) => Number(one.slice(name.length + 1) || 1)));
  return last === 0 ? name : `${name}-${last + 1}`;
};
