import { readdirSync } from 'node:fs';
import { copyFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import { makeFolder, syncFile, syncFolder } from '../durable-file.ts';
import { CannotStore } from '../store.ts';
import { openConnection, openForReading } from './database.ts';

/** The name of the database in DATA_DIR, and in a copy of it. */
export const databaseName = 'novbe.db';
const centresName = 'centres';
const isDocument = (name: string): boolean => /^[a-z0-9-]+\.json$/.test(name);

/** A copy that was not made, and why; nothing that was there before has been touched. */
export class CannotCopy extends Error {
  override readonly name = 'CannotCopy';
}

export interface Copied {
  /** Events in the copy. */
  readonly events: number;
  /** Centres whose configuration files were copied. */
  readonly documents: readonly string[];
}

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const refuseUnlessEmpty = (folder: string): void => {
  const found = namesIn(folder)[0];
  if (found !== undefined) {
    throw new CannotCopy(`${folder} is not empty (it holds ${found}): nothing there is overwritten`);
  }
};

/** One consistent moment of the database, while others go on writing to it. The name appears once the copy is whole. */
const copyDatabase = async (from: string, to: string, clock: Clock, afterwards: (file: string) => Promise<void>) => {
  const part = `${to}.part`;
  const source = openForReading(from, clock);
  try {
    await source.read(() => source.prepare('VACUUM INTO ?').run(part));
  } finally {
    source.close();
  }
  await afterwards(part);
  const copy = openForReading(part, clock);
  let events: number;
  try {
    const health = await copy.read(() => copy.pragma('integrity_check'));
    if (health !== 'ok') throw new CannotCopy(`the copy of ${from} is damaged: ${String(health)}`);
    events = copy.prepare<{ count: number }>('SELECT count(*) AS count FROM events').get()?.count ?? 0;
  } finally {
    copy.close();
  }
  await syncFile(part);
  await rename(part, to);
  return events;
};

const copyDocuments = async (from: string, to: string): Promise<readonly string[]> => {
  await makeFolder(to);
  const names = namesIn(from).filter(isDocument).sort();
  for (const name of names) {
    await copyFile(join(from, name), join(to, name));
    await syncFile(join(to, name));
  }
  await syncFolder(to);
  return names.map((name) => name.slice(0, -'.json'.length));
};

interface Copying {
  readonly from: string;
  readonly to: string;
  readonly clock: Clock;
  readonly afterwards: (file: string) => Promise<void>;
}

const copyAll = async ({ from, to, clock, afterwards }: Copying): Promise<Copied> => {
  if (!namesIn(from).includes(databaseName)) throw new CannotCopy(`there is no ${databaseName} in ${from}`);
  refuseUnlessEmpty(to);
  await makeFolder(to);
  try {
    const database = join(to, databaseName);
    const events = await copyDatabase(join(from, databaseName), database, clock, afterwards);
    // After the log, never before: a document may be newer than the log, which takes it in, but not older.
    const documents = await copyDocuments(join(from, centresName), join(to, centresName));
    await syncFolder(to);
    return { events, documents };
  } catch (error) {
    for (const name of await readdir(to)) await rm(join(to, name), { recursive: true, force: true });
    throw error instanceof CannotStore ? new CannotCopy(error.message, { cause: error }) : error;
  }
};

export interface Backup {
  readonly dataFolder: string;
  /** An empty folder, or one that is not there yet. */
  readonly to: string;
  readonly clock: Clock;
}

/** A consistent copy of the store and the configuration, made while servers run. Rejects with CannotCopy. */
export const backup = ({ dataFolder, to, clock }: Backup): Promise<Copied> =>
  copyAll({ from: dataFolder, to, clock, afterwards: async () => {} });

export interface Restore {
  readonly from: string;
  /** An empty folder, or one that is not there yet: no server may be running on it. */
  readonly dataFolder: string;
  readonly clock: Clock;
}

/** What must not come back with a copy: screens must see that the store is another one, and who was signed out stays out. */
const begin = async (file: string, clock: Clock): Promise<void> => {
  const connection = await openConnection(file, clock);
  try {
    await connection.write(() => {
      connection.exec("UPDATE meta SET value = lower(hex(randomblob(16))) WHERE key = 'epoch'");
      connection.exec('DELETE FROM sessions');
      connection.exec('DELETE FROM leases');
    });
    await connection.read(() => connection.pragma('journal_mode = DELETE'));
  } finally {
    connection.close();
  }
};

/** Back from a backup, with a new epoch; everybody signs in anew. Rejects with CannotCopy. */
export const restore = ({ from, dataFolder, clock }: Restore): Promise<Copied> =>
  copyAll({ from, to: dataFolder, clock, afterwards: (file) => begin(file, clock) });
