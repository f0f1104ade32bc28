import { writeFile } from 'node:fs/promises';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sessionCookie } from '../../server/access/session-cookie.ts';
import { buildApp } from '../../server/app.ts';
import { openParts } from '../../server/compose.ts';
import { openLog } from '../../server/log.ts';
import { readSettings } from '../../server/settings.ts';
import { paths, type RouteName } from '../../shared/paths.ts';
import { type AnApp, anApp, ask, cheap, cookiesOf, adminPassword as firstPassword, signedIn } from '../support/app.ts';
import { cert, key } from '../support/certificate.ts';
import { eventually } from '../support/eventually.ts';
import { addressOf, aHouse, aSocket, type House, headersOf, type Pass, password, sessionOf } from '../support/house.ts';
import { aFolder, twoServers } from '../support/server.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
const app = async (change: Parameters<typeof anApp>[0] = {}): Promise<AnApp> => {
  const one = await anApp(change);
  opened.push(one.app);
  return one;
};

describe('a session', () => {
  test('is never the one that somebody set before', async () => {
    const one = await app();
    const planted = 'A'.repeat(43);
    const { reply } = await ask(one.app, 'signIn', {
      cookies: { [sessionCookie]: planted },
      body: { user: 'admin', password: firstPassword },
    });
    const given = cookiesOf(reply)[sessionCookie];
    expect(given).toMatch(/^[\w-]{43}$/);
    expect(given).not.toBe(planted);
    expect((await ask(one.app, 'session', { cookies: { [sessionCookie]: planted } })).status).toBe(401);
  });

  test('of another is ended, not taken over, by signing in with its cookie', async () => {
    const one = await app();
    const victim = await signedIn(one.app);
    const { reply } = await ask(one.app, 'signIn', {
      cookies: victim,
      body: { user: 'admin', password: firstPassword },
    });
    expect(cookiesOf(reply)[sessionCookie]).not.toBe(victim[sessionCookie]);
    expect((await ask(one.app, 'session', { cookies: victim })).status).toBe(401);
  });

  test('goes on whatever strangers guess at its owner’s account, who may sign in again where he is known', async () => {
    const one = await app();
    const mine = await signedIn(one.app);
    const guess = () => ask(one.app, 'signIn', { body: { user: 'admin', password: 'a guess' } });
    const waits: number[] = [];
    let tried = 0;
    // One who tries again as soon as they may gets no further than this in a day.
    for (const end = one.clock.now() + 20 * 3_600_000; one.clock.now() < end; ) {
      const { status, body } = await guess();
      if (status === 401) tried++;
      else waits.push(body.refusal.about.retryAfterSeconds);
      one.clock.set(one.clock.now() + (waits.length > 0 && status === 429 ? (waits.at(-1) ?? 0) * 1000 : 1));
      // The owner's screen is in use all the while.
      expect((await ask(one.app, 'session', { cookies: mine })).status).toBe(200);
    }
    expect(waits.slice(0, 8)).toEqual([2, 4, 8, 16, 32, 64, 128, 256]);
    expect(Math.max(...waits)).toBe(900);
    expect(tried).toBeLessThan(300);
    expect((await ask(one.app, 'session', { cookies: mine })).status).toBe(200);
    await signedInFrom(one, mine['novbe-browser'] ?? '');
  });
});

const signedInFrom = async (one: AnApp, browser: string): Promise<void> => {
  const cookies = { 'novbe-browser': browser };
  const { status } = await ask(one.app, 'signIn', { cookies, body: { user: 'admin', password: firstPassword } });
  expect(status).toBe(200);
};

