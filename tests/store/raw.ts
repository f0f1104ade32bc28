import { pause, systemClock } from '../../server/async/clock.ts';
import { type Connection, openConnection, sqliteCode } from '../../server/store/sqlite/database.ts';

/** Runs SQL on a database behind its store's back. */
export async function tamper(file: string, sql: string): Promise<void> {
  const connection = await openConnection(file, systemClock);
  try {
    connection.exec(sql);
  } finally {
    connection.close();
  }
}

/** Holds the write lock of a database as another process would. */
export async function lockFile(file: string): Promise<{ release(): void }> {
  const connection = await openConnection(file, systemClock);
  await begin(connection);
  return {
    release() {
      connection.exec('ROLLBACK');
      connection.close();
    },
  };
}

/** Begins a write once nobody else is at it. */
const begin = async (connection: Connection): Promise<void> => {
  for (;;) {
    try {
      return connection.exec('BEGIN IMMEDIATE');
    } catch (error) {
      if (sqliteCode(error) !== 'SQLITE_BUSY') throw error;
      await pause(systemClock, 1);
    }
  }
};
