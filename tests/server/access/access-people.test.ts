import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AnApp, anApp, ask, signedIn } from '../../support/app.ts';

let one: AnApp;
beforeEach(async () => {
  one = await anApp();
});
afterEach(() => one.app.close());

type Cookies = { [name: string]: string };
const clerk = { user: 'aysel', name: 'Aysel', role: 'clerk', password: 'a long password' };
const add = (cookies: Cookies, change: object = {}) =>
  ask(one.app, 'addUser', { cookies, body: { ...clerk, ...change } });
const edit = (cookies: Cookies, id: string, body: object) =>
  ask(one.app, 'editUser', { cookies, params: { id }, body });
const idOf = async (cookies: Cookies): Promise<string> =>
  (await ask(one.app, 'session', { cookies })).body.value.user.id;
const personIn = async (cookies: Cookies, user: string, centre = 'sample') => {
  const { body } = await ask(one.app, 'users', { cookies, params: { centre } });
  return body.value.find((person: { readonly user: string }) => person.user === user);
};

test('a list says when each was last heard of, also after they have signed out', async () => {
  const admin = await signedIn(one.app);
  await add(admin);
  expect((await personIn(admin, 'aysel')).seenAt).toBeNull();
  const at = new Date(one.clock.now()).toISOString();
  const cookies = await signedIn(one.app, 'aysel', clerk.password);
  await ask(one.app, 'signOut', { cookies });
  one.clock.set(one.clock.now() + 3_600_000);
  expect((await personIn(admin, 'aysel')).seenAt).toBe(at);
});

test('somebody is signed out everywhere, and one is oneself everywhere else', async () => {
  const admin = await signedIn(one.app);
  const elsewhere = await signedIn(one.app);
  const { id } = (await add(admin)).body.value;
  const sessions = [await signedIn(one.app, 'aysel', clerk.password), await signedIn(one.app, 'aysel', clerk.password)];
  const status = async (cookies: Cookies) => (await ask(one.app, 'session', { cookies })).status;
  expect((await edit(admin, id, { signOut: true })).status).toBe(200);
  expect(await Promise.all(sessions.map(status))).toEqual([401, 401]);
  await signedIn(one.app, 'aysel', clerk.password);
  expect((await edit(admin, await idOf(admin), { signOut: true })).status).toBe(200);
  expect([await status(admin), await status(elsewhere)]).toEqual([200, 401]);
});

test('an administrator of all centres lets people into one, another or all; counters do not go along', async () => {
  const admin = await signedIn(one.app);
  const everywhere = (await add(admin, { user: 'all', centre: null })).body.value;
  expect(everywhere.centre).toBeNull();
  const { id } = (await add(admin, { counters: ['1'] })).body.value;
  const cookies = await signedIn(one.app, 'aysel', clerk.password);
  expect((await edit(admin, id, { centre: 'other' })).body.value).toMatchObject({ centre: 'other', counters: null });
  expect((await ask(one.app, 'session', { cookies })).status).toBe(401);
  expect(await personIn(admin, 'aysel')).toBeUndefined();
  expect((await edit(admin, everywhere.id, { centre: 'nowhere' })).body.refusal.code).toBe('centre-not-found');
  expect((await add(admin, { user: 'x', centre: 'other', counters: ['999'] })).body.refusal.code).toBe(
    'counter-not-found',
  );
});

test('an administrator of one centre lets nobody into another', async () => {
  const admin = await signedIn(one.app);
  await add(admin, { user: 'local', role: 'admin' });
  const local = await signedIn(one.app, 'local', clerk.password);
  for (const centre of ['other', null]) {
    expect((await add(local, { centre })).body.refusal.code).toBe('not-allowed');
    expect((await edit(local, await idOf(local), { centre })).body.refusal.code).toBe('not-allowed');
  }
  expect((await add(local, { centre: 'sample' })).body.value.centre).toBe('sample');
});

test('the last administrator of all centres is not bound to one', async () => {
  const admin = await signedIn(one.app);
  await add(admin, { user: 'local', role: 'admin' });
  expect((await edit(admin, await idOf(admin), { centre: 'sample' })).body.refusal.code).toBe('in-use');
});
