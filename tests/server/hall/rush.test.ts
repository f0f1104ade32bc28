import { afterEach, describe, expect, test } from 'vitest';
import { atLeast } from '../../../engine/wait/capacity-floor.ts';
import { fillPast } from '../../../server/sample/past-days.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { manualClock } from '../../fakes/clock.ts';
import { smallCentre } from '../../queue/small-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** More people at once than a hall has ever seen: what it has learnt from quiet days says nothing of that. */

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A Friday at ten, after quiet weeks in which hardly anybody waited; one of three counters is open. */
const quietHall = async (): Promise<AServer> => {
  const [store, clock, document] = [openMemoryStore(), manualClock(Date.UTC(2026, 10, 20, 6)), smallCentre()];
  const parts = {
    store,
    clock,
    centre: document.id,
    document,
    days: 10,
    seed: 1,
    visits: 40,
    told: false,
    onDay: () => {},
  };
  expect(await fillPast(parts)).toMatchObject({ ok: true });
  const server = await aServer({ store, clock, centre: document });
  closing.push(server.close);
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
  await server.ask('manager', 'learn', { body: {} });
  return server;
};

test('a rush in a hall that was always quiet is told, by those ahead', async () => {
  const server = await quietHall();
  const issue = async (body: object) => {
    const { estimate, ahead } = (await server.ask('reception', 'issueTicket', { body })).value;
    if (estimate === null) throw new Error('no estimate');
    return { ...estimate, ahead };
  };
  expect((await issue({ service: 'b' })).middle).toBeLessThan(600);
  const told = [];
  for (let count = 0; count < 40; count++) told.push(await issue({ service: count % 2 === 0 ? 'a' : 'b' }));
  const last = told.at(-1);
  // Visits take about five minutes: 40 people are more than an hour's work for all three counters, three hours for one.
  expect(last?.ahead).toBe(40);
  expect(last?.middle).toBeGreaterThan(40 * 60);
  expect(last?.high).toBeGreaterThan(2 * 3600);
  const middles = told.filter((_, index) => index % 2 === 0).map(({ middle }) => middle);
  expect(middles).toEqual([...middles].sort((a, b) => a - b));
  const ordinary = await issue({ service: 'a' });
  expect((await issue({ service: 'a', priorityClass: 'veteran' })).middle).toBeLessThanOrEqual(ordinary.middle);
});

describe('the least that those ahead take', () => {
  const raw = { low: 10, middle: 60, high: 120, from: 'model', ahead: 30 } as const;
  const rush = { work: 31 * 300, waiting: 31, ahead: () => 30, counters: 5, open: 2 };

  test('raises an estimate that is less: to the work of all counters, and its upper end to that of the open ones', () => {
    const middle = (0.8 * 300 * (31 - 5)) / 5;
    expect(atLeast(raw, rush)).toEqual({ ...raw, low: 0.7 * middle, middle, high: (300 * 31) / 2 });
  });

  test('leaves one alone that is more, or while there is a counter for everybody; then nobody is counted', () => {
    const ahead = () => {
      throw new Error('nobody need be counted');
    };
    const slow = { ...raw, middle: 1600 };
    expect(atLeast(slow, { ...rush, ahead })).toBe(slow);
    expect(atLeast(raw, { ...rush, waiting: 4, work: 1200, ahead })).toBe(raw);
    expect(atLeast(raw, { ...rush, ahead: () => 3 })).toBe(raw);
    const nothing = { middle: null, reason: 'nobody-open-and-no-history' } as const;
    expect(atLeast(nothing, { ...rush, ahead })).toBe(nothing);
  });
});
