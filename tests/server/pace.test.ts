import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../fakes/clock.ts';
import { twoServers } from './a-server.ts';

/** One kiosk's token in many hands: two servers of one database, whose clock moves only when it is told to. */

const clock = manualClock(Date.UTC(2026, 10, 20, 6));
let house: Awaited<ReturnType<typeof twoServers>>;
beforeAll(async () => {
  house = await twoServers({ clock });
  await house.first.ask('manager', 'openDay', { body: {} });
});
afterAll(() => house.close());

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
