import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { keptAtMost } from '../../../server/store/security.ts';
import { CannotStore } from '../../../server/store/store.ts';
import { type AnApp, adminPassword, anApp, ask, cheap, signedIn } from '../../support/app.ts';

let one: AnApp;
beforeEach(async () => {
  one = await anApp();
});
afterEach(() => one.app.close());

type Cookies = { readonly [name: string]: string };
interface Line {
  readonly what: string;
  readonly who: string | null;
  readonly address: string | null;
  readonly centre: string | null;
  readonly about: string | null;
  readonly times: number;
}
/** The log, the oldest first. */
const linesFor = async (cookies: Cookies): Promise<readonly Line[]> =>
  (await ask(one.app, 'security', { cookies })).body.value.toReversed();

const clerk = { user: 'aysel', name: 'Aysel', role: 'clerk', password: 'a long password' };

test('the log tells who came in and what was changed of who may, from where, and nothing secret', async () => {
  const cookies = await signedIn(one.app);
  const { id } = (await ask(one.app, 'addUser', { cookies, body: clerk })).body.value;
  await ask(one.app, 'editUser', {
    cookies,
    params: { id },
    body: { role: 'reception', password: 'another password' },
  });
  const made = (await ask(one.app, 'addToken', { cookies, body: { name: 'board', role: 'manager', centre: 'sample' } }))
    .body.value;
  const pairing = { kind: 'kiosk', centre: 'other' };
  const { code } = (await ask(one.app, 'askDevice', { body: pairing })).body.value;
  const device = (await ask(one.app, 'approveDevice', { cookies, params: { centre: 'other', code }, body: {} })).body
    .value;
  await ask(one.app, 'removeDevice', { cookies, params: { centre: 'other', id: device.id } });
  await ask(one.app, 'removeToken', { cookies, params: { id: made.id } });
  await ask(one.app, 'removeUser', { cookies, params: { id } });
  const change = { old: adminPassword, new: 'quite another one' };
  await ask(one.app, 'changePassword', { cookies, body: { ...change, old: 'not the old one' } });
  await ask(one.app, 'changePassword', { cookies, body: change });
  await ask(one.app, 'signOut', { cookies });
  const lines = await linesFor(await signedIn(one.app, 'admin', change.new));
  expect(lines.map(({ what, about }) => [what, about])).toEqual([
    ['signed-in', null],
    ['person-added', 'aysel: clerk'],
    ['person-changed', 'aysel: role, password'],
    ['token-made', 'board: manager'],
    ['device-let-in', 'kiosk Kiosk 1'],
    ['device-removed', 'kiosk Kiosk 1'],
    ['token-revoked', 'board'],
    ['person-removed', 'aysel'],
    ['sign-in-refused', null],
    ['password-changed', null],
    ['signed-out', null],
    ['signed-in', null],
  ]);
  for (const { who, address } of lines) expect([who, address]).toEqual(['admin', '127.0.0.1']);
  const text = JSON.stringify(lines);
  for (const secret of [adminPassword, change.new, clerk.password, made.token, 'not the old one']) {
    expect(text).not.toContain(secret);
  }
});

test('a change whose line cannot be written is not made, and is not answered as if it were', async () => {
  const cookies = await signedIn(one.app);
  const { id } = (await ask(one.app, 'addUser', { cookies, body: clerk })).body.value;
  const token = (
    await ask(one.app, 'addToken', { cookies, body: { name: 'board', role: 'manager', centre: 'sample' } })
  ).body.value;
  const pair = async () => (await ask(one.app, 'askDevice', { body: { kind: 'kiosk', centre: 'sample' } })).body.value;
  const [first, second] = [await pair(), await pair()];
  const approve = (code: string) => ask(one.app, 'approveDevice', { cookies, params: { code }, body: {} });
  const device = (await approve(first.code)).body.value;
  const standing = async () =>
    JSON.stringify([await one.store.users(), await one.store.tokens(), await one.store.devices('sample')]);
  const before = await standing();
  const { changeAccess, noteSecurity } = one.store;
  const full = new CannotStore('no room for another line');
  one.store.noteSecurity = () => Promise.reject(full);
  one.store.changeAccess = (decide) =>
    changeAccess((locked) => {
      const decided = decide(locked);
      if (decided.write.told !== undefined) throw full;
      return decided;
    });
  const other = { ...clerk, user: 'other' };
  const headers = { 'idempotency-key': 'one' };
  const asked = [
    () => ask(one.app, 'signIn', { body: { user: 'admin', password: adminPassword } }),
    () => ask(one.app, 'addUser', { cookies, body: other }),
    () => ask(one.app, 'addUser', { cookies, body: other, headers }),
    () => ask(one.app, 'editUser', { cookies, params: { id }, body: { role: 'reception' } }),
    () => ask(one.app, 'removeUser', { cookies, params: { id } }),
    () => ask(one.app, 'addToken', { cookies, body: { name: 'wall', role: 'manager', centre: 'sample' } }),
    () => ask(one.app, 'removeToken', { cookies, params: { id: token.id } }),
    () => approve(second.code),
    () => ask(one.app, 'removeDevice', { cookies, params: { id: device.id } }),
    () => ask(one.app, 'changePassword', { cookies, body: { old: adminPassword, new: 'quite another one' } }),
    () => ask(one.app, 'signOut', { cookies }),
  ];
  for (const change of asked) {
    const { status, reply } = await change();
    expect([status, reply.cookies]).toEqual([503, []]);
  }
  expect(await standing()).toBe(before);
  expect((await ask(one.app, 'session', { cookies })).status).toBe(200);
  Object.assign(one.store, { changeAccess, noteSecurity });
  const lines = (await linesFor(cookies)).length;
  expect((await ask(one.app, 'addUser', { cookies, body: other, headers })).status).toBe(201);
  expect((await ask(one.app, 'addUser', { cookies, body: other, headers })).status).toBe(201);
  expect(await linesFor(cookies)).toHaveLength(lines + 1);
});

