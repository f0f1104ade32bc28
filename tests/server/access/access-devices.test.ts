import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { pendingAtMost, pendingMs, perAddressAtMost, unseenMs } from '../../../server/access/devices.ts';
import { isAtHome } from '../../../server/http/origin.ts';
import { sampleCentre } from '../../../server/sample/sample-centre.ts';
import { isTrial } from '../../../server/settings.ts';
import { type AnApp, anApp, ask, cheap, signedIn } from '../../support/app.ts';

let one: AnApp;
beforeEach(async () => {
  one = await anApp();
});
afterEach(() => one.app.close());

/** A question that came over the network: not from this machine. */
const far = { host: 'queue.example.org' };
const kiosk = { kind: 'kiosk', centre: 'sample' };
const firstKiosk = sampleCentre.kiosks[0]?.id;
const pair = (body: object = kiosk) => ask(one.app, 'askDevice', { headers: far, body });

test('a device shows a short code without look-alikes, is let in, and its claim becomes its token', async () => {
  const asked = (await pair()).body.value;
  expect(asked).toMatchObject({ approved: false, token: null, place: firstKiosk });
  expect(asked.code).toMatch(/^[A-Z2-9]{6}$/);
  expect(asked.code).not.toMatch(/[IO01]/);
  expect((await ask(one.app, 'users', { token: asked.claim })).status).toBe(401);

  const cookies = await signedIn(one.app);
  const lower = asked.code.toLowerCase();
  const approved = await ask(one.app, 'approveDevice', { cookies, params: { code: lower }, body: {} });
  expect(approved.body.value).toMatchObject({ kind: 'kiosk', place: firstKiosk, approved: true });

  const again = (await pair({ ...kiosk, claim: asked.claim })).body.value;
  expect(again).toEqual({ ...asked, approved: true, token: asked.claim });
  // Asked again after a lost reply, the answer is the same.
  expect((await pair({ ...kiosk, claim: asked.claim })).body.value).toEqual(again);
  expect((await ask(one.app, 'users', { token: again.token })).body.refusal.code).toBe('not-allowed');
});

test('a claim that nobody made, of another kind or of another centre is not known', async () => {
  const { claim } = (await pair()).body.value;
  for (const body of [
    { ...kiosk, claim: 'x'.repeat(32) },
    { ...kiosk, kind: 'display', claim },
    { ...kiosk, centre: 'other', claim },
  ]) {
    expect((await pair(body)).body.refusal.code).toBe('device-not-found');
  }
});

test('the place asked for must be in the configuration, and the approver may choose another', async () => {
  const last = sampleCentre.displays.at(-1)?.id;
  expect((await pair({ kind: 'display', centre: 'sample', place: last })).body.value.place).toBe(last);
  expect((await pair({ ...kiosk, place: 'nowhere' })).body.refusal.code).toBe('device-not-found');
  expect((await pair({ ...kiosk, centre: 'nowhere' })).body.refusal.code).toBe('centre-not-found');
  const { code } = (await pair({ kind: 'display', centre: 'sample', place: last })).body.value;
  const cookies = await signedIn(one.app);
  const approve = (place: string) => ask(one.app, 'approveDevice', { cookies, params: { code }, body: { place } });
  expect((await approve('nowhere')).status).toBe(404);
  const first = sampleCentre.displays[0]?.id ?? '';
  expect((await approve(first)).body.value.place).toBe(first);
});

test('a device that was shut out is nobody from then on', async () => {
  const { code, claim } = (await pair()).body.value;
  const cookies = await signedIn(one.app);
  const { id } = (await ask(one.app, 'approveDevice', { cookies, params: { code }, body: {} })).body.value;
  expect((await ask(one.app, 'removeDevice', { cookies, params: { centre: 'other', id } })).status).toBe(404);
  expect((await ask(one.app, 'removeDevice', { cookies, params: { id } })).status).toBe(200);
  expect((await ask(one.app, 'users', { token: claim })).status).toBe(401);
  expect((await ask(one.app, 'devices', { cookies })).body.value).toEqual([]);
});

test('a request is forgotten after a quarter of an hour, an approved device is not', async () => {
  const waits = (await pair()).body.value;
  const stays = (await pair()).body.value;
  const cookies = await signedIn(one.app);
  await ask(one.app, 'approveDevice', { cookies, params: { code: stays.code }, body: {} });
  one.clock.set(one.clock.now() + pendingMs);
  // A quarter of an hour to the millisecond is still in time.
  expect((await ask(one.app, 'devices', { cookies })).body.value).toHaveLength(2);
  one.clock.set(one.clock.now() + 1);
  const late = await ask(one.app, 'approveDevice', { cookies, params: { code: waits.code }, body: {} });
  expect(late.body.refusal.code).toBe('device-not-found');
  expect((await pair({ ...kiosk, claim: waits.claim })).body.refusal.code).toBe('device-not-found');
  expect((await ask(one.app, 'devices', { cookies })).body.value).toMatchObject([{ code: stays.code }]);
});

