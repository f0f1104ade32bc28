import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { figuresOfCode } from '../../../server/access/citizen-code.ts';
import { openPersonKey } from '../../../server/access/person-key.ts';
import type { Store } from '../../../server/store/store.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, letInOverall, openCentre, twoServers } from '../../support/server.ts';
import { watchedStore } from '../../support/watched-store.ts';

/** [PV5] A code to a phone opens all that was asked for with it, for some minutes; who has none learns nothing of it. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
};
const [phone, other] = ['+994501112233', '+994509998877'];
const answers = { text: 'Gizli məsələ', surname: 'Nümunəvi', name: 'Nümunə', address: 'Bakı', phone };

let clock: ManualClock;
let folder: Awaited<ReturnType<typeof aFolder>>;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  folder = await aFolder();
  server = await aServer({ centre: openCentre(withCases), clock, folder: folder.path });
});
afterEach(async () => {
  await server.close();
  await folder.remove();
});

const register = async (at: AServer, contact: object) =>
  (await at.ask(null, 'registerCase', { body: { kind: 'appeal', topic: 'pension', answers, contact } })).value;
const keyOf = async (address: string) => (await openPersonKey(folder.path))(address);
/** The figures of the code that is on its way, as its message tells them. */
const codeFor = async (store: Store, path: string, address: string, before = ''): Promise<string> => {
  const key = await openPersonKey(path);
  return eventually(async () => {
    const found = await store.citizenCode(key(address), clock.now());
    if (found === null || found.code === before) throw new Error('no code is on its way yet');
    return figuresOfCode(key, found.code);
  });
};
const signIn = (at: AServer, address: string, code: string) =>
  at.ask(null, 'startCitizenSession', { body: { phone: address, code } });
const cookieOf = ({ reply }: Awaited<ReturnType<typeof signIn>>): string =>
  String(reply.headers['set-cookie'] ?? '').split(';')[0] ?? '';
const notThis = (code: string): string => (code === '111111' ? '222222' : '111111');

test('[CS12] a code opens the list of all that was asked for with the phone, and nothing of anybody else', async () => {
  const mine = await register(server, { phone });
  await register(server, { phone: other });
  expect((await server.ask(null, 'askCitizenCode', { body: { phone } })).value).toEqual({ seconds: 600 });
  const signed = await signIn(server, phone, await codeFor(server.store, folder.path, phone));
  expect(signed.value).toEqual({ until: '2026-03-06T06:15:00.000Z' });
  const set = String(signed.reply.headers['set-cookie']);
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Max-Age=900']) expect(set).toContain(part);
  const list = await server.ask(null, 'citizenCases', { headers: { cookie: cookieOf(signed) } });
  expect(list.value.cases).toEqual([
    expect.objectContaining({
      number: mine.number,
      status: 'received',
      link: `/m/${mine.secret}`,
      kind: { az: 'appeal' },
    }),
  ]);
  expect(list.reply.body).not.toMatch(/Gizli|Nümunə|Bakı/);
});

test('[CS28] a reception stands in the list once, with what was asked for', async () => {
  const kinds = [{ ...name('reception'), letter: 'Q', form: 'reception', outcomes: ['explained'] }];
  const path = join(folder.path, 'other');
  mkdirSync(path);
  await server.close();
  server = await aServer({ centre: bookedCentre({ ...withCases, caseKinds: kinds }), clock, folder: path });
  const body = { resource: 'official-head', date: '2026-03-13', from: '10:15' };
  const { hold } = (await server.ask(null, 'hold', { body })).value;
  const booked = (await server.ask(null, 'book', { body: { hold, contact: { phone } } })).value;
  await server.ask(null, 'askCitizenCode', { body: { phone } });
  const signed = await signIn(server, phone, await codeFor(server.store, path, phone));
  const list = (await server.ask(null, 'citizenCases', { headers: { cookie: cookieOf(signed) } })).value;
  expect(list.seats).toEqual([]);
  expect(list.cases).toMatchObject([
    {
      ...{ number: booked.request?.number, kind: { az: 'reception' }, link: `/m/${booked.secret}` },
      reception: { of: { az: 'Rəis' }, date: '2026-03-13', status: 'booked' },
    },
  ]);
});

test('[PV3] that the list was opened is on record, beside what it shows', async () => {
  const mine = await register(server, { phone });
  await server.ask(null, 'askCitizenCode', { body: { phone } });
  await signIn(server, phone, await codeFor(server.store, folder.path, phone));
  const { looks } = (await server.ask(null, 'ownLooks', { params: { secret: mine.secret } })).value;
  expect(looks).toEqual([{ at: '2026-03-06T06:00:00.000Z', what: 'opened', role: 'phone', reason: null }]);
});

