import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../server/async/clock.ts';
import { paths } from '../../../shared/paths.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import { openOddLine } from '../../fakes/odd-line.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { cookiesOf } from '../../support/app.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, fridayClock, letInOverall } from '../../support/server.ts';

/** People who are kept at the head office and sent to a branch, over loopback HTTP. */

const friday = fridayClock();
let ahead = 0;
const clock = {
  now: () => friday.now() + ahead,
  after: (ms: number, run: () => void) => systemClock.after(ms / 20, run),
};
const [given, chosen, later] = ['qırmızı alma ağacı', 'yaşıl armud bağı', 'sarı heyva kolu'];

let office: AServer;
let branch: AServer;
let headers: { readonly authorization: string };
let line: Awaited<ReturnType<typeof openOddLine>>;
let folder: Awaited<ReturnType<typeof aFolder>>;
let isCut = false;
/** How often the branch asked in vain whether there is anything new. */
let inVain = 0;
beforeAll(async () => {
  office = await aServer({ clock, headOffice: true, jobs: true });
  headers = await letInOverall(office.store);
  const address = await office.listen();
  line = await openOddLine(
    (path) => {
      if (isCut && (path.startsWith(paths.linkOrders.path) || path === paths.linkPeople.path)) inVain += 1;
      return isCut ? 'http://127.0.0.1:9' : address;
    },
    () => 'passes',
  );
  folder = await aFolder();
  branch = await aServer({ clock, uplinkUrl: line.url, folder: folder.path, jobs: true });
  const code = await eventually(async () => {
    const { code } = (await branch.ask('admin', 'uplink')).value;
    if (code === null) throw new Error('it does not wait yet');
    return code;
  });
  await office.ask(null, 'approveBranch', { params: { code }, body: {}, headers });
  await eventually(async () => expect(office.centres.find('small')?.latest().centre).toBeTruthy());
});
afterAll(async () => {
  await branch.close();
  await office.close();
  await line.close();
  await folder.remove();
});

const add = (login: string, role = 'clerk') =>
  office.ask(null, 'addCountryPerson', {
    body: { user: login, name: `Ad ${login}`, password: given, places: [{ centre: 'small', role }] },
    headers,
  });
const listed = async (login: string) =>
  (await office.ask(null, 'countryPeople', { headers })).value.find((person) => person.user === login);
const idOf = async (login: string) => (await listed(login))?.id ?? '';
const edit = async (login: string, body: object) =>
  office.ask(null, 'editCountryPerson', { params: { user: await idOf(login) }, body, headers });
const end = async (login: string) =>
  office.ask(null, 'removeCountryPerson', { params: { user: await idOf(login) }, headers });
const inForce = (login: string) =>
  eventually(async () => expect((await listed(login))?.places.map(({ state }) => state)).toEqual(['in-force']));
/** Signs in; gives the refusal's code, or the cookie. */
const signIn = async (at: AServer, login: string, password: string) => {
  const { reply, refusal } = await at.ask(null, 'signIn', { body: { user: login, password } });
  const cookies = Object.entries(cookiesOf(reply)).map(([name, value]) => `${name}=${value}`);
  return refusal?.code ?? { cookie: cookies.join('; ') };
};
const cookie = async (at: AServer, login: string, password: string) => {
  const signed = await signIn(at, login, password);
  if (typeof signed === 'string') throw new Error(signed);
  return signed;
};
const statusOf = async (cookies: { readonly cookie: string }) =>
  (await branch.ask(null, 'session', { headers: cookies })).status;
/** Somebody with a password of their own, in force at the branch. */
const aPerson = async (login: string, role?: string) => {
  await add(login, role);
  const own = await cookie(office, login, given);
  expect((await office.ask(null, 'changePassword', { body: { old: given, new: chosen }, headers: own })).status).toBe(
    200,
  );
  await inForce(login);
};
const noted = async (at: AServer) =>
  (await at.access.audit.list(null, null, 100)).map(({ what, who, about }) => [what, who, about]);