describe('a cookie', () => {
  const flagsOf = async (one: AnApp, headers: { readonly [name: string]: string } = {}) => {
    const { reply } = await ask(one.app, 'signIn', { headers, body: { user: 'admin', password: firstPassword } });
    expect(reply.cookies).toHaveLength(2);
    return reply.cookies;
  };

  test('is for no script, for no other site, and ends with the browser', async () => {
    for (const cookie of await flagsOf(await app())) {
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
      expect(cookie.domain).toBeUndefined();
      expect(cookie.secure).toBeUndefined();
    }
    const [session] = await flagsOf(await app());
    expect([session?.name, session?.path, session?.maxAge, session?.expires]).toEqual([
      sessionCookie,
      '/',
      undefined,
      undefined,
    ]);
  });

  test('is Secure behind a proxy of ours that speaks TLS, and a stranger cannot claim that', async () => {
    const proxied = { 'x-forwarded-proto': 'https' };
    for (const { secure } of await flagsOf(await app({ trustProxy: 'loopback' }), proxied)) expect(secure).toBe(true);
    for (const { secure } of await flagsOf(await app(), proxied)) expect(secure).toBeUndefined();
  });

  test('is Secure over TLS of our own', async () => {
    const folder = await aFolder();
    const files = { TLS_CERT: join(folder.path, 'cert.pem'), TLS_KEY: join(folder.path, 'key.pem') };
    await writeFile(files.TLS_CERT, cert);
    await writeFile(files.TLS_KEY, key);
    const house = await aHouseOverTls(files);
    opened.push(house, { close: () => folder.remove() });
    const set = await new Promise<readonly string[]>((resolve, reject) => {
      const sent = httpsRequest(
        `${house.address}${paths.signIn.path}`,
        { method: 'POST', ca: cert, headers: { 'content-type': 'application/json' } },
        (reply) => {
          expect(reply.headers['strict-transport-security']).toContain('max-age=');
          reply.resume().on('end', () => resolve(reply.headers['set-cookie'] ?? []));
        },
      );
      sent.on('error', reject);
      sent.end(JSON.stringify({ user: 'admin', password: 'the first password of this house' }));
    });
    expect(set).toHaveLength(2);
    for (const cookie of set) expect(cookie).toMatch(/^__Host-novbe-(session|browser)=.*; Path=\/; .*Secure/);
  });
});

/** A house whose people have not come yet: what they need is plain http. */
const aHouseOverTls = async (environment: { readonly [name: string]: string }) => {
  const folder = await aFolder();
  const settings = readSettings({
    DATA_DIR: folder.path,
    ADMIN_PASSWORD: 'the first password of this house',
    ...environment,
  });
  if (!settings.ok) throw new Error(settings.refusal);
  const parts = await openParts(settings.value, openLog('silent'), undefined, { cost: cheap });
  const over = await buildApp(parts.app);
  await over.listen({ host: '127.0.0.1', port: 0 });
  const { port } = over.server.address() as { readonly port: number };
  return {
    address: `https://localhost:${port}`,
    async close() {
      await over.close();
      await parts.close();
      await folder.remove();
    },
  };
};

