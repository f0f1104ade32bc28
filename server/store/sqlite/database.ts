import Database from 'better-sqlite3';
import type { Clock } from '../../../shared/time/clock.ts';
import { pause } from '../../async/clock.ts';
import { createMutex } from '../../async/mutex.ts';
import { randomShare } from '../../ids.ts';
import { oddKind } from '../durable-file.ts';
import { CannotStore } from '../store.ts';
import { politeness } from './politeness.ts';
import { openSameFiles, type SameFiles } from './same-files.ts';

export type Value = string | number | Buffer | null;

/** A prepared statement; `Row` is what one row of it looks like. */
export interface Statement<Row = unknown> {
  run(...values: readonly Value[]): { readonly changes: number };
  get(...values: readonly Value[]): Row | undefined;
  all(...values: readonly Value[]): Row[];
  /** The same, which gives the first value of each row alone: `Row` is that. */
  pluck(): Statement<Row>;
}

/** One connection to one file. Work given to it is synchronous, and may be run again if the file was locked. */
export interface Connection {
  readonly file: string;
  prepare<Row = unknown>(sql: string): Statement<Row>;
  exec(sql: string): void;
  /** The one value that a PRAGMA gives. */
  pragma(text: string): unknown;
  /** One durable transaction under the write lock, in the order of asking. Rejects with CannotStore if it cannot be had. */
  write<T>(work: () => T): Promise<T>;
  read<T>(work: () => T): Promise<T>;
  /** The same, where all that it reads must stand as at one moment. */
  readAtOneMoment<T>(work: () => T): Promise<T>;
  close(): void;
}

/** The error code of SQLite, as SQLITE_FULL; null if it is not an error of SQLite. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null;
}

/** What storage refused, said as CannotStore; any other error as it is. */
export function inWords(error: unknown, file: string): unknown {
  const code = sqliteCode(error);
  const trouble = code === null ? undefined : storageTrouble.find(([prefix]) => code.startsWith(prefix));
  return trouble === undefined ? error : new CannotStore(`${trouble[1]} (${file}: ${code})`, { cause: error });
}

