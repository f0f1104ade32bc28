import { DatabaseSync } from 'node:sqlite';

/** Runs SQL on a database behind its store's back. */
export const tamper = (file: string, sql: string): void => {
  const database = new DatabaseSync(file);
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
};

/** Holds the write lock of a database as another process would. */
export const lockFile = (file: string): { release(): void } => {
  const database = new DatabaseSync(file);
  database.exec('BEGIN IMMEDIATE');
  return {
    release() {
      database.exec('ROLLBACK');
      database.close();
    },
  };
};
