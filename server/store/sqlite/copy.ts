import { lstatSync, readdirSync, statSync } from 'node:fs';
import { chmod, copyFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Clock } from '../../../shared/time/clock.ts';
import { makeFolder, syncFile, syncFolder } from '../durable-file.ts';
import { databaseName } from '../place.ts';
import { keepPrivate } from '../private-files.ts';
import { keptAtMost } from '../security.ts';
import type { TimeStore } from '../time.ts';
import type { Replayed } from '../verify/leg-check.ts';
import { openClockTable } from './clock-table.ts';
import { checkWhole, type Label, writeLabel } from './copy-label.ts';
import { type Connection, openConnection, openForReading } from './database.ts';
import { migrate } from './migrate.ts';
import { cutOff, isOfOneHistory, type Revived, revivedBy } from './revived.ts';
import { openSecurityLog } from './security-log.ts';
import { verifyStore } from './verify.ts';

export interface Copied {
  /** Events in the copy. */
  readonly events: number;
  /** Centres whose configuration files were copied. */
  readonly documents: readonly string[];
  /** Calendars whose files were copied. */
  readonly calendars: readonly string[];
  /** Forms whose files were copied, as they are (`ID`) and as they were (`ID@VERSION`). */
  readonly forms: readonly string[];
}

export interface Backup {
  readonly dataFolder: string;
  /** An empty folder, or one that is not there yet. */
  readonly to: string;
  readonly clock: Clock;
}

/** A consistent copy of the store and the configuration, made while servers run. Rejects with CannotCopy. */
export function backup({ dataFolder, to, clock }: Backup): Promise<Copied> {
  return copyAll({
    from: dataFolder,
    to,
    clock,
    afterwards: async () => {},
    finish: (copied) => writeLabel({ ...copied, folder: to, database: join(to, databaseName), clock }),
  });
}

/** Whether a copy is whole and as it was written, by its own label. Rejects with CannotCopy. */
export async function verifyCopy(folder: string, clock: Clock, legsOf: Replayed | null = null): Promise<void> {
  const label = await checkWhole(folder, (message) => new CannotCopy(message));
  await mustVerify(join(folder, databaseName), clock, legsOf, label);
}

export interface Restore {
  readonly from: string;
  /** An empty folder, or one that is not there yet: no server may be running on it. */
  readonly dataFolder: string;
  readonly clock: Clock;
  /** What the log must replay to; the legs are not looked at without it. */
  readonly legsOf?: Replayed;
  /** The folder of the store that was in use until now: who was removed there would come back with the copy. */
  readonly against?: string;
  /** Takes away what would come back. */
  readonly cutOff?: boolean;
  /** Marks in the restored folder that this centre is to ask its head office what it lacks; absent = nothing is marked. */
  readonly hold?: (folder: string, centre: string) => Promise<void>;
  /** What time the servers of the restored store go by; absent = what `clock` says. */
  readonly timeOf?: (times: TimeStore) => Promise<number>;
}
export interface Restored extends Copied {
  /** Who and what is let in again, though the store in use had it removed or changed; all of the copy where there is none. */
  readonly revived: Revived;
}

/**
 * Back from a backup, with a new epoch; everybody signs in again. The copy must be whole, of a version that this program knows,
 * and as it was written. Rejects with CannotCopy.
 */
export async function restore(asked: Restore): Promise<Restored> {
  const { from, dataFolder, clock, legsOf = null, against, hold } = asked;
  if (!namesIn(from).includes(databaseName)) throw new CannotCopy(`there is no ${databaseName} in ${from}`);
  refuseLinks(from);
  if (against !== undefined && !namesIn(against).includes(databaseName)) {
    throw new CannotCopy(`there is no ${databaseName} in ${against}`);
  }
  const label = await checkWhole(from, (message) => new CannotCopy(message));
  let revived: Revived | null = null;
  let held: readonly string[] = [];
  const afterwards = async (part: string): Promise<void> => {
    revived = await comparing(part, asked);
    const centres = await mustVerify(part, clock, legsOf, label);
    held = centres.map(({ centre }) => centre);
    if (label !== null) return;
    const lacking = centres.find(({ centre }) => !documentsIn(join(from, centresName)).includes(`${centre}.json`));
    if (lacking !== undefined)
      throw new CannotCopy(`the copy is not whole: the configuration of ${lacking.centre} is missing`);
  };
  const finish = async (): Promise<void> => {
    for (const centre of held) await hold?.(dataFolder, centre);
  };
  const copied = await copyAll({ from, to: dataFolder, clock, afterwards, finish });
  return { ...copied, revived: revived ?? { people: [], passwords: [], rights: [], tokens: [], devices: [] } };
}

const centresName = 'centres';
const calendarsName = 'calendars';
const formsName = 'forms';
/** What is recorded for calls: what is read aloud is made again. */
const clipsName = join('voice', 'clips');
/** Pictures that slips have as their logo. */
const logosName = 'logos';
const isDocument = (name: string): boolean => /^[a-z0-9-]+(@[0-9]+)?\.json$/.test(name);

