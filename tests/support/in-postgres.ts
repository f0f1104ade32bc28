import { openPostgresStore } from '../../server/store/postgres/store.ts';
import { aDatabase, aDatabaseLike } from './postgres.ts';

/** Tests that are written for any store, once more over PostgreSQL. */

let ready: Promise<string> | null = null;
let isOn = false;

/** From here on the servers of a file of tests that name no store of their own have one in PostgreSQL, each in a database of its own. */
export function serveFromPostgres(): void {
  isOn = true;
}

/** The address of a new database whose tables are made; null where tests do without. */
export async function ownDatabase(): Promise<string | null> {
  if (!isOn) return null;
  ready ??= aDatabase().then(async (url) => {
    await (await openPostgresStore({ url })).close();
    return url;
  });
  return aDatabaseLike(await ready);
}
