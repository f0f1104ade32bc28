import { openPostgresStore } from '../../../server/store/postgres/store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { QueueStore } from '../../../server/store/store.ts';

type Hall = Pick<QueueStore, 'replay' | 'commit' | 'close'>;

/** The store at an address of PostgreSQL, or in a file. */
export function openAt(place: string): Promise<Hall> {
  return place.startsWith('postgres:') ? openPostgresStore({ url: place }) : openSqliteStore({ file: place });
}