/** A copy that was not made, and why; nothing that was there before has been touched. */
export class CannotCopy extends Error {
  override readonly name = 'CannotCopy';
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

/** The documents in a folder; what is no file is passed over, as the server does. */
const documentsIn = (folder: string): readonly string[] =>
  namesIn(folder)
    .filter((name) => isDocument(name) && statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true)
    .sort();

const copyDocuments = async (from: string, to: string): Promise<readonly string[]> => {
  const names = documentsIn(from);
  await makeFolder(to);
  for (const name of names) {
    // A copy made by the system has the mode of the original, however wide.
    await copyFile(join(from, name), join(to, name));
    await chmod(join(to, name), 0o600);
    await syncFile(join(to, name));
  }
  await syncFolder(to);
  return names.map((name) => name.slice(0, -'.json'.length));
};

/** The files of some kind so many folders deep; links and whatever else is there are passed over. */
const copyFiles = async (from: string, to: string, isOne: (name: string) => boolean, deep: number): Promise<void> => {
  for (const name of namesIn(from)) {
    const found = lstatSync(join(from, name), { throwIfNoEntry: false });
    if (deep > 0 && found?.isDirectory() === true) await copyFiles(join(from, name), join(to, name), isOne, deep - 1);
    if (deep > 0 || found?.isFile() !== true || !isOne(name)) continue;
    await makeFolder(to);
    await copyFile(join(from, name), join(to, name));
    await chmod(join(to, name), 0o600);
    await syncFile(join(to, name));
  }
};

interface Copying {
  readonly from: string;
  readonly to: string;
  readonly clock: Clock;
  readonly afterwards: (file: string) => Promise<void>;
  /** What comes last, when all else is on disk. */
  readonly finish: (copied: Copied) => Promise<void>;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const copyAll = async ({ from, to, clock, afterwards, finish }: Copying): Promise<Copied> => {
  if (!namesIn(from).includes(databaseName)) throw new CannotCopy(`there is no ${databaseName} in ${from}`);
  refuseUnlessEmpty(to);
  await makeFolder(to);
  try {
    const database = join(to, databaseName);
    const events = await copyDatabase(join(from, databaseName), database, clock, afterwards);
    // After the log, never before: a document may be newer than the log, which takes it in, but not older.
    const documents = await copyDocuments(join(from, centresName), join(to, centresName));
    const calendars = await copyDocuments(join(from, calendarsName), join(to, calendarsName));
    const forms = await copyDocuments(join(from, formsName), join(to, formsName));
    await copyFiles(join(from, clipsName), join(to, clipsName), (name) => name.endsWith('.wav'), 2);
    await copyFiles(join(from, logosName), join(to, logosName), (name) => /^[0-9a-f]{64}$/.test(name), 0);
    await finish({ events, documents, calendars, forms });
    await keepPrivate(to);
    await syncFolder(to);
    return { events, documents, calendars, forms };
  } catch (error) {
    for (const name of await readdir(to)) await rm(join(to, name), { recursive: true, force: true });
    throw error instanceof CannotCopy ? error : new CannotCopy(messageOf(error), { cause: error });
  }
};

/** Refuses a database that is not as it was written. */
const mustVerify = async (file: string, clock: Clock, legsOf: Replayed | null, label: Label | null = null) => {
  const { centres, findings } = await verifyStore({ file, clock, legsOf, heads: label?.heads ?? [] });
  const [first] = findings;
  if (first === undefined) return centres;
  const more = findings.length === 1 ? '' : ` (and ${findings.length - 1} more)`;
  throw new CannotCopy(`the store is not as it was written: ${first.message}${more}`);
};

/** What must not come back with a copy: screens must see that the store is another one, and who was signed out stays out. It says so in its own security log. */
const begin = (connection: Connection, at: number): Promise<void> =>
  connection.write(() => {
    const about = `${connection.prepare<{ count: number }>('SELECT count(*) AS count FROM events').get()?.count ?? 0} events`;
    const line = {
      what: 'restored' as const,
      at,
      times: 1,
      stranger: false,
      who: null,
      address: null,
      centre: null,
      about,
    };
    openSecurityLog(connection).note(line, 0, keptAtMost.known);
    connection.exec("UPDATE meta SET value = lower(hex(randomblob(16))) WHERE key = 'epoch'");
    connection.exec('DELETE FROM sessions');
    connection.exec('DELETE FROM leases');
  });

const comparing = async (file: string, asked: Restore): Promise<Revived> => {
  const { against, clock, cutOff: cutting = false, timeOf } = asked;
  const connection = await openConnection(file, clock);
  try {
    await migrate(connection);
    const until = against === undefined ? null : openForReading(join(against, databaseName), clock);
    try {
      if (until !== null && !(await isOfOneHistory(connection, until)))
        throw new CannotCopy(
          `the store in ${against} is not the one that was copied: no log of it begins as one of the copy`,
        );
      const revived = await revivedBy(connection, until);
      await begin(connection, (await timeOf?.(openClockTable(connection))) ?? clock.now());
      if (cutting && until !== null) await cutOff(connection, until, revived);
      await connection.read(() => connection.pragma('journal_mode = DELETE'));
      return revived;
    } finally {
      until?.close();
    }
  } finally {
    connection.close();
  }
};

/** A copy is taken from plain files in a plain folder: what a link leads to may be anything by the time it is read. */
const refuseLinks = (from: string): void => {
  const inside = (name: string): readonly string[] => namesIn(join(from, name)).map((one) => join(from, name, one));
  const documents = [centresName, calendarsName, formsName]
    .flatMap(inside)
    .filter((path) => isDocument(basename(path)));
  const paths = [from, ...namesIn(from).map((name) => join(from, name)), ...documents];
  const link = paths.find((path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true);
  if (link !== undefined) throw new CannotCopy(`${link} is a symbolic link: a copy is taken from plain files only`);
};
