import { expect, test } from 'vitest';
import { replayedLegs } from '../../engine/queue/replayed-legs.ts';
import { systemClock } from '../../server/async/clock.ts';
import { openPostgresStore } from '../../server/store/postgres/store.ts';
import { verifyDatabase } from '../../server/store/postgres/verify.ts';
import { aDatabase, inDatabase } from '../support/postgres.ts';
import { caseRow, noCases } from './case-contract.ts';
import { accept, aLog } from './link-contract.ts';
import { centreId, configured, dayOpened, issued, put, started } from './rows.ts';

test('a store in PostgreSQL is held against its log: chain, legs, cases, tickets and heads that were kept elsewhere', async () => {
  const url = await aDatabase();
  const found = async (head?: string) => {
    const heads = head === undefined ? [] : [{ centre: null, seq: null, hash: head }];
    const { centres, findings } = await verifyDatabase({ url, clock: systemClock, legsOf: replayedLegs, heads });
    return { centres, told: findings.map(({ problem, seq, message }) => `${problem} ${seq}: ${message}`) };
  };
  await expect(found()).rejects.toThrow('start the server once');
  const store = await openPostgresStore({ url });
  const log = aLog([configured('Ə'), dayOpened(), issued('t1'), started('t1'), issued('t2')]);
  await accept(store, log);
  expect(await found(log.hash)).toEqual({
    centres: [{ centre: centreId, events: 5, legs: 2, head: { seq: 5, hash: log.hash } }],
    told: [],
  });
  expect((await found('f'.repeat(64))).told).toEqual([expect.stringMatching(/^head null: the kept head f+ is not in/)]);

  await put(store, { cases: { ...noCases, cases: [caseRow('c1')] } });
  await inDatabase(url, "UPDATE legs SET calls = 9 WHERE ticket = 't1'; INSERT INTO tickets VALUES ('merkez', 't3')");
  await inDatabase(
    url,
    `SET session_replication_role = replica; DELETE FROM legs WHERE ticket = 't2';
     UPDATE events SET body = replace(body, 't1', 't7') WHERE seq = 4`,
  );
  expect((await found()).told).toEqual([
    'hash 4: event 4 is not what was written, or the one before it is not',
    'columns 4: event 4 is filed under what it does not say',
    expect.stringMatching(/^tickets null: no event brings ticket t3/),
    expect.stringMatching(/^cases null: case M26-000001-1: id is "c1", replayed none; .*since is/),
    'cases null: 1 cases are stored, the log replays to 0',
    expect.stringMatching(/^legs 2: leg 0 of ticket t1 on 2026-11-20: .*calls is 9, replayed 0/),
    'legs 2: leg 0 of ticket t2 on 2026-11-20 is not stored',
    'legs null: 2026-11-20 has 1 legs stored, the log replays to 2',
  ]);
  await store.close();
});
