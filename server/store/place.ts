import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../shared/time/clock.ts';
import { systemClock } from '../async/clock.ts';
import type { DayReads } from './day-reads.ts';
import type { FigureReads } from './figures.ts';
import type { LegImport } from './leg-import.ts';
import type { Store } from './store.ts';

/** Where a store is: in a file of SQLite, or in a database of PostgreSQL. Threads and commands are told it, and open it for themselves. */
export type StorePlace = { readonly file: string } | { readonly url: string };

/** The file in DATA_DIR. */
export const databaseName = 'novbe.db';

/** Where these settings have it. */
export function storePlace({ dataDir, databaseUrl }: Chosen): StorePlace {
  return databaseUrl === null ? { file: join(dataDir, databaseName) } : { url: databaseUrl };
}

interface Chosen {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
}

/** Whether there can be a store: a file is looked for, a database is found out about when it is opened. */
export function isThere(place: StorePlace): boolean {
  return 'url' in place || existsSync(place.file);
}

// What opens the other kind of store is not even read.

/** Opens the store, bringing its tables up to date. Rejects with CannotStore. */
export async function openStore(place: StorePlace, clock: Clock = systemClock): Promise<Store> {
  return 'file' in place
    ? (await import('./sqlite/store.ts')).openSqliteStore({ ...place, clock })
    : (await import('./postgres/store.ts')).openPostgresStore({ ...place, clock });
}

/** What reports read of a store that is there, for a thread of its own. */
export async function openFigureReads(place: StorePlace): Promise<FigureReads> {
  return 'file' in place
    ? (await import('./sqlite/day-figures.ts')).openFigureReads(place.file, systemClock)
    : (await import('./postgres/figures.ts')).openFigureReads(await reading(place.url));
}

/** What planning reads of one, the same way. */
export async function openDayReads(place: StorePlace): Promise<DayReads> {
  return 'file' in place
    ? (await import('./sqlite/day-reads.ts')).openDayReads(place.file, systemClock)
    : (await import('./postgres/day-reads.ts')).openDayReads(await reading(place.url));
}

/** Opens an import for one centre into a store that is there; servers may run on it. Rejects with CannotStore. */
export async function openLegImport(place: StorePlace, centre: string, clock: Clock): Promise<LegImport> {
  return 'file' in place
    ? (await import('./sqlite/leg-import.ts')).openLegImport(place.file, centre, clock)
    : (await import('./postgres/leg-import.ts')).openLegImport(place.url, centre, clock);
}

/** A thread or a command asks one thing at a time, and may end when it has asked all. */
const reading = async (url: string) =>
  (await import('./postgres/database.ts')).openConnection(url, systemClock, { max: 2, allowExitOnIdle: true });