test('the cookie opens the list for fifteen minutes, and nothing of staff', async () => {
  await register(server, { phone });
  await server.ask(null, 'askCitizenCode', { body: { phone } });
  const headers = { cookie: cookieOf(await signIn(server, phone, await codeFor(server.store, folder.path, phone))) };
  for (const route of ['cases', 'session', 'office', 'users', 'notices'] as const)
    expect((await server.ask(null, route, { headers })).status, route).toBe(401);
  await clock.advance(899_000);
  expect((await server.ask(null, 'citizenCases', { headers })).status).toBe(200);
  await clock.advance(1000);
  expect((await server.ask(null, 'citizenCases', { headers })).refusal?.code).toBe('not-signed-in');
});

test('who closes the list has closed it, and a code works once', async () => {
  await register(server, { phone });
  await server.ask(null, 'askCitizenCode', { body: { phone } });
  const code = await codeFor(server.store, folder.path, phone);
  const headers = { cookie: cookieOf(await signIn(server, phone, code)) };
  expect((await signIn(server, phone, code)).refusal?.code).toBe('wrong-code');
  await server.ask(null, 'endCitizenSession', { headers });
  expect((await server.ask(null, 'citizenCases', { headers })).status).toBe(401);
});

test('[PV5] a code counts ten minutes and five tries, and the next one begins both again', async () => {
  await register(server, { phone });
  await server.ask(null, 'askCitizenCode', { body: { phone } });
  const code = await codeFor(server.store, folder.path, phone);
  const first = await server.store.citizenCode(await keyOf(phone), clock.now());
  for (let n = 0; n < 5; n++) expect((await signIn(server, phone, notThis(code))).refusal?.code).toBe('wrong-code');
  expect((await signIn(server, phone, code)).refusal).toMatchObject({
    code: 'too-many',
    about: { retryAfterSeconds: 600 },
  });
  await server.ask(null, 'askCitizenCode', { body: { phone } });
  const next = await codeFor(server.store, folder.path, phone, first?.code);
  expect((await signIn(server, phone, code)).refusal?.code).toBe('wrong-code');
  await clock.advance(600_000);
  expect((await signIn(server, phone, next)).refusal?.code).toBe('wrong-code');
});

test('three codes in an hour, of a phone that is known and of one that is not', async () => {
  await register(server, { phone });
  for (const address of [phone, other]) {
    for (let n = 0; n < 3; n++)
      expect((await server.ask(null, 'askCitizenCode', { body: { phone: address } })).status).toBe(200);
    expect((await server.ask(null, 'askCitizenCode', { body: { phone: address } })).refusal).toMatchObject({
      code: 'too-many',
      about: { retryAfterSeconds: 3600 },
    });
  }
  await clock.advance(3_600_000);
  expect((await server.ask(null, 'askCitizenCode', { body: { phone } })).status).toBe(200);
});

test('what was refused makes nobody wait longer', async () => {
  const ask = async () => (await server.ask(null, 'askCitizenCode', { body: { phone } })).refusal?.about ?? null;
  for (let n = 0; n < 3; n++) expect(await ask()).toBeNull();
  await clock.advance(1_800_000);
  for (let n = 0; n < 2; n++) expect(await ask()).toEqual({ retryAfterSeconds: 1800 });
});

test('[K6] a centre out of use sends no code: another where something was asked for does, else nobody', async () => {
  const over = await letInOverall(server.store);
  const second = { id: 'second', name: { az: 'İkinci' }, document: openCentre(withCases) };
  expect((await server.ask(null, 'addCentre', { headers: over, body: second })).status).toBe(201);
  const body = { kind: 'appeal', topic: 'pension', answers, contact: { phone } };
  await server.ask(null, 'registerCase', { params: { centre: 'second' }, body });
  await clock.advance(1000);
  // The latest, of the centre that is archived then.
  await register(server, { phone });
  await register(server, { phone: other });
  expect((await server.ask(null, 'archiveCentre', { headers: over, body: {} })).value.archived).toBe(true);
  for (const address of [other, phone])
    expect((await server.ask(null, 'askCitizenCode', { body: { phone: address } })).value).toEqual({ seconds: 600 });
  await codeFor(server.store, folder.path, phone);
  expect(await server.store.citizenCode(await keyOf(phone), clock.now())).toMatchObject({ centre: 'second' });
  // Asked for before the one that has come.
  expect(await server.store.citizenCode(await keyOf(other), clock.now())).toBeNull();
});

