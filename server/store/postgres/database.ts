import { type Client, DatabaseError, Pool, type PoolClient, type PoolConfig, type QueryResult } from 'pg';
import type { Clock } from '../../../shared/time/clock.ts';
import { pause } from '../../async/clock.ts';
import { newId, randomShare } from '../../ids.ts';
import { placeOf } from '../database-address.ts';
import { CannotStore } from '../store.ts';
import { type Fate, openFate, putMark } from './fate.ts';
import { sessionSettings, trouble, types } from './settings.ts';
import { together } from './together.ts';

export type Value = string | number | boolean | Buffer | null | readonly (string | number | boolean | Buffer | null)[];

/** What statements are given to: within a transaction, or one at a time. Parameters are $1, $2 …; `Row` is what one row looks like. */
export interface Session {
  all<Row>(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** The first row. */
  get<Row>(sql: string, values?: readonly Value[]): Promise<Row | undefined>;
  /** How many rows it changed. */
  run(sql: string, values?: readonly Value[]): Promise<number>;
  /** Writes what nobody need wait for: it goes at once, after what was given before, and where it fails so does all of the work. */
  put(sql: string, values?: readonly Value[]): void;
  /** Resolves once all is written that was put so far; rejects with the first that failed. */
  written(): Promise<void>;
  /** Carries out statements without parameters, several if there are, unprepared. */
  exec(sql: string): Promise<void>;
}

/** A database of PostgreSQL. */
export interface Connection {
  /** Where it is, without a password: to be named in messages. */
  readonly place: string;
  /** One durable transaction; what it must be alone with, it locks (locks.ts). `work` may run again. Rejects with CannotStore if it cannot be had. */
  write<T>(work: (to: Session) => Promise<T>): Promise<T>;
  read<T>(work: (from: Session) => Promise<T>): Promise<T>;
  /** The same, where all that it reads must stand as at one moment. */
  readAtOneMoment<T>(work: (from: Session) => Promise<T>): Promise<T>;
  /** A session of its own until it ends or is released; null = there is none to be had now. */
  ownSession(): Promise<PoolClient | null>;
  close(): Promise<void>;
}

/** Opens a pool of sessions with the database at this address; the first of them must answer. Rejects with CannotStore. */
export async function openConnection(url: string, clock: Clock, own: OwnSettings = {}): Promise<Connection> {
  const place = placeOf(url);
  const pool = new Pool({ connectionString: url, types, ...sessionSettings, ...own });
  // A session that ends while nobody uses it is told of here alone, and would end the process.
  pool.on('error', () => undefined);
  const connection = asConnection(pool, place, clock);
  try {
    await connection.read((from) => from.get('SELECT 1'));
    return connection;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** How many sessions there may be at once, and what becomes of those that stand unused, unless as usual. */
type OwnSettings = Pick<PoolConfig, 'max' | 'idleTimeoutMillis' | 'allowExitOnIdle'>;

/** How long a transaction that met others is tried again (ms), and for how long it is asked what became of a commit. */
const patienceMs = 5000;

const asConnection = (pool: Pool, place: string, clock: Clock): Connection => {
  const inWords = (error: unknown): unknown => {
    const words = trouble(error);
    return words === null ? error : new CannotStore(`${words} (${place})`, { cause: error });
  };
  const withSession = openSessions(pool);
  const said = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw inWords(error);
    }
  };
  const patiently = openPatience(clock);
  const fate = openFate(pool, clock, patienceMs);
  return {
    place,
    write: (work) => said(() => patiently(() => withSession((client) => transaction(client, work, fate)))),
    read: (work) => said(() => withSession((client) => whole(over(client), work))),
    readAtOneMoment: (work) => said(() => withSession((client) => moment(client, work))),
    ownSession: () => pool.connect().catch(() => null),
    close: () => pool.end(),
  };
};

/** Work over a session of the pool; one that broke is not used again. */
const openSessions =
  (pool: Pool) =>
  async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    const broken: Error[] = [];
    const onError = (error: Error): void => void broken.push(error);
    client.on('error', onError);
    try {
      return await work(client);
    } catch (error) {
      if (isLost(error)) broken.push(error);
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken[0]);
    }
  };
/** Tries again, for some seconds, what PostgreSQL gave up because of others. */
const openPatience =
  (clock: Clock) =>
  async <T>(attempt: () => Promise<T>): Promise<T> => {
    const deadline = clock.now() + patienceMs;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (!isMet(error) || clock.now() >= deadline) throw error;
        await pause(clock, 1 + randomShare() * 10);
      }
    }
  };

const transaction = async <T>(
  client: PoolClient,
  work: (to: Session) => Promise<T>,
  wasCommitted: Fate,
): Promise<T> => {
  const [session, mark] = [over(client, [client.query('BEGIN')]), newId()];
  let value: T;
  try {
    value = await work(session);
  } catch (error) {
    const cause = await causeOf(session, error);
    if (!isLost(cause)) await client.query('ROLLBACK');
    throw cause;
  }
  try {
    session.put(putMark, [mark]);
    // Where something of it failed, the mark among it, the commit takes all of it back.
    await together([session.written(), client.query('COMMIT')]);
  } catch (error) {
    if (!isLost(error) || !(await wasCommitted(mark))) throw error;
  }
  return value;
};

/** Work and all that it put. */
const whole = async <T>(session: Session, work: (from: Session) => Promise<T>): Promise<T> => {
  const value = await work(session);
  await session.written();
  return value;
};

/** Why work failed: what was put before it failed is why a statement after it did. */
export const causeOf = (session: Session, error: unknown): Promise<unknown> =>
  session.written().then(
    () => error,
    (cause: unknown) => cause,
  );

const moment = async <T>(client: PoolClient, work: (from: Session) => Promise<T>): Promise<T> => {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await work(over(client));
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
};

/** Each text of SQL is prepared once a session, under a name of its own. */
const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const known = names.get(text) ?? `s${names.size + 1}`;
  names.set(text, known);
  return known;
};

/** `given` is what was given to the client already, and is to be written. */
const over = (client: Client, given: readonly Promise<unknown>[] = []): Session => {
  let underWay = [...given];
  for (const one of given) one.catch(() => undefined);
  const ask = (text: string, values: readonly Value[]): Promise<QueryResult> =>
    client.query({ name: nameOf(text), text, values: [...values] });
  return {
    all: async (sql, values = []) => (await ask(sql, values)).rows,
    get: async (sql, values = []) => (await ask(sql, values)).rows[0],
    run: async (sql, values = []) => (await ask(sql, values)).rowCount ?? 0,
    put(sql, values = []) {
      const asked = ask(sql, values);
      // Whether it failed is asked later; until then nobody hears of it.
      asked.catch(() => undefined);
      underWay.push(asked);
    },
    written() {
      const before = underWay;
      underWay = [];
      return together(before);
    },
    exec: async (sql) => void (await client.query(sql)),
  };
};

/** It gave way to another: nothing is wrong, and it may be done again. */
const isMet = (error: unknown): boolean => {
  const code = error instanceof DatabaseError ? error.code : undefined;
  return code === '40001' || code === '40P01';
};

/** The session is gone with it: by an error of the line, or as the server ends or is ended. */
const isLost = (error: unknown): error is Error =>
  error instanceof Error &&
  (!(error instanceof DatabaseError) || error.severity !== 'ERROR') &&
  trouble(error) !== null;
