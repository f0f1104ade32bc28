import { systemClock } from '../../server/clock.ts';
import { openConnection } from '../../server/store/sqlite/database.ts';

/** Runs SQL on a database behind its store's back. */
export const tamper = async (file: string, sql: string): Promise<void> => {
  const connection = await openConnection(file, systemClock);
  try {
    connection.exec(sql);
  } finally {
    connection.close();
  }
};

/** Holds the write lock of a database as another process would. */
export const lockFile = async (file: string): Promise<{ release(): void }> => {
  const connection = await openConnection(file, systemClock);
  connection.exec('BEGIN IMMEDIATE');
  return {
    release() {
      connection.exec('ROLLBACK');
      connection.close();
    },
  };
};
