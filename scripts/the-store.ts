import type { Settings } from '../server/settings.ts';
import { isThere, type StorePlace, storePlace } from '../server/store/place.ts';
import { fail } from './command-line.ts';

/** Where the store of these settings is; ends the command where there is none. */
export function storeOrExit(settings: Settings, status: 1 | 2 = 1): StorePlace {
  const place = storePlace(settings);
  if (!isThere(place)) fail(`There is no store in ${settings.dataDir}`, status);
  return place;
}

/** Ends a command that is for SQLite alone where the store is in PostgreSQL: `instead` says how it is done there. */
export function onlySqlite({ databaseUrl }: Settings, instead: string): void {
  if (databaseUrl !== null) fail(`DATABASE_URL is set: ${instead}`, 2);
}
