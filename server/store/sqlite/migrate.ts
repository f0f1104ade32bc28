import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStore } from '../store.ts';
import type { Connection } from './database.ts';

/** The SQL that makes the tables of this version, from nothing. */
export function schemaOf(version: number): string {
  return migrations()
    .slice(0, version)
    .map(({ sql }) => sql)
    .join('\n');
}

/** Brings the tables up to this program's version, in one transaction. Of two processes that start at once, one does it. */
export async function migrate(connection: Connection): Promise<void> {
  const all = migrations();
  const newest = all.length;
  const current = () => Number(connection.pragma('user_version'));
  const refuseNewer = (): void => {
    const version = current();
    if (version > newest) {
      throw new CannotStore(
        `${connection.file} was made by a newer version of the program (${version}; this one knows ${newest})`,
      );
    }
  };
  await connection.read(refuseNewer);
  if ((await connection.read(current)) === newest) return;
  await connection.write(() => {
    refuseNewer();
    for (const migration of all.slice(current())) connection.exec(migration.sql);
    connection.exec(`PRAGMA user_version = ${newest}`);
  });
}

const folder = join(import.meta.dirname, 'migrations');

interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** The version of the tables that this program knows. */
export const newestVersion = (): number => migrations().length;

/** The numbered files of SQL, in order; their numbers run from 1 without gaps. */
const migrations = (): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{3}-.+\.sql$/.test(name))
    .sort()
    .map((name, index) => {
      const version = Number(name.slice(0, 3));
      if (version !== index + 1) throw new Error(`migration ${name} should have the number ${index + 1}`);
      return { version, sql: readFileSync(join(folder, name), 'utf8') };
    });
