import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../../fakes/clock.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** Phones that follow the calls of a hall, over the API of a real server: hundreds of them. */

const clock = manualClock(Date.UTC(2026, 10, 20, 6));
let server: AServer;
beforeAll(async () => {
  const displays = [
    { id: 'd', name: 'D', follow: true },
    { id: 'far', name: 'Far', counters: ['2'] },
  ];
  server = await aServer({ clock, centre: openCentre({ displays }), publicUrl: 'https://queue.example.org' });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
});
afterAll(() => server?.close());

const follow = (known?: string, wall = 'd') =>
  server.app.inject({
    url: `/api/centres/small/follow?wall=${wall}`,
    headers: known === undefined ? {} : { 'if-none-match': known },
  });
const numbers = async (): Promise<readonly string[]> =>
  (await follow()).json().value.calls.map(({ number }: { readonly number: string }) => number);

test('are told what is new within a second, and otherwise only that nothing is', async () => {
  const first = await follow();
  expect(first.json().value).toMatchObject({ day: { open: true }, waiting: 0, calls: [] });
  const tag = String(first.headers.etag);
  expect(first.headers['cache-control']).toBe('private, no-cache');
  const same = await follow(tag);
  expect([same.statusCode, same.body]).toEqual([304, '']);
  await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  await server.ask('clerk', 'callNext', { id: '1' });
  await clock.advance(1000);
  const news = await follow(tag);
  expect(news.statusCode).toBe(200);
  expect(news.json().value.calls).toMatchObject([{ number: 'A001', counter: { name: '1' }, status: 'called' }]);
});

test('ask as often as they like: it is made once in a second', async () => {
  const before = await numbers();
  await server.ask('reception', 'issueTicket', { body: { service: 'c' } });
  const bodies = new Set((await Promise.all(Array.from({ length: 400 }, () => follow()))).map(({ body }) => body));
  expect(bodies.size).toBe(1);
  expect(await numbers()).toEqual(before);
});

test('learn nothing of a wall that does not let them, and are led by one that does', async () => {
  const shut = await follow(undefined, 'far');
  expect([shut.statusCode, shut.json().refusal.code]).toEqual([404, 'not-found']);
  const views = await Promise.all(
    ['d', 'far'].map(async (subject) => {
      const { value } = await server.ask('manager', 'view', { params: { view: 'hall', subject } });
      return (value as { readonly data: { readonly follow?: string } }).data.follow;
    }),
  );
  expect(views).toEqual(['https://queue.example.org/calls?centre=small&wall=d', undefined]);
});

test('one address has 6,000 questions a minute', async () => {
  const { headers } = await server.app.inject({
    url: '/api/centres/small/follow',
    remoteAddress: '203.0.113.7',
  });
  expect(Number(headers['x-ratelimit-limit'])).toBe(6000);
});