test('somebody who is added at the head office comes in at the branch, once they have chosen a password there', async () => {
  const added = await add('aysel');
  expect([added.status, added.refusal]).toEqual([201, null]);
  expect((await add('aysel')).refusal?.code).toBe('user-exists');
  await inForce('aysel');
  expect(await signIn(branch, 'aysel', given)).toBe('head-office-password');
  const own = await cookie(office, 'aysel', given);
  await office.ask(null, 'changePassword', { body: { old: given, new: chosen }, headers: own });
  await inForce('aysel');
  const there = await cookie(branch, 'aysel', chosen);
  const refused = await branch.ask(null, 'changePassword', { body: { old: chosen, new: later }, headers: there });
  expect(refused.refusal?.code).toBe('head-office-password');
  expect(await noted(branch)).toContainEqual(['person-added', 'head-office', 'aysel: clerk']);
  expect(await noted(office)).toContainEqual(['person-added', 'all', 'aysel: clerk in small']);
});

test('a branch ends their sessions and changes nothing else of them', async () => {
  const [one] = (await branch.ask('admin', 'users')).value.filter((person) => person.user === 'aysel');
  expect(one).toMatchObject({ national: true, role: 'clerk', centre: 'small' });
  const change = (body: object) => branch.ask('admin', 'editUser', { params: { user: one?.id ?? '' }, body });
  for (const body of [{ name: 'Başqa' }, { password: later }, { active: false }, { role: 'admin', signOut: true }])
    expect((await change(body)).refusal?.code).toBe('head-office-person');
  const gone = await branch.ask('admin', 'removeUser', { params: { user: one?.id ?? '' } });
  expect(gone.refusal?.code).toBe('head-office-person');
  expect((await branch.access.rescue('aysel', later)).ok).toBe(false);
  const there = await cookie(branch, 'aysel', chosen);
  expect((await change({ signOut: true })).status).toBe(200);
  expect(await statusOf(there)).toBe(401);
  // At the head office an administrator of one of their centres does not either.
  const [above] = (await office.ask(null, 'users', { params: { centre: 'small' }, headers })).value;
  const taken = { params: { centre: 'small', user: above?.id ?? '' }, body: { password: later }, headers };
  expect((await office.ask(null, 'editUser', taken)).refusal?.code).toBe('head-office-person');
});

test('another role, another password and the end reach the branch at once, and end their sessions', async () => {
  await aPerson('rauf');
  const first = await cookie(branch, 'rauf', chosen);
  await edit('rauf', { name: 'Rauf', places: [{ centre: 'small', role: 'manager' }] });
  await eventually(async () => expect(await statusOf(first)).toBe(401));
  const second = await cookie(branch, 'rauf', chosen);
  expect((await branch.ask(null, 'session', { headers: second })).value.user).toMatchObject({
    name: 'Rauf',
    role: 'manager',
  });
  await edit('rauf', { password: later });
  await eventually(async () => expect(await statusOf(second)).toBe(401));
  expect(await signIn(branch, 'rauf', chosen)).toBe('wrong-password');
  await edit('rauf', { active: false });
  await eventually(async () => expect(await signIn(branch, 'rauf', later)).toBe('wrong-password'));
  await end('rauf');
  await eventually(async () => expect(await listed('rauf')).toBeUndefined());
  expect(await branch.access.userOfLogin('rauf')).toBeNull();
  expect(await noted(branch)).toContainEqual(['person-removed', 'head-office', 'rauf']);
});

test('a second factor stays where it was set up: with one at the head office, another is set up at the branch first', async () => {
  await aPerson('leyla', 'manager');
  const known = await office.access.userOfLogin('leyla');
  if (known === null) throw new Error('she is not there');
  const secondFactor = { secret: 'S'.repeat(32), recovery: ['r'], lastStep: 0 };
  await changeUser(office.store, { ...known, secondFactor });
  office.access.lost();
  await eventually(async () => expect((await branch.access.userOfLogin('leyla'))?.national?.factor).toBe(true));
  const here = await branch.access.userOfLogin('leyla');
  expect(here?.secondFactor).toBeUndefined();
  expect(JSON.stringify(here)).not.toContain(secondFactor.secret);
  const there = await cookie(branch, 'leyla', chosen);
  expect((await branch.ask(null, 'session', { headers: there })).value.user.mustEnrol).toBe(true);
  const listOfCentre = await branch.ask(null, 'users', { headers: there });
  expect(listOfCentre.refusal?.code).toBe('must-enrol');
});

