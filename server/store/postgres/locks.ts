import type { Session } from './database.ts';

/**
 * What a transaction must be alone with: a centre, or who may come in. Locks of PostgreSQL go by the order of asking, across all
 * processes, and end with the transaction.
 */

/** The kinds of locks: numbers that nobody else uses in this database. */
const kinds = { centre: 7001, access: 7002, tables: 7003, time: 7004, failures: 7005 } as const;

const take = 'SELECT pg_advisory_xact_lock($1, hashtext($2))';

/** Waits for a centre's log and all that is written beside it: for its row, or for its name where it has none yet. */
export async function lockCentre(to: Session, centre: string): Promise<void> {
  if ((await to.run(row, [centre])) > 0) return;
  await to.run(take, [kinds.centre, centre]);
  await to.run(row, [centre]);
}

// What only refers to the centre need not wait.
const row = 'SELECT 1 FROM centres WHERE id = $1 FOR NO KEY UPDATE';

/** Waits for people, programs and devices. */
export const lockAccess = (to: Session): Promise<unknown> => to.run(take, [kinds.access, '']);
/** Waits for the tables themselves. */
export const lockTables = (to: Session): Promise<unknown> => to.run(take, [kinds.tables, '']);
/** Waits for the time agreed on, and all that a correction moves. */
export const lockTime = (to: Session): Promise<unknown> => to.run(take, [kinds.time, '']);
/** Waits for the failed sign-ins under a name. */
export const lockFailures = (to: Session, name: string): Promise<unknown> => to.run(take, [kinds.failures, name]);