/** Opens a database for reading and writing, making it if there is none; every transaction is on disk once it resolves. */
export async function openConnection(file: string, clock: Clock): Promise<Connection> {
  const raw = open(file, false);
  try {
    const setting = attemptRead(raw);
    // Two processes that start at once stand in each other's way while the file changes to WAL.
    await patiently(raw, clock, () => setting(() => raw.pragma('journal_mode = WAL')));
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    raw.pragma('trusted_schema = OFF');
    // Erased means gone: freed space is overwritten.
    raw.pragma('secure_delete = ON');
    raw.pragma('cache_size = -16000');
    raw.pragma('journal_size_limit = 67108864');
    // Pages (16 MB): what is written to again and again is copied into the database less often.
    raw.pragma('wal_autocheckpoint = 4000');
    mustBeWritable(raw);
    const files = openSameFiles(file);
    const connection = asConnection(raw, clock, writer(raw, clock, files));
    return {
      ...connection,
      close() {
        files.close();
        connection.close();
      },
    };
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** Opens a database that is there, for reading only. */
export function openForReading(file: string, clock: Clock): Connection {
  const raw = open(file, true);
  return asConnection(raw, clock, () => Promise.reject(new CannotStore(`opened for reading only (${file})`)));
}

/** An empty database in memory, to compare with. */
export function openScratch(clock: Clock): Connection {
  return asConnection(open(':memory:', false), clock, () =>
    Promise.reject(new CannotStore('a scratch is written to with exec')),
  );
}

/** A file that one process has for itself until it lets go or ends; however it ends, the system sees to that. */
export interface Hold {
  release(): void;
}

/**
 * Takes hold of a file, making it if told to: 'held' if it is held already, also by this process; 'missing' if there is none.
 * Opening and closing a held file by other means, in the process that holds it, ends the hold.
 */
export function takeHold(file: string, make: boolean): Hold | 'held' | 'missing' {
  let raw: Database.Database | null = null;
  mustBeFiles(file);
  try {
    raw = new Database(file, { timeout: 0, fileMustExist: !make });
    // Nothing is ever written: the lock of the transaction is all that is wanted, and no journal beside the file.
    raw.pragma('journal_mode = MEMORY');
    raw.exec('BEGIN EXCLUSIVE');
    const held = raw;
    return { release: () => void held.close() };
  } catch (error) {
    raw?.close();
    if (isBusy(error)) return 'held';
    if (sqliteCode(error) === 'SQLITE_CANTOPEN' && !make) return 'missing';
    throw inWords(error, file);
  }
}

/** How long the write lock is waited for (ms). */
const patienceMs = 5000;

const storageTrouble: readonly (readonly [prefix: string, words: string])[] = [
  ['SQLITE_FULL', 'the disk is full'],
  ['SQLITE_READONLY', 'the database cannot be written to'],
  ['SQLITE_IOERR', 'reading or writing the disk failed'],
  ['SQLITE_CORRUPT', 'the database is damaged'],
  ['SQLITE_NOTADB', 'the file is not a database'],
  ['SQLITE_CANTOPEN', 'the database cannot be opened'],
  ['SQLITE_PERM', 'the database may not be opened'],
  ['SQLITE_NOMEM', 'there is no memory left'],
  ['SQLITE_BUSY', 'the database stayed locked by another process'],
];

const isBusy = (error: unknown): boolean => {
  const code = sqliteCode(error);
  return code !== null && (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'));
};

type Attempt<T> = { readonly value: T } | 'busy';

/**
 * After a commit that failed on the disk its pages may stand in the write-ahead log all the same, and a restart would take
 * them for good. Another transaction in their place, even one that fails in its turn, makes what was refused stay refused.
 */
const overwriteRefused = (raw: Database.Database): void => {
  try {
    raw.exec("BEGIN IMMEDIATE; INSERT OR REPLACE INTO meta (key, value) VALUES ('refused', datetime('now')); COMMIT");
  } catch {
    if (raw.inTransaction) raw.exec('ROLLBACK');
  }
};

const attemptWrite = (raw: Database.Database, files: SameFiles) => {
  const begin = raw.prepare('BEGIN IMMEDIATE');
  const commit = raw.prepare('COMMIT');
  const rollback = raw.prepare('ROLLBACK');
  return <T>(work: () => T): Attempt<T> => {
    let committing = false;
    try {
      if (files.changed()) raw.pragma('shrink_memory');
      begin.run();
      const value = work();
      files.check();
      committing = true;
      commit.run();
      files.wrote();
      files.check();
      return { value };
    } catch (error) {
      // Some errors have already rolled back by themselves.
      if (raw.inTransaction) rollback.run();
      if (isBusy(error)) return 'busy';
      if (committing) overwriteRefused(raw);
      throw inWords(error, raw.name);
    }
  };
};

const attemptRead =
  (raw: Database.Database) =>
  <T>(work: () => T): Attempt<T> => {
    try {
      return { value: work() };
    } catch (error) {
      if (isBusy(error)) return 'busy';
      throw inWords(error, raw.name);
    }
  };

/** Carries work out in a transaction that only reads. */
const oneMoment = (raw: Database.Database) => {
  const begin = raw.prepare('BEGIN');
  const commit = raw.prepare('COMMIT');
  return <T>(work: () => T): T => {
    begin.run();
    try {
      return work();
    } finally {
      commit.run();
    }
  };
};

/** Tries until it succeeds or `patienceMs` have passed. Waits are even, not growing: who waits longer must not ask less often. */
const patiently = async <T>(raw: Database.Database, clock: Clock, attempt: () => Attempt<T>): Promise<T> => {
  const deadline = clock.now() + patienceMs;
  for (;;) {
    if (!raw.open) throw new CannotStore(`the store is closed (${raw.name})`);
    const outcome = attempt();
    if (outcome !== 'busy') return outcome.value;
    if (clock.now() >= deadline) {
      throw new CannotStore(`the database stayed locked by another process for ${patienceMs / 1000} s (${raw.name})`);
    }
    await pause(clock, 1 + randomShare() * 2);
  }
};

const writer = (raw: Database.Database, clock: Clock, files: SameFiles): Connection['write'] => {
  const attempt = attemptWrite(raw, files);
  const version = raw.prepare('PRAGMA data_version').pluck();
  const polite = politeness(() => version.get(), clock);
  const inTurn = createMutex();
  const run = async <T>(work: () => T): Promise<T> => {
    await polite.before();
    return patiently(raw, clock, () => {
      const outcome = attempt(() => {
        polite.look();
        return work();
      });
      if (outcome === 'busy') polite.meet();
      else polite.after();
      return outcome;
    });
  };
  return (work) => inTurn(() => run(work));
};

/** SQLite opens whatever has the name of one of its files, and waits at a pipe for as long as nobody writes into it. */
const mustBeFiles = (file: string): void => {
  for (const end of ['', '-wal', '-shm', '-journal']) {
    const odd = oddKind(`${file}${end}`);
    if (odd !== null) throw new CannotStore(`${file}${end} ${odd}`);
  }
};

const open = (file: string, readonly: boolean): Database.Database => {
  mustBeFiles(file);
  try {
    return new Database(file, { timeout: 0, readonly, fileMustExist: readonly });
  } catch (error) {
    throw inWords(error, file);
  }
};

/**
 * What may not be written to SQLite opens for reading only, and so it stays, also when the disk is well again: said at once
 * rather than at the first ticket. Even BEGIN IMMEDIATE goes through there; only a change is refused. This one is taken back.
 */
const mustBeWritable = (raw: Database.Database): void => {
  try {
    raw.exec('BEGIN IMMEDIATE');
    raw.pragma(`user_version = ${raw.pragma('user_version', { simple: true })}`);
  } catch (error) {
    if (!isBusy(error)) throw inWords(error, raw.name);
  } finally {
    if (raw.inTransaction) raw.exec('ROLLBACK');
  }
};

const asConnection = (raw: Database.Database, clock: Clock, write: Connection['write']): Connection => {
  const [attempt, momentOf] = [attemptRead(raw), oneMoment(raw)];
  return {
    file: raw.name,
    prepare: <Row>(sql: string) => raw.prepare<Value[], Row>(sql),
    exec: (sql) => void raw.exec(sql),
    pragma: (text) => raw.pragma(text, { simple: true }),
    write,
    read: (work) => patiently(raw, clock, () => attempt(work)),
    readAtOneMoment: (work) => patiently(raw, clock, () => attempt(() => momentOf(work))),
    close: () => void raw.close(),
  };
};