test('a password given from the machine, with the second factor taken off, is told of in two lines, or not given', async () => {
  const { store, clock } = one;
  const access = openAccess({ store, clock, centreOf: () => null, cost: cheap });
  const { changeAccess } = store;
  let room = 1;
  store.changeAccess = (decide) =>
    changeAccess((locked) => {
      const decided = decide(locked);
      if ((decided.write.told ?? []).length > room) throw new CannotStore('no room for another line');
      return decided;
    });
  const before = JSON.stringify(await store.users());
  await expect(access.rescue('admin', 'given at the machine', true)).rejects.toThrow('no room');
  expect([JSON.stringify(await store.users()), await store.security(null, null, 9)]).toEqual([before, []]);
  room = 2;
  expect((await access.rescue('admin', 'given at the machine', true)).ok).toBe(true);
  const lines = (await store.security(null, null, 9)).map(({ what, who }) => [what, who]);
  expect(lines).toEqual([
    ['second-factor-off', 'admin'],
    ['password-given', 'admin'],
  ]);
  expect((await access.rescue('admin', 'given once more here')).ok).toBe(true);
  expect((await store.security(null, null, 9)).map(({ what }) => what)).toEqual([
    'password-given',
    'second-factor-off',
    'password-given',
  ]);
});

test('wrong passwords, lockouts and pages of other sites are in it; a name that nobody bears is not', async () => {
  for (let count = 0; count < 7; count++) await ask(one.app, 'signIn', { body: { user: 'admin', password: 'wrong' } });
  await ask(one.app, 'signIn', { body: { user: 'my-secret-password', password: 'wrong' } });
  const headers = { origin: 'https://elsewhere.example' };
  for (let count = 0; count < 3; count++) await ask(one.app, 'signIn', { headers, body: {} });
  one.clock.set(one.clock.now() + 3_600_000);
  const lines = await linesFor(await signedIn(one.app));
  const found = lines.map(({ what, who, times }) => [what, who, times]);
  expect(found.slice(0, 4)).toEqual([
    ['sign-in-refused', 'admin', 5],
    ['locked-out', 'admin', 2],
    ['sign-in-refused', null, 1],
    ['foreign-origin', null, 3],
  ]);
  expect(JSON.stringify(lines)).not.toContain('my-secret-password');
});

test('one who asks for what they may not is in it, once for many', async () => {
  const admin = await signedIn(one.app);
  await ask(one.app, 'addUser', { cookies: admin, body: clerk });
  const cookies = await signedIn(one.app, 'aysel', clerk.password);
  for (let count = 0; count < 3; count++) expect((await ask(one.app, 'users', { cookies })).status).toBe(403);
  expect((await ask(one.app, 'users')).status).toBe(401);
  one.clock.set(one.clock.now() + 60_000);
  const refused = (await linesFor(admin)).filter(({ what }) => what === 'not-allowed');
  const about = 'GET /api/centres/:centre/users';
  expect(refused).toMatchObject([{ who: 'aysel', address: '127.0.0.1', centre: 'sample', about, times: 3 }]);
});

test('a flood by strangers of many addresses leaves the log small, and what matters in it', async () => {
  const cookies = await signedIn(one.app);
  let writes = 0;
  const { noteSecurity } = one.store;
  one.store.noteSecurity = (...given) => {
    writes += 1;
    return noteSecurity(...given);
  };
  for (let count = 0; count < 3000; count++) {
    const remoteAddress = `10.${count >> 8}.${count & 255}.1`;
    await one.app.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress,
      headers: { origin: 'https://x.example' },
    });
  }
  expect(writes).toBeLessThanOrEqual(102);
  const lines = await linesFor(cookies);
  expect(lines.length).toBeLessThanOrEqual(200);
  expect(lines[0]).toMatchObject({ what: 'signed-in', who: 'admin' });
  const strange = lines.filter(({ what }) => what === 'foreign-origin');
  expect(strange.reduce((sum, { times }) => sum + times, 0)).toBe(3000);
  expect(keptAtMost.stranger).toBeLessThan(keptAtMost.known);
});

test('only administrators read it, those of one centre what concerns that; as lines too', async () => {
  const cookies = await signedIn(one.app);
  await ask(one.app, 'addUser', { cookies, body: { ...clerk, role: 'admin' } });
  await ask(one.app, 'addUser', {
    cookies,
    params: { centre: 'other' },
    body: { ...clerk, user: 'far', role: 'manager' },
  });
  const local = await signedIn(one.app, 'aysel', clerk.password);
  expect((await linesFor(local)).every(({ centre }) => centre === 'sample')).toBe(true);
  expect((await linesFor(cookies)).some(({ centre }) => centre === 'other')).toBe(true);
  const get = (who: Cookies | null) =>
    one.app.inject({ method: 'GET', url: '/api/security/lines', ...(who === null ? {} : { cookies: { ...who } }) });
  expect((await get(null)).statusCode).toBe(401);
  const all = await get(cookies);
  expect(all.headers['content-type']).toContain('application/x-ndjson');
  const lines = all.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ what }) => what)).toContain('person-added');
  expect(lines.toReversed()).toEqual(await linesFor(cookies));
  expect((await get(local)).body).not.toContain('far');
  const far = await one.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { user: 'far', password: clerk.password },
  });
  expect(far.statusCode).toBe(200);
});
