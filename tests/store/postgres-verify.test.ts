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

test('tables, rules and rows that somebody changed by hand are found: each by its name', async () => {
  const url = await aDatabase();
  const store = await openPostgresStore({ url });
  await accept(store, aLog([configured('Ə'), dayOpened(), issued('t1')]));
  await store.close();
  const found = async () =>
    (await verifyDatabase({ url, clock: systemClock, legsOf: replayedLegs })).findings.map(
      ({ problem, message }) => `${problem}: ${message}`,
    );
  expect(await found()).toEqual([]);
  await inDatabase(
    url,
    `DROP TRIGGER events_stay ON events; DROP INDEX events_by_hand; ALTER TABLE legs_2026_11 DISABLE TRIGGER ALL;
     ALTER TABLE answers ALTER COLUMN status DROP NOT NULL; ALTER TABLE jobs DROP COLUMN reason CASCADE;
     CREATE OR REPLACE FUNCTION figures_go_with_legs() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
     CREATE TABLE of_the_house (id int); CREATE INDEX of_the_house_too ON jobs (queued_at);
     CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
     CREATE TRIGGER swallow BEFORE INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION nothing();
     SET session_replication_role = replica;
     INSERT INTO personal (centre, ticket, phone, erase_at) VALUES ('merkez', 'nobody', '1', 1);
     UPDATE events SET subject = 's' WHERE seq = 2; DELETE FROM events WHERE seq = 3;`,
  );
  expect(await found()).toEqual([
    'schema: the column answers.status is not as the program made it',
    'schema: the column jobs.reason is missing',
    'schema: the function figures_go_with_legs is not as the program made it',
    'schema: the index events_by_hand is missing',
    'schema: the trigger events.events_stay is missing',
    'schema: the trigger jobs.swallow is none of ours',
    'schema: a trigger of legs_2026_11 is switched off',
    'orphan: 1 rows of personal belong to ones of tickets that are not there',
    'head: the log is said to end with event 3, and ends with event 2',
    'columns: event 2 is filed under what it does not say',
    expect.stringMatching(/^tickets: no event brings ticket t1/),
    expect.stringMatching(/^legs: .*/),
  ]);
});
