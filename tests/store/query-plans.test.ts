import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../server/async/clock.ts';
import { type Connection, openConnection } from '../../server/store/sqlite/database.ts';
import { openStoreOn } from '../../server/store/sqlite/store.ts';
import { openCaseStatuses } from '../../shared/cases/cases.ts';
import { aFolder } from '../support/server.ts';
import { centreId } from './rows.ts';

/** How SQLite goes about the statements of the store: by the rows that they need, and not by all that a centre has. */

let folder: Awaited<ReturnType<typeof aFolder>>;
let connection: Connection;
let close: () => Promise<void>;
const statements = new Set<string>();
beforeAll(async () => {
  folder = await aFolder();
  connection = await openConnection(join(folder.path, 'novbe.db'), systemClock);
  const noting: Connection = {
    ...connection,
    prepare(sql) {
      statements.add(sql);
      return connection.prepare(sql);
    },
  };
  const store = await openStoreOn(noting, systemClock);
  close = () => store.close();
  const after = { due: '2026-11-20', number: 'M26' };
  for (const filter of [{ status: openCaseStatuses }, { person: 'p' }, { visiting: true }] as const)
    await store.casesOf(centreId, filter, after, 10);
});
afterAll(async () => {
  await close();
  await folder.remove();
});

const planOf = (sql: string): readonly string[] => {
  const values = [...sql.matchAll(/\?/g)].map(() => null);
  return connection
    .prepare<{ readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .map(({ detail }) => detail);
};

/** Tables that grow with every visitor and every case. */
const growing = [
  'events',
  'legs',
  'jobs',
  'secrets',
  'seats',
  'seat_people',
  'cases',
  'case_people',
  'notices',
  'calls',
  'ratings',
  'rating_asks',
];

/** Steps that go through all rows of a centre, or of the table. Indexes of a few rows of a centre are made for that. */
const isThroughAll = (step: string): boolean =>
  growing.some(
    (table) => step.startsWith(`SCAN ${table}`) || new RegExp(`^SEARCH ${table} .*\\(centre=\\?\\)$`).test(step),
  ) && !/_unclosed|_visiting|_day_opened|_imported/.test(step);

/** Those whose order is that of the index, so that they end at the first row or the page; and what is asked once in a while. */
const allowed = [
  /ORDER BY (seq|rowid|id) DESC LIMIT (1|\?)/,
  /^SELECT date FROM legs .* ORDER BY date LIMIT 1$/,
  // The manager's page of imports, and that of notices.
  /^SELECT date, count\(\*\) AS count FROM legs WHERE centre = \? AND imported = 0/,
  /^SELECT status, count\(\*\) AS count FROM notices/,
  // Once an hour: what has run out.
  /^SELECT id, slip FROM jobs WHERE instr/,
  /^SELECT secret FROM secrets WHERE expires_at/,
  // Only where a row's own key changes, which none does.
  /^INSERT INTO seats .* ON CONFLICT/,
];

test('every statement asked while a hall waits goes by rows of its own, not by all of a centre', () => {
  const whole = [...statements]
    .filter((sql) => /^\s*(SELECT|WITH|INSERT)/.test(sql))
    .filter((sql) => planOf(sql).some(isThroughAll))
    .map((sql) => sql.trim().replace(/\s+/g, ' '));
  expect(whole.filter((sql) => !allowed.some((pattern) => pattern.test(sql)))).toEqual([]);
  for (const pattern of allowed)
    expect(
      whole.filter((sql) => pattern.test(sql)),
      String(pattern),
    ).not.toEqual([]);
});