test('an address is the same however it is typed', async () => {
  const mine = await register(server, { email: 'Ad.Soyad@example.org' });
  const email = 'AD.soyad@Example.org';
  await server.ask(null, 'askCitizenCode', { body: { email } });
  const code = await codeFor(server.store, folder.path, 'ad.soyad@example.org');
  const signed = await server.ask(null, 'startCitizenSession', { body: { email, code } });
  const list = await server.ask(null, 'citizenCases', { headers: { cookie: cookieOf(signed) } });
  expect(list.value.cases.map(({ number }) => number)).toEqual([mine.number]);
});

test('one of the two, a phone or an address, is needed', async () => {
  for (const body of [{}, { phone, email: 'a@example.org' }])
    expect((await server.ask(null, 'askCitizenCode', { body })).refusal?.code).toBe('malformed');
});

test('[PV4] a known and an unknown phone are answered with the same bytes, after the same questions to the store', async () => {
  const spy = watchedStore(server.store, 'clearFailures');
  const spied = await aServer({ centre: openCentre(withCases), clock, folder: folder.path, store: spy.store });
  await register(spied, { phone });
  const said = async (run: () => Promise<{ readonly reply: { readonly body: string; readonly headers: object } }>) => {
    spy.asked.length = 0;
    const { reply } = await run();
    const asked = [...spy.asked];
    return { body: reply.body, headers: { ...reply.headers, date: '' }, asked };
  };
  const code = (address: string) => said(() => spied.ask(null, 'askCitizenCode', { body: { phone: address } }));
  expect(await code(other)).toEqual(await code(phone));
  // The rest is done once the answer is given, and none of it has been yet.
  expect((await code(phone)).asked).toEqual(['countFailure', 'clearFailures']);
  spy.letGo();
  const right = await codeFor(spied.store, folder.path, phone);
  const guess = (address: string) => said(() => signIn(spied, address, notThis(right)));
  expect(await guess(other)).toEqual(await guess(phone));
  expect((await guess(phone)).asked).toEqual(['countFailure', 'citizenCode']);
  await spied.close();
});

test('the store holds no figure of a code', async () => {
  await register(server, { phone });
  await server.ask(null, 'askCitizenCode', { body: { phone } });
  const code = await codeFor(server.store, folder.path, phone);
  const row = await server.store.citizenCode(await keyOf(phone), clock.now());
  expect(JSON.stringify(row)).not.toContain(code);
});

test('a code asked for at one server is shown at another of the same database, and once', async () => {
  const both = await twoServers({ centre: openCentre(withCases), clock });
  await register(both.first, { phone });
  await both.first.ask(null, 'askCitizenCode', { body: { phone } });
  const path = both.folder;
  const code = await codeFor(both.second.store, path, phone);
  const [one, two] = await Promise.all([signIn(both.second, phone, code), signIn(both.first, phone, code)]);
  expect([one.status, two.status].sort()).toEqual([200, 401]);
  const headers = { cookie: cookieOf(one.status === 200 ? one : two) };
  for (const at of [both.first, both.second])
    expect((await at.ask(null, 'citizenCases', { headers })).value.cases).toHaveLength(1);
  await both.close();
});

test('[NO7] a code goes out in the quiet hours, to the phone that it is for and to nothing else', async () => {
  const asked: string[] = [];
  const gateway = createServer((request, response) => {
    asked.push(decodeURIComponent(request.url ?? ''));
    response.end();
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const { port } = gateway.address() as AddressInfo;
  const night = manualClock(Date.parse('2026-03-06T23:30+04:00'));
  const centre = openCentre({
    ...withCases,
    notices: { sms: { method: 'get', type: 'form', body: 'to={phone}&text={text}' } },
  });
  const own = await aFolder();
  const sms = { url: `http://127.0.0.1:${port}/`, secret: null };
  const at = await aServer({ centre, clock: night, folder: own.path, sms, jobs: true });
  expect((await at.ask(null, 'citizenWays', {})).value).toEqual({ phone: true, email: false });
  await register(at, { phone, email: 'ayan@example.org' });
  await at.ask(null, 'askCitizenCode', { body: { phone, language: 'en' } });
  const key = await openPersonKey(own.path);
  const text = await eventually(async () => {
    await night.advance(1000);
    const [one] = asked;
    if (one === undefined) throw new Error('no SMS has come yet');
    return one;
  });
  const found = await at.store.citizenCode(key(phone), night.now());
  expect(text).toContain(`to=${phone}`);
  expect(text).toContain(`Your code: ${figuresOfCode(key, found?.code ?? '')}`);
  // What else there is to tell waits for the morning.
  expect(asked).toHaveLength(1);
  await at.close();
  await own.remove();
  await new Promise((resolve) => gateway.close(resolve));
});
