import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../server/async/clock.ts';
import type { JsonOf } from '../../../server/json-of.ts';
import type { Result } from '../../../shared/refusals.ts';
import { aServer, twoServers } from '../../support/server.ts';

const day = { from: '2026-11-20', to: '2026-11-20', by: 'day' };

test('what one process has finished is in the next report of either', async () => {
  const hall = await twoServers();
  onTestFinished(() => hall.close());
  await hall.first.ask('admin', 'openDay');
  for (let issued = 1; issued <= 3; issued++) {
    const by = issued % 2 === 0 ? hall.first : hall.second;
    expect((await by.ask('reception', 'issueTicket', { body: { service: 'a' } })).status).toBe(201);
    for (const server of [hall.first, hall.second]) {
      const { value } = await server.ask('manager', 'summary', { query: day });
      expect(value.total.issued).toBe(issued);
    }
  }
});

test('who hangs up is noticed, and who stays gets the report', async () => {
  const asked: (AbortSignal | undefined)[] = [];
  const made = Promise.withResolvers<Result<JsonOf<never>>>();
  const reporting = {
    summary: (_order: unknown, hungUp?: AbortSignal) => {
      asked.push(hungUp);
      return made.promise;
    },
    quoted: () => made.promise,
    work: () => made.promise,
    bookings: () => made.promise,
    calls: () => made.promise,
    cases: () => made.promise,
    overview: () => made.promise,
    close: () => Promise.resolve(),
  };
  const server = await aServer({ reporting });
  onTestFinished(() => server.close());
  const url = `${await server.listen()}/api/centres/small/reports/summary?${new URLSearchParams(day)}`;
  const headers = { authorization: `Bearer ${server.tokens.manager}` };
  const leaving = new AbortController();
  const left = expect(fetch(url, { headers, signal: leaving.signal })).rejects.toThrow();
  await expect.poll(() => asked.length).toBe(1);
  leaving.abort();
  await left;
  await expect.poll(() => asked[0]?.aborted).toBe(true);
  const stays = fetch(url, { headers });
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]?.aborted).toBe(false);
  made.resolve({ ok: true, value: '{"total":1,"rows":[]}' as JsonOf<never> });
  expect(await (await stays).json()).toEqual({ ok: true, value: { total: 1, rows: [] } });
});

test('how long counters and clerks were open, serving, paused and idle, and how long visitors stayed', async () => {
  const now = { at: Date.UTC(2026, 10, 20, 6) };
  const server = await aServer({ clock: { now: () => now.at, after: systemClock.after } });
  onTestFinished(() => server.close());
  const go = (seconds: number): void => {
    now.at += seconds * 1000;
  };
  await server.ask('admin', 'openDay');
  await server.ask('manager', 'openCounter', { params: { counter: '1' } });
  const issued = await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  go(120);
  await server.ask('manager', 'callNext', { params: { counter: '1' } });
  go(10);
  await server.ask('manager', 'start', { params: { ticket: issued.value.ticket.id } });
  go(300);
  await server.ask('manager', 'finish', { params: { ticket: issued.value.ticket.id } });
  await server.ask('manager', 'pauseCounter', { params: { counter: '1' } });
  go(60);
  await server.ask('manager', 'resumeCounter', { params: { counter: '1' } });
  go(30);
  const query = { from: '2026-11-01', to: '2026-11-20', by: 'counter' };
  const stay = { count: 1, mean: 430, median: 430, p90: 430, max: 430 };
  const figures = { days: 1, open: 520, serving: 300, paused: 60, idle: 160, stay };
  const { value } = await server.ask('manager', 'work', { query });
  expect(value).toEqual({
    total: { key: '', ...figures },
    rows: [{ key: '1', name: '1', ...figures }],
    days: 1,
    daysRecorded: 1,
  });
  const clerks = await server.ask('manager', 'work', { query: { ...query, by: 'clerk' } });
  expect(clerks.value.rows).toMatchObject([figures]);
  const none = await server.ask('manager', 'work', { query: { ...query, to: '2026-11-19' } });
  expect(none.value).toMatchObject({ total: { days: 0, open: null, idle: null }, rows: [], days: 0 });
});
