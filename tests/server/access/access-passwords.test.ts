import { afterEach, beforeEach, expect, test } from 'vitest';
import { passwordFault } from '../../../server/access/password-rules.ts';
import { paths, type RouteName } from '../../../shared/paths.ts';
import { routes } from '../../../shared/routes.ts';
import { type AnApp, adminPassword, anApp, ask, cookiesOf, signedIn } from '../../support/app.ts';

let one: AnApp;
beforeEach(async () => {
  one = await anApp();
});
afterEach(() => one.app.close());

const because = async (password: string, login = 'aysel', name = 'Aysel Əliyeva') =>
  (await passwordFault(password, { login, name }))?.refusal.about?.because ?? null;

test.each([
  ['short', ['', 'x7#kQ!2pz', 'ə'.repeat(9), '\u{1F511}'.repeat(9)]],
  ['long', ['ab1 '.repeat(51)]],
  ['login', ['leyla.eliyeva', 'LEYLA.ELIYEVA', 'leyla.eliyeva1', '12leyla.eliyeva', 'leyla.eliyevaleyla.eliyeva']],
  [
    'common',
    [
      ...['password12', 'Password123!', 'p@ssw0rd123', 'qwertyuiop', '1q2w3e4r5t', '1234567890', 'iloveyou12'],
      ...['novbe12345', 'növbənövbə', 'kioskkiosk'],
      ...['aaaaaaaaaaaa', 'abcabcabcabc', 'abcdefghijkl', '20262026202', 'qazwsxedcrfv', 'x'.repeat(200)],
    ],
  ],
  [
    null,
    ['a long password', 'şifrə çox uzun', 'correct horse battery', 'tünd göy qapı', 'x7#kQ!2pzW', 'три медведя и чай'],
  ],
] as const)('%s', async (why, passwords) => {
  for (const password of passwords)
    expect([password, await because(password, 'leyla.eliyeva')]).toEqual([password, why]);
});

test('ten letters are enough, nine are not, two hundred and one are too many', async () => {
  const letters = 'x7#kQ!2pzWm%4vB9tR@';
  expect([await because(letters.slice(0, 9)), await because(letters.slice(0, 10))]).toEqual(['short', null]);
  const long = Array.from({ length: 201 }, (_, index) => letters[(index * 7) % letters.length]).join('');
  expect([await because(long.slice(0, 200)), await because(long)]).toEqual([null, 'long']);
});

const clerk = { user: 'aysel', name: 'Aysel', role: 'clerk', password: 'a long password' };

test('a weak password is refused wherever one is set, and changes nothing', async () => {
  const cookies = await signedIn(one.app);
  const { id } = (await ask(one.app, 'addUser', { cookies, body: clerk })).body.value;
  const before = JSON.stringify(await one.store.users());
  for (const weak of ['password12', 'qwertyuiop']) {
    const asked = [
      ask(one.app, 'addUser', { cookies, body: { ...clerk, user: 'other', name: 'Aysel', password: weak } }),
      ask(one.app, 'editUser', { cookies, params: { id }, body: { password: weak } }),
      ask(one.app, 'changePassword', { cookies, body: { old: adminPassword, new: weak } }),
    ];
    for (const { status, body } of await Promise.all(asked)) {
      expect([status, body.refusal?.code]).toEqual([422, 'weak-password']);
    }
  }
  const same = await ask(one.app, 'changePassword', { cookies, body: { old: adminPassword, new: adminPassword } });
  expect(same.body.refusal).toMatchObject({ code: 'weak-password', about: { because: 'same' } });
  expect(JSON.stringify(await one.store.users())).toBe(before);
});

test('nobody sets their own password without the old one, no matter who they are', async () => {
  const cookies = await signedIn(one.app);
  await ask(one.app, 'addUser', { cookies, body: { ...clerk, role: 'admin' } });
  const before = JSON.stringify(await one.store.users());
  const { id } = (await ask(one.app, 'session', { cookies })).body.value.user;
  for (const body of [{ password: 'quite another one' }, { name: 'X', password: 'quite another one' }]) {
    const refused = await ask(one.app, 'editUser', { cookies, params: { id }, body });
    expect([refused.status, refused.body.refusal.code]).toEqual([403, 'not-allowed']);
  }
  expect(JSON.stringify(await one.store.users())).toBe(before);
  expect((await ask(one.app, 'editUser', { cookies, params: { id }, body: { name: 'X' } })).status).toBe(200);
});

test('one who has to change the password is answered nothing else, on any route; then everything', async () => {
  const admin = await signedIn(one.app);
  const chief = { ...clerk, role: 'admin' };
  await ask(one.app, 'addUser', { cookies: admin, body: chief });
  const { reply } = await ask(one.app, 'signIn', { body: { user: 'aysel', password: clerk.password } });
  const cookies = cookiesOf(reply);
  const open: readonly RouteName[] = ['session', 'changePassword', 'signOut'];
  const there = Object.keys(paths).filter((name) =>
    one.app.hasRoute({ method: paths[name as RouteName].method, url: paths[name as RouteName].path }),
  ) as RouteName[];
  const closed = there.filter(
    (name) => !open.includes(name) && !(routes[name].roles as readonly string[]).includes('nobody'),
  );
  expect(closed.length).toBeGreaterThan(8);
  for (const name of closed) {
    const { status, body } = await ask(one.app, name, {
      cookies,
      ...(paths[name].method === 'GET' ? {} : { body: {} }),
    });
    expect([name, status, body.refusal?.code]).toEqual([name, 403, 'must-change']);
  }
  expect((await ask(one.app, 'session', { cookies })).body.value.user.mustChange).toBe(true);
  const body = { old: clerk.password, new: 'chosen by herself' };
  expect((await ask(one.app, 'changePassword', { cookies, body })).status).toBe(200);
  expect((await ask(one.app, 'users', { cookies })).status).toBe(200);
});
