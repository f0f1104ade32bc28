import { expect, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { openConnection } from '../../server/store/postgres/database.ts';
import { openStoreOn } from '../../server/store/postgres/store.ts';
import { eventually } from '../support/eventually.ts';
import { aDatabase, inDatabase } from '../support/postgres.ts';
import { caseRow, noCases } from './case-contract.ts';
import { centreId, dayOpened, morning, put } from './rows.ts';

test('a case that goes on again while what is over is erased keeps all that was said', async () => {
  const url = await aDatabase();
  const connection = await openConnection(url, systemClock);
  const store = await openStoreOn(connection, systemClock);
  const person = { case: 'c1', person: 'p', phoneKey: null, emailKey: null, about: '{"contact":{}}' };
  const texts = [{ id: 't', case: 'c1', body: 'Mətn' }];
  const over = { case: 'c1', eraseAt: morning };
  const cases = { ...noCases, cases: [caseRow('c1')], people: [person], texts, erasing: [over] };
  await put(store, { events: [dayOpened()], cases });
  const { erasing } = await connection.write(async (going) => {
    await going.run('UPDATE case_people SET erase_at = NULL WHERE centre = $1', [centreId]);
    const begun = store.erase(morning);
    await eventually(async () => {
      const waiting = await inDatabase(url, "SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted");
      expect(waiting.length).toBe(1);
    });
    return { erasing: begun };
  });
  expect(await erasing).toBe(0);
  expect(await store.caseTexts(centreId, 'c1')).toEqual(texts);
  expect((await store.casePeople(centreId, ['c1'])).length).toBe(1);
  await store.close();
});

test('what tells of commits is taken away after an hour', async () => {
  const url = await aDatabase();
  const store = await openStoreOn(await openConnection(url, systemClock), systemClock);
  await inDatabase(url, "INSERT INTO commits (id, made) VALUES ('old', now() - interval '61 minutes'), ('new', now())");
  await store.erase(morning);
  const left = await inDatabase(url, "SELECT id FROM commits WHERE id IN ('old', 'new')");
  expect(left).toEqual([{ id: 'new' }]);
  await store.close();
});

test('years and months get their tables a month ahead, and else with the first row', async () => {
  const url = await aDatabase();
  const store = await openStoreOn(await openConnection(url, systemClock), systemClock);
  const parts = async () =>
    (await inDatabase(url, "SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r' ORDER BY 1")).map(
      ({ relname }) => relname,
    );
  expect(await parts()).toEqual([]);
  await put(store, { events: [dayOpened()] });
  expect(await parts()).toEqual(['events_2026']);
  await store.erase(Date.UTC(2027, 11, 15));
  expect(await parts()).toEqual(['events_2026', 'events_2027', 'events_2028', 'legs_2027_12', 'legs_2028_01']);
  await store.close();
});
