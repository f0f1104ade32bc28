import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadiness } from '../../../server/readiness.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { type AServer, aServer, fridayClock } from '../../support/server.ts';

/** What `/readyz` costs and how soon it says what is so, on a clock that stands until it is moved. */

let memory: ReturnType<typeof openMemoryStore>;
let server: AServer;
let probes: number;
let now: number;

beforeEach(async () => {
  memory = openMemoryStore();
  probes = 0;
  const machine = fridayClock();
  now = machine.now();
  const store = {
    ...memory,
    async probe() {
      probes += 1;
      await memory.probe();
    },
  };
  server = await aServer({ store, clock: { now: () => now, after: machine.after } });
});
afterEach(() => server.close());

const ready = async (): Promise<number> => (await server.app.inject('/readyz')).statusCode;
const hundred = Array.from({ length: 100 });
const warnings = () => server.logged.filter((line) => line.includes('"not ready"'));

test('a hundred who ask at once and a hundred who ask in a row make one probe', async () => {
  expect(new Set(await Promise.all(hundred.map(ready)))).toEqual(new Set([200]));
  for (const _ of hundred) expect(await ready()).toBe(200);
  expect(probes).toBe(1);
  now += 5000;
  expect(new Set(await Promise.all(hundred.map(ready)))).toEqual(new Set([200]));
  expect(probes).toBe(2);
});

test('while a probe is under way nobody begins another, however long it takes', async () => {
  const ends: PromiseWithResolvers<void>[] = [];
  const store = {
    probe() {
      const end = Promise.withResolvers<void>();
      ends.push(end);
      return end.promise;
    },
  };
  const centres = { list: () => [{ id: 'small', canStore: () => true }] };
  const isReady = createReadiness({ centres, store, clock: { now: () => now } });
  const first = hundred.map(isReady);
  now += 60_000;
  const later = hundred.map(isReady);
  expect(ends).toHaveLength(1);
  ends[0]?.reject(new Error('the disk is gone'));
  const all = await Promise.allSettled([...first, ...later]);
  expect(all.every(({ status }) => status === 'rejected')).toBe(true);
  // It began a minute ago: who asks now is told of a newer one.
  const next = isReady();
  expect(ends).toHaveLength(2);
  ends[1]?.resolve();
  await next;
});

test('a fault is seen after five seconds, and so is its end; it is written down once', async () => {
  expect(await ready()).toBe(200);
  memory.refuseWrites('disk full');
  now += 4_999;
  expect(await ready()).toBe(200);
  now += 1;
  for (const _ of hundred) expect(await ready()).toBe(503);
  expect(probes).toBe(2);
  expect(warnings()).toHaveLength(1);
  memory.refuseWrites(null);
  now += 4_999;
  expect(await ready()).toBe(503);
  now += 1;
  expect(await ready()).toBe(200);
  expect(probes).toBe(3);
});

test('a centre that could not store is seen at once, without a probe', async () => {
  await server.ask('manager', 'openDay', { body: {} });
  expect(await ready()).toBe(200);
  memory.refuseWrites('disk full');
  const refused = await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  expect(refused.status).toBe(503);
  const before = probes;
  now += 60_000;
  expect(await ready()).toBe(503);
  expect(probes).toBe(before);
});
