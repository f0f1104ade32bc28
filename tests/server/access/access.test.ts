import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPassword, hashPassword, standardCost } from '../../../server/access/passwords.ts';
import { absoluteMs, idleMs } from '../../../server/access/sessions.ts';
import { type AnApp, adminPassword, anApp, ask, cheap, cookiesOf, signedIn } from '../../support/app.ts';

let one: AnApp;
beforeEach(async () => {
  one = await anApp();
});
afterEach(() => one.app.close());

const minute = 60_000;
const clerk = { user: 'Aysel', name: 'Aysel', role: 'clerk', password: 'a long password' };
const addClerk = async (cookies: { [name: string]: string }, change: object = {}) =>
  (await ask(one.app, 'addUser', { cookies, body: { ...clerk, ...change } })).body.value;

test('a password is kept as scrypt with its parameters, and no other password fits', async () => {
  const stored = await hashPassword('şifrə çox uzun', standardCost);
  expect(stored).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await checkPassword('şifrə çox uzun', stored, cheap)).toBe(true);
  expect(await checkPassword('şifrə çox uzun'.normalize('NFD'), stored, cheap)).toBe(true);
  expect(await checkPassword('sifre cox uzun', stored, cheap)).toBe(false);
  expect(await checkPassword('', null, cheap)).toBe(false);
});

