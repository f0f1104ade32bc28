import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { searchingApart } from '../../server/store/sqlite/search-thread.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { Store } from '../../server/store/store.ts';
import { ThreadEnded } from '../../server/threads/thread.ts';
import { caseRow, noCases } from '../store/case-contract.ts';
import { toldOf } from '../store/case-search-contract.ts';
import { centreId, dayOpened, put } from '../store/rows.ts';
import { eventually } from '../support/eventually.ts';
import { aFolder, keptLog } from '../support/server.ts';

/** Cases are searched in a thread of its own. */

let folder: Awaited<ReturnType<typeof aFolder>>;
let store: Store;
beforeEach(async () => {
  folder = await aFolder();
  const file = join(folder.path, 'novbe.db');
  store = searchingApart(await openSqliteStore({ file }), { file, log: keptLog().log });
});
afterEach(async () => {
  await store.close();
  await folder.remove();
});

const page = { since: '2026-01-01', limit: 50, offset: 0 };
const search = async (): Promise<readonly string[]> =>
  (await store.searchCases(centreId, { seenBy: null }, page)).found.map(({ case: one }) => one.id);

test('what was written is found by the next search', async () => {
  await put(store, { events: [dayOpened()], cases: { ...noCases, cases: [caseRow('c1')] } });
  expect(await search()).toEqual(['c1']);
  const later = { cases: [caseRow('c2', { registeredAt: 2e12 })] };
  await put(store, { events: [...toldOf(later)], cases: { ...noCases, ...later } });
  expect(await search()).toEqual(['c2', 'c1']);
});

test('a server that starts reads the cases before anybody searches', async () => {
  await put(store, { events: [dayOpened()], cases: { ...noCases, cases: [caseRow('c1')] } });
  await store.close();
  const { log, lines } = keptLog();
  const file = join(folder.path, 'novbe.db');
  store = searchingApart(await openSqliteStore({ file }), { file, log });
  const said = await eventually(() => {
    const line = lines.find((one) => one.includes('the cases can be searched'));
    if (line === undefined) throw new Error('the cases are not ready');
    return line;
  });
  expect(JSON.parse(said)).toMatchObject({ centre: centreId, cases: 1 });
  expect(await search()).toEqual(['c1']);
});

test('where the server ends, what is searched ends too', async () => {
  expect(await search()).toEqual([]);
  await store.close();
  await expect(search()).rejects.toThrow(ThreadEnded);
});
