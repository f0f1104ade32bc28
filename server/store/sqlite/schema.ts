import type { Clock } from '../../../shared/time/clock.ts';
import { CannotStore } from '../store.ts';
import { type Connection, openScratch } from './database.ts';
import { newestVersion, schemaOf } from './migrate.ts';

/** Whether a database has the tables, indexes and triggers that this program makes. */

/** The version of the tables. Throws CannotStore unless it is this program's own. */
export function schemaVersion(connection: Connection): number {
  const [version, newest] = [Number(connection.pragma('user_version')), newestVersion()];
  if (version > newest) {
    throw new CannotStore(
      `${connection.file} was made by a newer version of the program (${version}; this one knows ${newest})`,
    );
  }
  if (version < newest) {
    throw new CannotStore(
      `${connection.file} was made by an older version of the program (${version} of ${newest}): start the server once`,
    );
  }
  return version;
}

/** What is missing, differs or is too much; one line each. */
export function schemaFaults(connection: Connection, clock: Clock): readonly string[] {
  const present = new Map(
    connection
      .prepare<Part>(listed)
      .all()
      .map((part) => [`${part.type} ${part.name}`, part]),
  );
  const faults = expected(clock).flatMap(({ type, name, sql }) => {
    const found = present.get(`${type} ${name}`);
    present.delete(`${type} ${name}`);
    if (found === undefined) return [`the ${type} ${name} is missing`];
    return found.sql === sql ? [] : [`the ${type} ${name} is not as the program made it`];
  });
  return [...faults, ...[...present.values()].map(({ type, name }) => `the ${type} ${name} is none of ours`)];
}

interface Part {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

const listed = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name";

const expected = (clock: Clock): readonly Part[] => {
  const made = openScratch(clock);
  try {
    made.exec(schemaOf(newestVersion()));
    return made.prepare<Part>(listed).all();
  } finally {
    made.close();
  }
};
