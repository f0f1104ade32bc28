import { type CustomTypesConfig, DatabaseError, types as usual } from 'pg';

/** How sessions with PostgreSQL are set, and what its refusals mean. */

/** How long a lock is waited for (ms); one who holds some and says nothing is ended after twice that. */
const lockPatienceMs = 5000;

export const sessionSettings = {
  application_name: 'novbe',
  max: 12,
  // Statements that are given at once go at once.
  pipeline: true,
  connectionTimeoutMillis: 5000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  lock_timeout: lockPatienceMs,
  idle_in_transaction_session_timeout: 2 * lockPatienceMs,
  // Whatever the server is set to: what is promised is on its disk.
  options: '-c synchronous_commit=on',
} as const;

const int8 = 20;

/** Whole numbers of 64 bits are times in ms and counts, all of them far below 2^53. */
export const types: CustomTypesConfig = {
  getTypeParser: (id, format) => (id === int8 && format !== 'binary' ? Number : usual.getTypeParser(id, format)),
};

/** What storage refused, in words; null where it is no trouble of storage. */
export function trouble(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (!(error instanceof DatabaseError)) return ofTheLine(error);
  const code = error.code ?? '';
  return refusals.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
}

const refusals: readonly (readonly [code: string, words: string])[] = [
  ['53100', 'the disk is full'],
  ['53200', 'there is no memory left'],
  ['53300', 'the database takes no more sessions'],
  ['53', 'the database has nothing left to work with'],
  ['57P', 'the database is being stopped or started'],
  ['57014', 'the database gave up'],
  ['08', 'the line to the database is cut'],
  ['25006', 'the database cannot be written to'],
  ['25P03', 'the database waited too long for us'],
  ['28', 'the database does not let us in'],
  ['3D000', 'there is no such database'],
  ['55P03', 'the database stayed locked by another process'],
  ['40', 'others kept writing to the same'],
  ['58', 'reading or writing the disk failed'],
  ['XX', 'the database is damaged'],
];

/** Errors of the socket have a code of the system; those that pg itself makes are known by their words alone. */
const ofTheLine = (error: Error): string | null =>
  ('syscall' in error && 'code' in error) || /connection|timeout|not queryable/i.test(error.message)
    ? 'the database cannot be reached'
    : null;
