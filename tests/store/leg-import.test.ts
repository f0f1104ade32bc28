import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { databaseName, openLegImport, openStore, type StorePlace } from '../../server/store/place.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { aDatabase } from '../support/postgres.ts';
import { temporaryFolder } from './folders.ts';
import { centreId, configured, leg, put } from './rows.ts';

/** Visits of another system, brought into either store. */

const places: readonly (readonly [string, () => Promise<StorePlace>])[] = [
  ['SQLite', async () => ({ file: join(temporaryFolder(), databaseName) })],
  ['PostgreSQL', async () => ({ url: await aDatabase() })],
];

const visit = (ticket: string, date = '2025-01-02', fields: Partial<LegRow> = {}): LegRow =>
  leg(ticket, { date, imported: true, ...fields });

test.each(places)('in %s they are gathered, compared and brought in once', async (_, at) => {
  const place = await at();
  const store = await openStore(place);
  onTestFinished(() => store.close());
  await put(store, { events: [configured('a')] });
  await put(store, { legs: [visit('t0', '2025-01-02', { service: 'other' }), visit('beside')] });

  const into = await openLegImport(place, centreId, systemClock);
  expect(await into.ownDates()).toEqual(new Set());
  const legs = ['t0', 't1', 't2'].map((ticket, index) => ({ line: index + 2, leg: visit(ticket) }));
  expect(await into.gather([...legs, { line: 5, leg: visit('t1') }])).toEqual([{ line: 5, before: 3 }]);
  expect(await into.gather([{ line: 6, leg: visit('t3', '2025-02-03') }, ...legs.slice(0, 1)])).toEqual([
    { line: 2, before: 2 },
  ]);
  const gathered = { legs: 4, days: 2, from: '2025-01-02', to: '2025-02-03', known: 1, different: 1, beside: 1 };
  expect(await into.compare()).toEqual(gathered);
  expect(await store.legs(centreId, '2025-01-01', '2025-12-31')).toHaveLength(2);
  expect(await into.bringIn()).toBe(3);
  expect(await into.bringIn()).toBe(0);
  into.close();
  const stored = await store.legs(centreId, '2025-01-01', '2025-12-31');
  expect(stored.map(({ ticket }) => ticket)).toEqual(['beside', 't0', 't1', 't2', 't3']);
  expect(stored[1]?.service).toBe('other');
});