describe('who loses his rights', () => {
  let house: House;
  beforeAll(async () => {
    house = await aHouse();
  });
  afterAll(() => house.close());

  const watching = async (pass: Pass, watch: object): Promise<{ readonly socket: Socket; dropped(): boolean }> => {
    const socket = aSocket(house.address, pass);
    let isDropped = false;
    socket.on('disconnect', () => {
      isDropped = true;
    });
    opened.push({ close: () => socket.disconnect() });
    expect(await socket.timeout(60_000).emitWithAck('watch', watch)).toMatchObject({ ok: true });
    return { socket, dropped: () => isDropped };
  };
  const floor = { centre: 'small', view: 'floor' };
  const hall = { centre: 'small', view: 'hall', id: 'd' };
  const gone = (one: { dropped(): boolean }) => eventually(() => expect(one.dropped()).toBe(true));
  const fresh = async (user: string, role: 'manager' | 'clerk' = 'manager') => {
    const scope = { bound: null, centre: 'small', self: null };
    const added = await house.parts.app.access.people.add(scope, { user, name: user, role, password });
    if (!added.ok) throw new Error(added.refusal.message);
    const { id } = added.value;
    const session = async (): Promise<Pass> => ({ cookie: await sessionOf(house.parts.app.access, id) });
    return { id, session };
  };
  const change = (id: string, body: object) => house.ask(house.passes.admin, 'editUser', { params: { id }, body });

  test('by a new password: everywhere but here, sockets too', async () => {
    const { session } = await fresh('changes');
    const [here, there] = [await session(), await session()];
    const [mine, other] = [await watching(here, floor), await watching(there, floor)];
    const body = { old: password, new: 'quite another one' };
    expect((await house.ask(here, 'changePassword', { body })).status).toBe(200);
    await gone(other);
    expect((await house.ask(there, 'session')).status).toBe(401);
    expect((await house.ask(here, 'session')).status).toBe(200);
    expect(await mine.socket.timeout(60_000).emitWithAck('watch', floor)).toMatchObject({ ok: true });
    expect(mine.dropped()).toBe(false);
  });

  test.each([
    ['shut out', { active: false }],
    ['given another role', { role: 'clerk' }],
    ['given another password', { password: 'by the administrator' }],
  ])('%s: his requests and his sockets end', async (name, body) => {
    const { id, session } = await fresh(name.replaceAll(' ', '-'));
    const pass = await session();
    const screen = await watching(pass, floor);
    expect((await change(id, body)).status).toBe(200);
    await gone(screen);
    expect((await house.ask(pass, 'session')).status).toBe(401);
  });

  test('removed, or signed out: likewise', async () => {
    const { id, session } = await fresh('removed');
    const [pass, other] = [await session(), await session()];
    const [screen, second] = [await watching(pass, floor), await watching(other, floor)];
    expect((await house.ask(other, 'signOut')).status).toBe(200);
    await gone(second);
    expect(screen.dropped()).toBe(false);
    expect((await house.ask(house.passes.admin, 'removeUser', { params: { id } })).status).toBe(200);
    await gone(screen);
  });

  test('a program whose token is revoked and a device that is shut out: likewise', async () => {
    const { admin } = house.passes;
    const made = await house.ask(admin, 'addToken', { body: { name: 'board', role: 'manager', centre: 'small' } });
    const program = await watching({ token: made.value.token }, floor);
    const display = await watching(house.passes.display, hall);
    expect((await house.ask(admin, 'removeToken', { params: { id: made.value.id } })).status).toBe(200);
    await gone(program);
    const devices = (await house.ask(admin, 'devices')).value as { id: string; kind: string }[];
    const { id = '' } = devices.find(({ kind }) => kind === 'display') ?? {};
    expect(display.dropped()).toBe(false);
    expect((await house.ask(admin, 'removeDevice', { params: { id } })).status).toBe(200);
    await gone(display);
    expect((await house.ask(house.passes.display, 'view', { params: { view: 'hall', id: 'd' } })).status).toBe(401);
  });

  test('on another server of the same database: likewise', async () => {
    const two = await twoServers();
    opened.push(two);
    const { access } = two.first;
    const scope = { bound: null, centre: 'small', self: null };
    const added = await access.people.add(scope, { user: 'far', name: 'Far', role: 'manager', password });
    if (!added.ok) throw new Error(added.refusal.message);
    const { id } = added.value;
    const socket = aSocket(await two.second.listen(), { cookie: await sessionOf(access, id) });
    opened.push({ close: () => socket.disconnect() });
    const dropped = new Promise((resolve) => socket.on('disconnect', resolve));
    expect(await socket.timeout(60_000).emitWithAck('watch', floor)).toMatchObject({ ok: true });
    await two.first.ask('admin', 'editUser', { params: { id }, body: { active: false } });
    // The clock of both stands still: only what the other wrote can have told of it.
    await dropped;
  });

  const foreign = [
    ['another site', { origin: 'https://example.org' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a name that begins like ours', { origin: 'http://127.0.0.1.example.org' }],
    ['a page without an origin', { origin: 'null' }],
    ['a browser that says it comes from elsewhere', { 'sec-fetch-site': 'cross-site' }],
  ] as const;

  test.each(foreign)('%s changes nothing by HTTP, with whatever cookie', async (_, headers) => {
    const writes = (Object.keys(paths) as RouteName[]).filter((name) => paths[name].method !== 'GET');
    for (const name of writes) {
      const reply = await house.app.inject({
        method: paths[name].method,
        url: addressOf(name),
        headers: { host: '127.0.0.1:3000', ...headers, ...headersOf(house.passes.admin) },
        ...(paths[name].method === 'DELETE' ? {} : { payload: {} }),
      });
      expect([name, reply.statusCode, reply.json().refusal.code]).toEqual([name, 403, 'not-allowed']);
    }
  });

  test.each(foreign)('%s opens no socket, with whatever cookie', async (_, headers) => {
    const socket = aSocket(house.address, house.passes.admin, headers);
    opened.push({ close: () => socket.disconnect() });
    const outcome = await new Promise((resolve) => {
      socket.on('connect', () => resolve('connected'));
      socket.on('connect_error', () => resolve('refused'));
    });
    expect(outcome).toBe('refused');
  });

  test('no page of another site may read an answer', async () => {
    const reply = await fetch(`${house.address}/api/centres`, { headers: { origin: 'https://example.org' } });
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
    const asked = await house.app.inject({
      method: 'OPTIONS',
      url: addressOf('issueTicket'),
      headers: { origin: 'https://example.org', 'access-control-request-method': 'POST' },
    });
    expect(asked.headers['access-control-allow-origin']).toBeUndefined();
    expect(asked.statusCode).toBe(404);
  });
});
