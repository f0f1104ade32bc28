import { expect, onTestFinished, test } from 'vitest';
import type { JsonOf } from '../../server/json-of.ts';
import type { Result } from '../../shared/refusals.ts';
import { aServer, twoServers } from '../support/server.ts';

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