/** Asks to be paired from this address. */
const pairFrom = async (remoteAddress: string, body: object = kiosk) => {
  const reply = await one.app.inject({
    method: 'POST',
    url: '/api/devices',
    headers: far,
    payload: body,
    remoteAddress,
  });
  return { status: reply.statusCode, ...reply.json() };
};
const later = (ms: number): void => one.clock.set(one.clock.now() + ms);

test('only so many may wait from one address, and only so many in all', async () => {
  for (let count = 0; count < perAddressAtMost; count++) expect((await pairFrom('10.0.0.1')).status).toBe(200);
  // One more from there takes the place of its oldest, which nobody has asked after.
  expect((await pairFrom('10.0.0.1')).status).toBe(200);
  expect(await one.store.devices('sample')).toHaveLength(perAddressAtMost);
  for (let count = perAddressAtMost; count < pendingAtMost; count++) {
    expect((await pairFrom(`10.0.1.${count}`)).status).toBe(200);
  }
  expect((await pairFrom('10.0.2.1')).status).toBe(200);
  expect(await one.store.devices('sample')).toHaveLength(pendingAtMost);
  later(pendingMs + 1);
  expect((await pairFrom('10.0.0.1')).status).toBe(200);
});

test('who fills the waiting places and goes keeps nobody out, and who keeps asking keeps his place', async () => {
  const { value: patient } = await pairFrom('10.0.0.7');
  for (let count = 1; count < pendingAtMost; count++) expect((await pairFrom(`10.0.1.${count}`)).status).toBe(200);
  const keepsAsking = () => pairFrom('10.0.0.7', { ...kiosk, claim: patient.claim });
  for (let asked = 0; asked < unseenMs; asked += 2000) {
    later(2000);
    expect((await keepsAsking()).status).toBe(200);
  }
  // Thirty more come, and thirty more: each takes the place of one that is no longer there.
  for (let count = 1; count < 2 * pendingAtMost; count++) {
    await pairFrom(`10.0.3.${count}`);
    expect(await keepsAsking()).toMatchObject({ status: 200, value: { code: patient.code } });
  }
  const cookies = await signedIn(one.app);
  expect((await ask(one.app, 'approveDevice', { cookies, params: { code: patient.code }, body: {} })).status).toBe(200);
});

test('two hundred who ask at once keep the limits, and keep out no kiosk, from there or from elsewhere', async () => {
  await Promise.all(Array.from({ length: 200 }, () => pairFrom('10.0.0.1')));
  expect(await one.store.devices('sample')).toHaveLength(perAddressAtMost);
  await Promise.all(Array.from({ length: 200 }, (_, at) => pairFrom(`10.0.${at % 9}.1`)));
  expect(await one.store.devices('sample')).toHaveLength(pendingAtMost);
  for (const address of ['10.0.0.1', '10.9.9.9']) {
    const { value: real } = await pairFrom(address);
    expect((await pairFrom(address, { ...kiosk, claim: real.claim })).status).toBe(200);
    for (let more = 0; more < 40; more++) await pairFrom(`10.0.${more % 9}.1`);
    expect((await pairFrom(address, { ...kiosk, claim: real.claim })).value.code).toBe(real.code);
  }
  const cookies = await signedIn(one.app);
  const list = (await ask(one.app, 'devices', { cookies })).body.value as { address: string }[];
  expect(list.filter(({ address }) => address === '10.9.9.9')).toHaveLength(1);
});

test('who keeps thirty requests alive from three addresses gives one up to a kiosk from elsewhere', async () => {
  for (let at = 0; at < pendingAtMost; at++) {
    const { value } = await pairFrom(`10.0.${at % 3}.1`);
    await pairFrom(`10.0.${at % 3}.1`, { ...kiosk, claim: value.claim });
  }
  expect((await pairFrom('10.9.9.9')).status).toBe(200);
  expect(await one.store.devices('sample')).toHaveLength(pendingAtMost);
});

test('one address that keeps all its requests alive still leaves room for others', async () => {
  const claims: string[] = [];
  for (let count = 0; count < perAddressAtMost; count++) claims.push((await pairFrom('10.0.0.1')).value.claim);
  for (let round = 0; round < 20; round++) {
    later(unseenMs / 3);
    for (const claim of claims) await pairFrom('10.0.0.1', { ...kiosk, claim });
    expect((await pairFrom('10.0.0.1')).status).toBe(429);
    expect((await pairFrom(`10.0.1.${round}`)).status).toBe(200);
  }
});

test('a clerk lets no device in', async () => {
  const admin = await signedIn(one.app);
  const clerk = { user: 'clerk', name: 'Clerk', role: 'clerk', password: 'a long password' };
  await ask(one.app, 'addUser', { cookies: admin, body: clerk });
  const cookies = await signedIn(one.app, 'clerk', clerk.password);
  const { code } = (await pair()).body.value;
  expect((await ask(one.app, 'approveDevice', { cookies, params: { code }, body: {} })).status).toBe(403);
});