test('signing in sets a cookie that no script and no other site can use, and tells who one is', async () => {
  const { status, body, reply } = await ask(one.app, 'signIn', { body: { user: 'Admin', password: adminPassword } });
  expect(status).toBe(200);
  expect(body.value.user).toMatchObject({ login: 'admin', role: 'admin', centre: null, counters: null });
  const cookie = reply.cookies.find(({ name }) => name === 'novbe-session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  expect(cookie?.secure).toBeUndefined();
  expect(cookie?.value).toMatch(/^[\w-]{43}$/);
  const session = await ask(one.app, 'session', { cookies: cookiesOf(reply) });
  expect(session.body.value).toEqual(body.value);
});

test('the store never holds the secret of a session', async () => {
  const cookies = await signedIn(one.app);
  expect(await one.store.session(cookies['novbe-session'] ?? '', one.clock.now())).toBeNull();
});

test('a wrong password, an unknown name and somebody shut out get the same answer', async () => {
  const cookies = await signedIn(one.app);
  const { id } = await addClerk(cookies);
  await ask(one.app, 'editUser', { cookies, params: { id }, body: { active: false } });
  const answers = [
    await ask(one.app, 'signIn', { body: { user: 'admin', password: 'not this one' } }),
    await ask(one.app, 'signIn', { body: { user: 'nobody-here', password: 'not this one' } }),
    await ask(one.app, 'signIn', { body: { user: 'aysel', password: clerk.password } }),
  ];
  for (const { status, body } of answers) {
    expect(status).toBe(401);
    expect(body).toEqual(answers[0]?.body);
  }
});

test('without a session there is 401, with too small a role 403', async () => {
  expect(await ask(one.app, 'users')).toMatchObject({ status: 401, body: { refusal: { code: 'not-signed-in' } } });
  await addClerk(await signedIn(one.app));
  const cookies = await signedIn(one.app, 'aysel', clerk.password);
  expect(await ask(one.app, 'users', { cookies })).toMatchObject({
    status: 403,
    body: { refusal: { code: 'not-allowed' } },
  });
});

test('signing out ends the session on the server', async () => {
  const cookies = await signedIn(one.app);
  expect((await ask(one.app, 'signOut', { cookies })).status).toBe(200);
  expect((await ask(one.app, 'session', { cookies })).status).toBe(401);
});

test('signing in again on the same browser ends the session before', async () => {
  const before = await signedIn(one.app);
  await ask(one.app, 'signIn', { cookies: before, body: { user: 'admin', password: adminPassword } });
  expect((await ask(one.app, 'session', { cookies: before })).status).toBe(401);
});

test('a session ends when it was idle too long', async () => {
  const cookies = await signedIn(one.app);
  one.clock.set(one.clock.now() + idleMs - minute);
  expect((await ask(one.app, 'session', { cookies })).status).toBe(200);
  one.clock.set(one.clock.now() + idleMs + minute);
  expect((await ask(one.app, 'session', { cookies })).status).toBe(401);
});

test('a session ends a day after the sign-in, however busy', async () => {
  const cookies = await signedIn(one.app);
  const began = one.clock.now();
  for (let at = began; at < began + absoluteMs - minute; at += idleMs / 2) {
    one.clock.set(at);
    expect((await ask(one.app, 'session', { cookies })).status).toBe(200);
  }
  one.clock.set(began + absoluteMs + minute);
  expect((await ask(one.app, 'session', { cookies })).status).toBe(401);
});

test('changing the password signs out everywhere else, and the old one is needed', async () => {
  const here = await signedIn(one.app);
  const elsewhere = await signedIn(one.app);
  const wrong = await ask(one.app, 'changePassword', {
    cookies: here,
    body: { old: 'wrong', new: 'quite another one' },
  });
  expect(wrong.body.refusal.code).toBe('wrong-password');
  const body = { old: adminPassword, new: 'quite another one' };
  expect((await ask(one.app, 'changePassword', { cookies: here, body })).status).toBe(200);
  expect((await ask(one.app, 'session', { cookies: here })).status).toBe(200);
  expect((await ask(one.app, 'session', { cookies: elsewhere })).status).toBe(401);
  await signedIn(one.app, 'admin', 'quite another one');
});

test('a new role and being shut out sign a person out', async () => {
  const admin = await signedIn(one.app);
  const { id } = await addClerk(admin);
  const change = async (body: object) => {
    const cookies = await signedIn(one.app, 'aysel', clerk.password);
    expect((await ask(one.app, 'editUser', { cookies: admin, params: { id }, body })).status).toBe(200);
    return (await ask(one.app, 'session', { cookies })).status;
  };
  expect(await change({ name: 'Aysel M.' })).toBe(200);
  expect(await change({ role: 'reception' })).toBe(401);
  expect(await change({ active: false })).toBe(401);
});

test('five wrong passwords are free; then one has to wait, longer each time', async () => {
  const guess = (password: string) => ask(one.app, 'signIn', { body: { user: 'admin', password } });
  for (let count = 0; count < 5; count++) expect((await guess('wrong')).status).toBe(401);
  const stopped = await guess(adminPassword);
  expect(stopped).toMatchObject({
    status: 429,
    body: { refusal: { code: 'too-many', about: { retryAfterSeconds: 2 } } },
  });
  expect(stopped.reply.headers['retry-after']).toBe('2');
  one.clock.set(one.clock.now() + 2000);
  expect((await guess('wrong')).status).toBe(401);
  one.clock.set(one.clock.now() + 2000);
  expect((await guess(adminPassword)).body.refusal.about.retryAfterSeconds).toBe(4);
  one.clock.set(one.clock.now() + 2000);
  expect((await guess(adminPassword)).status).toBe(200);
});

test('many guesses at once gain nothing', async () => {
  const guesses = Array.from({ length: 40 }, () =>
    ask(one.app, 'signIn', { body: { user: 'admin', password: 'wrong' } }),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(35);
});

test('guesses of strangers do not lock out a browser that has signed in before', async () => {
  const mine = await signedIn(one.app);
  for (let count = 0; count < 6; count++) await ask(one.app, 'signIn', { body: { user: 'admin', password: 'wrong' } });
  const body = { user: 'admin', password: adminPassword };
  expect((await ask(one.app, 'signIn', { body })).status).toBe(429);
  const { 'novbe-browser': browser = '' } = mine;
  expect((await ask(one.app, 'signIn', { body, cookies: { 'novbe-browser': browser } })).status).toBe(200);
  expect((await ask(one.app, 'signIn', { body, cookies: { 'novbe-browser': `x${browser}` } })).status).toBe(429);
});

test('the last administrator cannot be removed, shut out or made less', async () => {
  const cookies = await signedIn(one.app);
  const { id } = (await ask(one.app, 'session', { cookies })).body.value.user;
  const params = { id };
  for (const body of [{ role: 'manager' }, { active: false }]) {
    expect(await ask(one.app, 'editUser', { cookies, params, body })).toMatchObject({
      status: 409,
      body: { refusal: { code: 'in-use' } },
    });
  }
  expect((await ask(one.app, 'removeUser', { cookies, params })).status).toBe(409);
});

test('two administrators who remove each other at once do not both succeed', async () => {
  const admin = { role: 'admin', user: 'second', password: 'another password' };
  const first = await signedIn(one.app);
  await addClerk(first, admin);
  await addClerk(first, { ...admin, user: 'third' });
  const second = await signedIn(one.app, 'second', admin.password);
  const third = await signedIn(one.app, 'third', admin.password);
  const idOf = async (cookies: { [name: string]: string }): Promise<string> =>
    (await ask(one.app, 'session', { cookies })).body.value.user.id;
  const ids = { first: await idOf(first), second: await idOf(second), third: await idOf(third) };
  // An administrator of one centre is no help to the others: the server's own stays, no matter who asks.
  expect((await ask(one.app, 'removeUser', { cookies: first, params: { id: ids.first } })).status).toBe(409);
  expect((await ask(one.app, 'removeUser', { cookies: second, params: { id: ids.first } })).status).toBe(404);
  const both = await Promise.all([
    ask(one.app, 'removeUser', { cookies: second, params: { id: ids.third } }),
    ask(one.app, 'removeUser', { cookies: third, params: { id: ids.second } }),
  ]);
  expect(both.map(({ status }) => status)).toContain(200);
});

test('nobody is bound to a counter that his centre does not have', async () => {
  const cookies = await signedIn(one.app);
  const refused = await ask(one.app, 'addUser', { cookies, body: { ...clerk, counters: ['1', '999'] } });
  expect(refused).toMatchObject({
    status: 404,
    body: { refusal: { code: 'counter-not-found', about: { counter: '999' } } },
  });
  const { id } = await addClerk(cookies, { counters: ['1'] });
  const moved = await ask(one.app, 'editUser', { cookies, params: { id }, body: { counters: ['999'] } });
  expect(moved.body.refusal.code).toBe('counter-not-found');
  const { body } = await ask(one.app, 'users', { cookies });
  expect(body.value.find((person: { readonly id: string }) => person.id === id).counters).toEqual(['1']);
});

test("an administrator of one centre sees and reaches that centre's people only", async () => {
  const server = await signedIn(one.app);
  await addClerk(server, { role: 'admin', user: 'local' });
  const there = (
    await ask(one.app, 'addUser', {
      cookies: server,
      params: { centre: 'other' },
      body: { ...clerk, user: 'other.clerk' },
    })
  ).body.value;
  const local = await signedIn(one.app, 'local', clerk.password);
  const logins = async (cookies: { [name: string]: string }) =>
    (await ask(one.app, 'users', { cookies })).body.value.map(({ user }: { user: string }) => user);
  expect(await logins(local)).toEqual(['local']);
  expect(await logins(server)).toEqual(['admin', 'local']);
  expect((await ask(one.app, 'users', { cookies: local, params: { centre: 'other' } })).status).toBe(403);
  const reached = await ask(one.app, 'editUser', { cookies: local, params: { id: there.id }, body: { name: 'X' } });
  expect(reached.body.refusal.code).toBe('user-not-found');
});

test('a name is taken once, whatever its case', async () => {
  const cookies = await signedIn(one.app);
  await addClerk(cookies);
  const again = await ask(one.app, 'addUser', { cookies, body: { ...clerk, user: 'AYSEL' } });
  expect(again).toMatchObject({ status: 409, body: { refusal: { code: 'user-exists' } } });
});

test('a token opens what its role may, is shown once and can be revoked', async () => {
  const cookies = await signedIn(one.app);
  const made = await ask(one.app, 'addToken', { cookies, body: { name: 'report', role: 'manager', centre: 'sample' } });
  expect(made.status).toBe(201);
  const { id, token } = made.body.value;
  expect((await ask(one.app, 'devices', { token })).status).toBe(200);
  expect((await ask(one.app, 'devices', { token, params: { centre: 'other' } })).status).toBe(403);
  expect((await ask(one.app, 'tokens', { token })).status).toBe(403);
  const listed = await ask(one.app, 'tokens', { cookies });
  const now = new Date(one.clock.now()).toISOString();
  expect(listed.body.value).toEqual([
    { id, name: 'report', role: 'manager', centre: 'sample', createdAt: now, seenAt: now },
  ]);
  expect((await ask(one.app, 'removeToken', { cookies, params: { id } })).status).toBe(200);
  expect((await ask(one.app, 'devices', { token })).status).toBe(401);
});

test('the last use of a token is known to five minutes, and goes with it', async () => {
  const cookies = await signedIn(one.app);
  const made = await ask(one.app, 'addToken', { cookies, body: { name: 'report', role: 'manager', centre: 'sample' } });
  const { id, token } = made.body.value;
  const seenAt = async () => (await ask(one.app, 'tokens', { cookies })).body.value[0].seenAt;
  expect(await seenAt()).toBeNull();
  const first = one.clock.now();
  const used: string[] = [];
  for (const after of [0, 299_999, 300_000]) {
    one.clock.set(first + after);
    await ask(one.app, 'devices', { token });
    used.push(await seenAt());
  }
  expect(used.map((at) => Date.parse(at) - first)).toEqual([0, 0, 300_000]);
  await ask(one.app, 'removeToken', { cookies, params: { id } });
  expect(await one.store.tokensSeen()).toEqual(new Map());
});

test("an administrator of one centre makes and sees that centre's tokens only", async () => {
  const server = await signedIn(one.app);
  await ask(one.app, 'addToken', { cookies: server, body: { name: 'all', role: 'manager' } });
  await addClerk(server, { role: 'admin', user: 'local' });
  const local = await signedIn(one.app, 'local', clerk.password);
  expect((await ask(one.app, 'tokens', { cookies: local })).body.value).toEqual([]);
  const wish = { name: 'x', role: 'manager' };
  for (const centre of [null, 'other']) {
    expect((await ask(one.app, 'addToken', { cookies: local, body: { ...wish, centre } })).status).toBe(403);
  }
  expect((await ask(one.app, 'addToken', { cookies: local, body: wish })).status).toBe(201);
  expect((await ask(one.app, 'tokens', { cookies: local })).body.value).toMatchObject([{ centre: 'sample' }]);
});
