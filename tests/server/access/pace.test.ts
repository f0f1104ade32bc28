import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../../fakes/clock.ts';
import { twoServers } from '../../support/server.ts';

/** One kiosk's token in many hands: two servers of one database, whose clock moves only when it is told to. */

const clock = manualClock(Date.UTC(2026, 10, 20, 6));
let house: Awaited<ReturnType<typeof twoServers>>;
beforeEach(async () => {
  house = await twoServers({ clock });
  await house.first.ask('manager', 'openDay', { body: {} });
});
afterEach(() => house.close());

const touch = (key: string, at: 'first' | 'second' = 'first', who: 'kiosk' | 'reception' = 'kiosk') =>
  house[at].ask(who, 'issueTicket', { body: { service: 'a' }, key });

test('[E5] however many ask at once, by whichever server, one kiosk gets ten tickets', async () => {
  const asked = await Promise.all(
    Array.from({ length: 60 }, (_, n) => touch(`k${n}`, n % 2 === 0 ? 'first' : 'second')),
  );
  const refused = asked.filter(({ status }) => status !== 201);
  expect(refused).toHaveLength(50);
  for (const { status, refusal, reply } of refused) {
    expect([status, refusal?.code, reply.headers['retry-after']]).toEqual([429, 'too-many', '2']);
  }
  // What was answered is answered again, as it was; that is not counted, and what was refused is not remembered.
  const given = asked.findIndex(({ status }) => status === 201);
  const again = await Promise.all(['first', 'second'].map((at) => touch(`k${given}`, at as 'first' | 'second')));
  for (const { reply } of again) expect(reply.body).toBe(asked[given]?.reply.body);
  const late = asked.findIndex(({ status }) => status === 429);
  expect((await touch(`k${late}`)).status).toBe(429);
  await clock.advance(2000);
  expect((await touch(`k${late}`)).status).toBe(201);
  expect((await touch('one more')).status).toBe(429);
  // Staff go on as before.
  const staff = await Promise.all(Array.from({ length: 20 }, (_, n) => touch(`r${n}`, 'first', 'reception')));
  expect(staff.map(({ status }) => status)).toEqual(staff.map(() => 201));
});

test('[M4] a manager ends all that one kiosk gave, and nothing else, by one question', async () => {
  const { first, second } = house;
  await Promise.all(Array.from({ length: 10 }, (_, n) => touch(`k${n}`)));
  await clock.advance(2000);
  await touch('one more');
  for (let n = 0; n < 3; n += 1) await touch(`r${n}`, 'first', 'reception');
  const secret = (await touch('a phone', 'first', 'reception')).value.secret;
  const look = async (query: { readonly [name: string]: string }) =>
    (await first.ask('manager', 'ticketsToEnd', { query })).value;
  const device = 'kiosk-k';
  const { count, devices, services } = await look({ device });
  expect([count, devices]).toEqual([11, [{ id: device, place: 'k', count: 11 }]]);
  const all = services.reduce((sum, one) => sum + one.count, 0);
  const end = (atMost: number, key: string, more = {}) =>
    second.ask('manager', 'endTickets', { key, body: { device, reason: 'it was broken', atMost, ...more } });
  expect((await end(10, 'e0')).refusal).toMatchObject({ code: 'more-than-told', about: { count: 11 } });
  expect((await look({ device })).count).toBe(11);
  for (const bad of [
    { from: '2026-02-31T25:00Z' },
    { from: '2026-01-02T00:00Z', to: '2026-01-01T00:00Z' },
    { evil: 1 },
  ])
    expect((await end(11, 'e1', bad)).status).toBe(400);
  const done = await end(11, 'e2');
  expect(done.value).toEqual({ ended: 11 });
  expect((await end(11, 'e2')).reply.body).toBe(done.reply.body);
  expect((await end(11, 'e3')).refusal?.code).toBe('nothing-waiting');
  expect((await look({})).count).toBe(all - 11);
  // Its figures are those of tickets given up: none of them is a no-show.
  const query = { from: '2026-11-20', to: '2026-11-20', by: 'day' } as const;
  const { total } = (await first.ask('manager', 'summary', { query })).value;
  expect(total).toMatchObject({ issued: all, abandoned: 11, noShow: 0 });
  // A holder's phone shows at once how it stands: of an ended one, and of one that was left.
  const phone = async () => (await first.ask(null, 'phoneTicket', { params: { secret } })).reply.json().value.status;
  expect(await phone()).toBe('waiting');
  await first.ask('manager', 'endTickets', { body: { reason: 'closing early', atMost: all - 11 } });
  expect(await phone()).toBe('cancelled');
});