test.each([
  ['127.0.0.1', { host: 'localhost:3000' }, true],
  ['127.0.0.1', { host: '127.0.0.1:3000' }, true],
  ['::1', { host: '[::1]:3000' }, true],
  ['::ffff:127.0.0.1', { host: 'LOCALHOST' }, true],
  ['127.0.0.1', { host: 'rebound.example.org' }, false],
  ['127.0.0.1', { host: 'localhost.example.org' }, false],
  ['127.0.0.1', {}, false],
  ['192.168.1.7', { host: 'localhost:3000' }, false],
  [undefined, { host: 'localhost:3000' }, false],
  ['127.0.0.1', { host: 'localhost', 'x-forwarded-for': '203.0.113.7' }, false],
  ['127.0.0.1', { host: 'localhost', 'x-forwarded-host': 'localhost' }, false],
  ['127.0.0.1', { host: 'localhost', forwarded: 'for=203.0.113.7' }, false],
  ['127.0.0.1', { host: 'localhost', via: '1.1 proxy' }, false],
  ['127.0.0.1', { host: 'localhost', 'x-forwarded-proto': 'https' }, false],
])('from %s with %j is this machine itself: %s', (peer, headers, home) => {
  expect(isAtHome({ headers, peer })).toBe(home);
});

/** Asks over a real connection, whose other end is this machine. */
const askHere = (headers: object, body: object): Promise<{ value: { approved: boolean } }> =>
  new Promise((resolve, reject) => {
    const { port } = one.app.server.address() as AddressInfo;
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/api/devices',
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      },
      (reply) => {
        let text = '';
        reply.on('data', (part) => {
          text += part;
        });
        reply.on('end', () => resolve(JSON.parse(text)));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });

test('on this machine the sample centre lets a device in by itself; no other centre does, and no proxy gets it', async () => {
  await one.app.listen({ host: '127.0.0.1', port: 0 });
  const approved = async (headers: object, body: object) => (await askHere(headers, body)).value.approved;
  expect(await approved({}, kiosk)).toBe(true);
  expect(await approved({}, { ...kiosk, centre: 'other' })).toBe(false);
  expect(await approved({ host: 'queue.example.org' }, kiosk)).toBe(false);
  expect(await approved({ 'x-forwarded-for': '127.0.0.1' }, kiosk)).toBe(false);
});

test('only a start that this machine alone reaches, through no proxy, is a trial; what a document says makes none', async () => {
  const settings = { host: '127.0.0.1', publicUrl: null, trustProxy: false } as const;
  expect(isTrial(settings)).toBe(true);
  expect(isTrial({ ...settings, host: '::1' })).toBe(true);
  for (const change of [
    { host: '0.0.0.0' },
    { host: '::' },
    { host: '192.168.1.7' },
    { host: '127.0.0.1.example.org' },
    { publicUrl: 'https://queue.example.org' },
    { trustProxy: 'loopback' },
  ])
    expect(isTrial({ ...settings, ...change })).toBe(false);
  const { store, clock } = one;
  for (const trial of [null, 'other']) {
    const { devices } = openAccess({ store, clock, centreOf: () => sampleCentre, cost: cheap, trial });
    const asked = await devices.ask({ kind: 'kiosk', centre: 'sample' }, { address: '127.0.0.1', atHome: true });
    expect(asked).toMatchObject({ ok: true, value: { approved: false } });
  }
});

test('a new device takes the place of an old one, which is shut out in the same moment and for good', async () => {
  const cookies = await signedIn(one.app);
  const letIn = async (code: string, body: object) =>
    ask(one.app, 'approveDevice', { cookies, params: { code }, body });
  const old = (await pair()).body.value;
  const { id } = (await letIn(old.code, {})).body.value;
  const wall = (await pair({ kind: 'display', centre: 'sample' })).body.value;
  const next = (await pair()).body.value;
  expect((await letIn(wall.code, { replaces: id })).body.refusal.code).toBe('device-not-found');
  expect((await letIn(next.code, { replaces: 'nobody' })).body.refusal.code).toBe('device-not-found');
  expect((await ask(one.app, 'users', { token: old.claim })).status).toBe(403);

  const taken = (await letIn(next.code, { replaces: id })).body.value;
  expect(taken).toMatchObject({ kind: 'kiosk', place: firstKiosk, approved: true });
  expect((await ask(one.app, 'users', { token: old.claim })).status).toBe(401);
  expect((await ask(one.app, 'users', { token: next.claim })).status).toBe(403);
  const list = (await ask(one.app, 'devices', { cookies })).body.value as {
    readonly id: string;
    readonly approved: boolean;
  }[];
  expect(list.filter(({ approved }) => approved).map((device) => device.id)).toEqual([taken.id]);
  expect((await pair({ ...kiosk, claim: old.claim })).body.refusal.code).toBe('device-not-found');
});