test('a name that is somebody’s at the branch stays theirs, until it is free', async () => {
  await changeUser(branch.store, user('local', { login: 'kamran', centre: 'small', counters: null }));
  await add('kamran');
  await eventually(async () => expect((await listed('kamran'))?.places[0]?.state).toBe('taken'));
  expect(await branch.access.userOfLogin('kamran')).toMatchObject({ id: 'local' });
  await branch.ask('admin', 'removeUser', { params: { user: 'local' } });
  await inForce('kamran');
  expect((await branch.access.userOfLogin('kamran'))?.national).toBeDefined();
});

test('while the line is cut they come in for 14 days, then are refused in words; those of the branch always come in', async () => {
  await aPerson('nigar', 'admin');
  const local = { login: 'yerli', centre: 'small', counters: null, role: 'admin' } as const;
  await changeUser(branch.store, {
    ...user('yerli', local),
    passwordHash: (await branch.access.userOfLogin('nigar'))?.passwordHash ?? '',
  });
  isCut = true;
  await edit('nigar', { name: 'Nigar' });
  await eventually(() => expect(inVain).toBeGreaterThan(0));
  expect((await listed('nigar'))?.places[0]?.state).toBe('changing');
  ahead += 13.9 * dayMs;
  const there = await cookie(branch, 'nigar', chosen);
  ahead += 0.2 * dayMs;
  expect(await signIn(branch, 'nigar', chosen)).toBe('head-office-silent');
  expect(await statusOf(there)).toBe(401);
  expect(await signIn(branch, 'yerli', chosen)).toMatchObject({});
  isCut = false;
  await inForce('nigar');
  await eventually(async () => expect(await signIn(branch, 'nigar', chosen)).toMatchObject({}));
});

test('a head office that lost its people ends nobody; who is unknown to it are ended there by hand', async () => {
  const id = await idOf('nigar');
  await office.store.removeUser(id);
  office.access.lost();
  await add('ilqar');
  await inForce('ilqar');
  expect(await signIn(branch, 'nigar', chosen)).toMatchObject({});
  expect(await listed('nigar')).toMatchObject({ kept: false, ended: false, places: [{ centre: 'small', role: null }] });
  expect((await end('nigar')).status).toBe(200);
  await eventually(async () => expect(await listed('nigar')).toBeUndefined());
  expect(await signIn(branch, 'nigar', chosen)).toBe('wrong-password');
});

test('people of all centres are changed by administrators of no one centre, at a head office alone', async () => {
  expect((await branch.ask('admin', 'countryPeople')).refusal?.code).toBe('not-found');
  const places = [{ centre: 'nowhere', role: 'clerk' }];
  const body = { user: 'tural', name: 'Tural', password: given, places };
  expect((await office.ask(null, 'addCountryPerson', { body, headers })).refusal?.code).toBe('centre-not-found');
  const twice = { ...body, places: [1, 2].map(() => ({ centre: 'small', role: 'clerk' })) };
  expect((await office.ask(null, 'addCountryPerson', { body: twice, headers })).refusal?.code).toBe('malformed');
  await aPerson('nazim', 'admin');
  const own = await cookie(office, 'nazim', chosen);
  expect((await office.ask(null, 'countryPeople', { headers: own })).refusal?.code).toBe('not-allowed');
  expect(
    (await office.ask(null, 'editCountryPerson', { params: { user: 'x' }, body: { name: 'X' }, headers })).refusal
      ?.code,
  ).toBe('user-not-found');
});
