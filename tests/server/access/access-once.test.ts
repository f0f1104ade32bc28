import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { systemClock } from '../../../server/async/clock.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import { type AnApp, adminPassword, anApp, ask, cheap, noFile, signedIn } from '../../support/app.ts';
import { aFolder } from '../../support/server.ts';

let one: AnApp;
let cookies: { [name: string]: string };
beforeEach(async () => {
  one = await anApp();
  cookies = await signedIn(one.app);
});
afterEach(() => one.app.close());

const clerk = { user: 'aysel', name: 'Aysel', role: 'clerk', password: 'a long password' };
const keyed = { 'idempotency-key': 'b9d2c1' };
const headers = keyed;

test('a person is added once, however often and from wherever it is asked under one key', async () => {
  const add = (who = cookies) => ask(one.app, 'addUser', { cookies: who, headers, body: clerk });
  const first = await add();
  expect(first.status).toBe(201);
  const again = await Promise.all([add(), add(await signedIn(one.app))]);
  for (const { status, body } of again) expect({ status, body }).toEqual({ status: 201, body: first.body });
  expect(await one.store.users()).toHaveLength(2);
  const other = await ask(one.app, 'addUser', { cookies, headers, body: { ...clerk, password: 'another password' } });
  expect(other).toMatchObject({ status: 422, body: { refusal: { code: 'key-reused' } } });
});

test('asked at once under one key, one person is added and all get the same answer', async () => {
  const replies = await Promise.all([1, 2, 3, 4].map(() => ask(one.app, 'addUser', { cookies, headers, body: clerk })));
  for (const { status, body } of replies) expect([status, body]).toEqual([201, replies[0]?.body]);
  expect(await one.store.users()).toHaveLength(2);
});

test('a day later the key is free again', async () => {
  await ask(one.app, 'addUser', { cookies, headers, body: clerk });
  one.clock.set(one.clock.now() + dayMs);
  const fresh = await signedIn(one.app);
  const again = await ask(one.app, 'addUser', { cookies: fresh, headers, body: clerk });
  expect(again.body.refusal.code).toBe('user-exists');
});

test('a refusal is not remembered', async () => {
  const body = { ...clerk, user: 'admin' };
  expect((await ask(one.app, 'addUser', { cookies, headers, body })).status).toBe(409);
  expect((await ask(one.app, 'addUser', { cookies, headers, body: clerk })).status).toBe(201);
});

test('a token asked for again under its key is the same one, and works', async () => {
  const body = { name: 'board', role: 'manager' };
  const add = (who = cookies) => ask(one.app, 'addToken', { cookies: who, headers, body });
  const first = await add();
  const again = await add();
  expect([again.status, again.body]).toEqual([201, first.body]);
  expect(await one.store.tokens()).toHaveLength(1);
  expect((await ask(one.app, 'devices', { token: again.body.value.token })).status).toBe(200);
  const otherBody = await ask(one.app, 'addToken', { cookies, headers, body: { ...body, role: 'clerk' } });
  expect(otherBody.body.refusal.code).toBe('key-reused');
  // Another session cannot make the secret again: it is told which token that was.
  const elsewhere = await add(await signedIn(one.app));
  expect(elsewhere).toMatchObject({
    status: 422,
    body: { refusal: { code: 'key-reused', about: { token: first.body.value.id } } },
  });
  expect(await one.store.tokens()).toHaveLength(1);
});

test('a kept answer holds neither the secret of a token nor a password, nor what they could be guessed by', async () => {
  const made = await ask(one.app, 'addToken', { cookies, headers, body: { name: 'board', role: 'manager' } });
  await ask(one.app, 'addUser', { cookies, headers, body: clerk });
  const kept = await one.store.changeAccess(({ users, answer }) => {
    const scope = `user:${users()[0]?.id} POST /api`;
    const value = [`${scope}/tokens`, `${scope}/centres/sample/users`].map((path) =>
      answer(path, keyed['idempotency-key']),
    );
    return { write: {}, value };
  });
  expect(kept.every((answer) => answer?.bodyHash.startsWith('scrypt$'))).toBe(true);
  const text = JSON.stringify(kept);
  for (const secret of [made.body.value.token, clerk.password, 'passwordHash']) expect(text).not.toContain(secret);
});

test('a password that was changed is changed still when asked again', async () => {
  const body = { old: adminPassword, new: 'quite another one' };
  const change = () => ask(one.app, 'changePassword', { cookies, headers, body });
  expect((await change()).status).toBe(200);
  expect((await change()).status).toBe(200);
  const unkeyed = await ask(one.app, 'changePassword', { cookies, body });
  expect(unkeyed.body.refusal.code).toBe('wrong-password');
  await signedIn(one.app, 'admin', body.new);
});

test('a device let in under a key is let in once more', async () => {
  const asked = await ask(one.app, 'askDevice', {
    headers: { host: 'queue.example.org' },
    body: { kind: 'kiosk', centre: 'sample' },
  });
  const approve = (body: object) =>
    ask(one.app, 'approveDevice', { cookies, headers, params: { code: asked.body.value.code }, body });
  const first = await approve({});
  expect(first.status).toBe(200);
  expect((await approve({})).body).toEqual(first.body);
  expect((await approve({ place: 'kiosk-2' })).body.refusal.code).toBe('key-reused');
  expect(JSON.stringify(first.body)).not.toContain(asked.body.value.claim);
});

test('two servers of one database never let the last administrators remove each other', async () => {
  const folder = await aFolder();
  const file = join(folder.path, 'novbe.db');
  const stores = await Promise.all([openSqliteStore({ file }), openSqliteStore({ file })]);
  const servers = stores.map((store) => openAccess({ store, clock: systemClock, centreOf: () => null, cost: cheap }));
  const [left, right] = servers;
  if (left === undefined || right === undefined) throw new Error('two servers are wanted');
  await left.first.ensure(adminPassword, noFile);
  const [first] = await stores[0].users();
  if (first === undefined) throw new Error('nobody was added');
  for (let round = 0; round < 10; round++) {
    const second = { ...first, id: `second-${round}`, login: `second-${round}` };
    await stores[0].putUser(first);
    await stores[0].putUser(second);
    const scope = { bound: null, centre: 'sample', self: null };
    const results = await Promise.all([
      left.people.edit(scope, first.id, { active: false }),
      right.people.remove(scope, second.id),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const admins = (await stores[1].users()).filter(({ role, active }) => role === 'admin' && active);
    expect(admins).toHaveLength(1);
    await stores[0].removeUser(second.id);
  }
  await Promise.all(stores.map((store) => store.close()));
  await folder.remove();
});
