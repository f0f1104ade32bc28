import { connect } from 'socket.io-client';
import { afterEach, expect, test } from 'vitest';
import type { Caller } from '../../../server/access/caller.ts';
import { watchRefusal } from '../../../server/live/watching.ts';
import { changeUser } from '../../store/changing.ts';
import { anApp, ask, cookiesOf, signedIn } from '../../support/app.ts';
import { eventually } from '../../support/eventually.ts';
import { aServer } from '../../support/server.ts';

/** Rights that are narrower than the role: the own centre, the own counters, the own kind of screen; and rights that shrink. */

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

test("an administrator of one centre cannot revoke another centre's token, nor one of all centres", async () => {
  const one = await anApp();
  closing.push(() => one.app.close());
  const cookies = await signedIn(one.app);
  const person = { user: 'local', name: 'Local', role: 'admin', password: 'a long password' };
  await ask(one.app, 'addUser', { cookies, body: person });
  const local = await signedIn(one.app, 'local', person.password);
  const made = async (centre: string | null) =>
    (await ask(one.app, 'addToken', { cookies, body: { name: 'board', role: 'manager', centre } })).body.value;
  const remove = (id: string) => ask(one.app, 'removeToken', { cookies: local, params: { id } });
  const works = async (token: string) => (await ask(one.app, 'devices', { token })).status !== 401;
  for (const foreign of [await made('other'), await made(null)]) {
    expect((await remove(foreign.id)).status).toBe(404);
    expect(await works(foreign.token)).toBe(true);
  }
  const own = await made('sample');
  expect((await remove(own.id)).status).toBe(200);
  expect(await works(own.token)).toBe(false);
});

test('a clerk whose counters shrink stops seeing the counter that they lost, and keeps the other', async () => {
  const server = await aServer();
  closing.push(server.close);
  const address = await server.listen();
  const person = { user: 'aysel', name: 'Aysel', role: 'clerk', password: 'a long password', counters: ['1', '2'] };
  const { id } = (await server.ask('admin', 'addUser', { body: person })).value;
  const added = await server.store.user(id);
  if (added !== null) await changeUser(server.store, { ...added, mustChange: false });
  const login = { user: person.user, password: person.password };
  const { reply } = await server.ask(null, 'signIn', { body: login });
  const cookie = Object.entries(cookiesOf(reply))
    .map((pair) => pair.join('='))
    .join('; ');
  const watching = async (counter: string) => {
    const socket = connect(address, {
      path: '/live',
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: { protocolVersion: 1 },
      extraHeaders: { cookie },
    });
    closing.push(() => socket.disconnect());
    const answer = await socket.timeout(60_000).emitWithAck('watch', { centre: 'small', view: 'counter', id: counter });
    expect(answer).toMatchObject({ ok: true });
    return socket;
  };
  const [kept, lost] = [await watching('1'), await watching('2')];
  await server.ask('admin', 'editUser', { id, body: { counters: ['1'] } });
  await eventually(() => expect(lost.connected).toBe(false));
  expect(kept.connected).toBe(true);
});

test('a kiosk and a display of one name each see their own view only, in their own centre, of their own place', () => {
  const device = (kind: 'kiosk' | 'display'): Caller => ({
    kind: 'device',
    id: 'x',
    role: 'device',
    centre: 'small',
    counters: null,
    device: kind,
    place: 'same',
  });
  const sees = (kind: 'kiosk' | 'display', view: 'kiosk' | 'hall' | 'floor' | 'counter', centre: string, id: string) =>
    watchRefusal(device(kind), { centre, view, id }) === null;
  const asked = (['kiosk', 'hall', 'floor', 'counter'] as const).flatMap((view) =>
    [
      ['small', 'same'],
      ['other', 'same'],
      ['small', 'another'],
    ].map(([centre = '', id = '']) => [view, centre, id] as const),
  );
  expect(asked.filter((key) => sees('kiosk', ...key))).toEqual([['kiosk', 'small', 'same']]);
  expect(asked.filter((key) => sees('display', ...key))).toEqual([['hall', 'small', 'same']]);
});
