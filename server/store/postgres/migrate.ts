import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStore } from '../store.ts';
import type { Connection, Session } from './database.ts';
import { lockTables } from './locks.ts';

/** Brings the tables up to this program's version, in one transaction. Of two processes that start at once, one does it. */
export async function migrate(connection: Connection): Promise<void> {
  const all = migrations();
  if ((await connection.read(versionOf)) === all.length) return;
  await connection.write(async (to) => {
    await lockTables(to);
    const version = await versionOf(to);
    if (version > all.length) {
      throw new CannotStore(
        `${connection.place} was made by a newer version of the program (${version}; this one knows ${all.length})`,
      );
    }
    for (const sql of all.slice(version)) await to.exec(sql);
    await to.run("INSERT INTO meta (key, value) VALUES ('version', $1) ON CONFLICT (key) DO UPDATE SET value = $1", [
      String(all.length),
    ]);
  });
}

/** Rejects with CannotStore unless the tables are those of this program's own version. */
export async function mustBeOurs(connection: Connection): Promise<void> {
  const [version, newest] = [await connection.read(versionOf), migrations().length];
  if (version === newest) return;
  const made = version > newest ? 'a newer' : 'an older';
  const hint = version > newest ? '' : ': start the server once';
  throw new CannotStore(
    `${connection.place} was made by ${made} version of the program (${version} of ${newest})${hint}`,
  );
}

/** The version of the tables that there are; 0 = none yet. */
const versionOf = async (from: Session): Promise<number> => {
  const known = await from.get<{ there: boolean }>("SELECT to_regclass('meta') IS NOT NULL AS there");
  if (known?.there !== true) return 0;
  return Number((await from.get<{ value: string }>("SELECT value FROM meta WHERE key = 'version'"))?.value ?? 0);
};

const folder = join(import.meta.dirname, 'migrations');

/** The numbered files of SQL, in order; their numbers run from 1 without gaps. */
export function migrations(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{3}-.+\.sql$/.test(name))
    .sort()
    .map((name, index) => {
      if (Number(name.slice(0, 3)) !== index + 1)
        throw new Error(`migration ${name} should have the number ${index + 1}`);
      return readFileSync(join(folder, name), 'utf8');
    });
}
