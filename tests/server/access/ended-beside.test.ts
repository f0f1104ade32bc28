import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../../fakes/clock.ts';
import { eventually } from '../../support/eventually.ts';
import { aSocket, headersOf, type Pass, sessionOf } from '../../support/house.ts';
import { type AServer, twoServersInPostgres, type Who } from '../../support/server.ts';

/**
 * Two servers beside each other on one database of PostgreSQL: what ends on one has ended on the other by the time that this is
 * answered, and open sockets end with it. Their clock stands still: nothing of it comes of looking again after a while.
 */

let two: Awaited<ReturnType<typeof twoServersInPostgres>>;
let address: string;
const closing: (() => unknown)[] = [];
beforeAll(async () => {
  two = await twoServersInPostgres({ clock: manualClock() });
  address = await two.second.listen();
}, 60_000);
afterAll(async () => {
  for (const close of closing) close();
  await two.close();
});

const password = 'a long password';
let people = 0;
/** Somebody new who is signed in at the first server: their id, and the cookie of their session. */
const somebody = async () => {
  people += 1;
  const user = `person${people}`;
  const { id } = (await two.first.ask('admin', 'addUser', { body: { user, name: user, role: 'manager', password } }))
    .value;
  return { id, cookie: await sessionOf(two.first.access, id) };
};
/** A screen of theirs at the second server. */
const watching = async (pass: Pass, view: object) => {
  const socket = aSocket(address, pass);
  closing.push(() => socket.disconnect());
  expect(await socket.timeout(60_000).emitWithAck('watch', view)).toMatchObject({ ok: true });
  return socket;
};
const floor = { centre: 'small', view: 'floor' };
const statusAt = async (server: AServer, cookie: string) =>
  (await server.ask(null, 'session', { headers: headersOf({ cookie }) })).status;

test.each([
  ['signed out', (_: string, cookie: string) => two.first.ask(null, 'signOut', { headers: headersOf({ cookie }) })],
  ['given another password', (id: string) => change(id, { password: 'another long password' })],
  ['shut out', (id: string) => change(id, { active: false })],
  ['given another role', (id: string) => change(id, { role: 'clerk' })],
  ['removed', (id: string) => two.first.ask('admin', 'removeUser', { id })],
] as const)('a person is %s', async (_, end) => {
  const { id, cookie } = await somebody();
  const screen = await watching({ cookie }, floor);
  for (const server of [two.second, two.first]) expect(await statusAt(server, cookie)).toBe(200);
  expect((await end(id, cookie)).status).toBe(200);
  expect(await statusAt(two.second, cookie)).toBe(401);
  await eventually(() => expect(screen.connected).toBe(false));
});
const change = (id: string, body: object) => two.first.ask('admin', 'editUser', { id, body });

test('a device and a program are shut out', async () => {
  const hall = { centre: 'small', view: 'hall', id: 'd' };
  const seen = async (who: Who) => (await two.second.ask(who, 'view', { params: { view: 'hall', id: 'd' } })).status;
  const wall = await watching({ token: two.first.tokens.display }, hall);
  expect(await seen('display')).toBe(200);
  expect((await two.first.ask('admin', 'removeDevice', { id: 'display-d' })).status).toBe(200);
  expect(await seen('display')).toBe(401);
  await eventually(() => expect(wall.connected).toBe(false));
  const program = await watching({ token: two.first.tokens.manager }, floor);
  expect((await two.first.ask('admin', 'removeToken', { id: 'manager-1' })).status).toBe(200);
  expect(await seen('manager')).toBe(401);
  await eventually(() => expect(program.connected).toBe(false));
});
