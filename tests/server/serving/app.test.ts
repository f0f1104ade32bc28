import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type AnApp, adminPassword, anApp, ask, cookiesOf, signedIn } from '../../support/app.ts';

let one: AnApp;
let dist: string;
beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'novbe-dist-'));
  for (const name of ['kiosk', 'display', 'counter', 'manager', 'phone', 'assets']) mkdirSync(join(dist, name));
  for (const name of ['kiosk', 'display', 'counter', 'manager', 'phone']) {
    writeFileSync(join(dist, name, 'index.html'), `<title>${name}</title>`);
  }
  writeFileSync(join(dist, 'assets', 'kiosk-a1b2c3.js'), 'export {};');
  writeFileSync(join(dist, 'assets', 'kiosk-a1b2c3.js.br'), brotliCompressSync('export {};'));
  writeFileSync(join(dist, '..', 'outside-of-dist.txt'), 'secret');
  one = await anApp({ dist });
});
afterEach(() => one.store.refuseWrites(null));
afterAll(async () => {
  await one.app.close();
  rmSync(dist, { recursive: true });
  rmSync(join(dist, '..', 'outside-of-dist.txt'));
});

const get = (url: string, headers: { [name: string]: string } = {}) => one.app.inject({ method: 'GET', url, headers });

test.each([
  ['/kiosk', 'kiosk'],
  ['/kiosk?centre=sample', 'kiosk'],
  ['/display', 'display'],
  ['/counter', 'counter'],
  ['/manager', 'manager'],
  ['/t/AbCdEf0123456789', 'phone'],
])('%s is the %s screen, never kept by a browser', async (url, name) => {
  const reply = await get(url);
  expect(reply.statusCode).toBe(200);
  expect(reply.body).toContain(name);
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(reply.headers['content-type']).toContain('text/html');
});

test('what has a hash in its name is kept for ever', async () => {
  const reply = await get('/assets/kiosk-a1b2c3.js');
  expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await get('/assets/kiosk-000000.js')).statusCode).toBe(404);
});

test('a browser that takes it gets the copy that was compressed when the screens were built', async () => {
  const reply = await get('/assets/kiosk-a1b2c3.js', { 'accept-encoding': 'gzip, br' });
  expect(reply.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(reply.headers['content-type']).toContain('javascript');
  expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(brotliDecompressSync(reply.rawPayload).toString()).toBe('export {};');
  expect((await get('/assets/kiosk-a1b2c3.js')).body).toBe('export {};');
});

test('nothing outside of the built pages can be had', async () => {
  const ways = ['/../outside-of-dist.txt', '/%2e%2e/outside-of-dist.txt', '/assets/..%2f..%2foutside-of-dist.txt'];
  for (const url of [...ways, '/..%5coutside-of-dist.txt', '/%00', '/assets/%ff', '//etc/passwd']) {
    const reply = await get(url);
    expect(reply.statusCode, url).toBeGreaterThanOrEqual(400);
    expect(reply.statusCode, url).toBeLessThan(500);
    expect(reply.body).not.toContain('secret');
  }
});

test('a path that is cleaned up by nobody on the way does not lead outside either', async () => {
  await one.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = one.app.server.address() as AddressInfo;
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (part) => {
      text += part;
    });
    socket.on('close', () => resolve(text));
    socket.write('GET /assets/../../outside-of-dist.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  });
  expect(answer).toMatch(/^HTTP\/1.1 4/);
  expect(answer).not.toContain('secret');
});

test('the headers allow nothing inline and do not turn a plain-http hall network to https', async () => {
  const { headers } = await get('/kiosk');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("script-src 'self'");
  expect(policy).toMatch(/connect-src 'self';/);
  // Nothing of a page comes from elsewhere, and nothing of it goes there.
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/https?:|wss?:|\*/);
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('upgrade-insecure-requests');
  expect(headers['strict-transport-security']).toBeUndefined();
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('an unknown page is a refusal, also under /api', async () => {
  for (const url of ['/nowhere', '/api/nowhere', '/kiosk/nowhere']) {
    expect((await get(url)).json()).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  }
});

test('what is wrong with the input is said, naming the field', async () => {
  const wrong = async (body: unknown) => (await ask(one.app, 'signIn', { body })).body.refusal;
  expect(await wrong({ user: 'admin' })).toMatchObject({
    code: 'malformed',
    message: expect.stringContaining('password'),
  });
  expect(await wrong({ user: 'admin', password: 'x', evil: 1 })).toMatchObject({
    code: 'malformed',
    about: { field: 'body/evil' },
  });
  expect(await wrong({ user: 5, password: 'x' })).toMatchObject({ code: 'malformed', about: { field: 'body/user' } });
  expect(await wrong([])).toMatchObject({ code: 'malformed' });
});

test('what is no JSON, or too much of it, is malformed', async () => {
  const post = (payload: string, type = 'application/json') =>
    one.app.inject({ method: 'POST', url: '/api/session', headers: { 'content-type': type }, payload });
  expect((await post('{')).json()).toMatchObject({ refusal: { code: 'malformed' } });
  expect((await post('a=1', 'application/x-www-form-urlencoded')).json()).toMatchObject({
    refusal: { code: 'malformed' },
  });
  const large = await post(JSON.stringify({ user: 'x'.repeat(70_000) }));
  expect(large.statusCode).toBe(413);
  expect(large.json()).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
});

test('a POST without fields needs no body, with or without a content type', async () => {
  const cookies = await signedIn(one.app);
  for (const headers of [{}, { 'content-type': 'application/json' }]) {
    const reply = await ask(one.app, 'approveDevice', { cookies, headers, params: { code: 'AAAAAA' } });
    expect(reply.body.refusal.code).toBe('device-not-found');
  }
  const gone = await ask(one.app, 'signOut', { cookies, headers: { 'content-type': 'application/json' } });
  expect(gone.status).toBe(200);
});

test('pages of other sites may change nothing, programs and our own pages may', async () => {
  const body = { user: 'admin', password: adminPassword };
  const from = async (headers: { [name: string]: string }) =>
    (await ask(one.app, 'signIn', { body, headers: { host: 'queue.local:3000', ...headers } })).status;
  expect(await from({})).toBe(200);
  expect(await from({ origin: 'http://queue.local:3000' })).toBe(200);
  expect(await from({ origin: 'http://evil.example' })).toBe(403);
  expect(await from({ origin: 'http://queue.local:3001' })).toBe(403);
  expect(await from({ origin: 'null' })).toBe(403);
  expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403);
});

test('the public address counts as our own', async () => {
  const other = await anApp({ publicUrl: 'https://queue.example.org' });
  const body = { user: 'admin', password: adminPassword };
  const from = async (origin: string) => (await ask(other.app, 'signIn', { body, headers: { origin } })).status;
  expect(await from('https://queue.example.org')).toBe(200);
  expect(await from('https://evil.example.org')).toBe(403);
  await other.app.close();
});

test('a store that cannot write answers 503, and the inner text stays inside', async () => {
  one.store.refuseWrites('disk full at /var/lib/secret-place');
  const reply = await ask(one.app, 'signIn', { body: { user: 'admin', password: adminPassword } });
  expect(reply.status).toBe(503);
  expect(reply.body.refusal.code).toBe('cannot-store');
  expect(reply.reply.body).not.toContain('secret-place');
  expect((await get('/readyz')).statusCode).toBe(503);
  expect((await get('/healthz')).statusCode).toBe(200);
});

test('a fault of ours says nothing about the inside, and is logged', async () => {
  const broken = await anApp({
    routes: (app) => {
      app.get('/broken', () => {
        throw new Error('inner text');
      });
    },
  });
  const reply = await broken.app.inject('/broken');
  expect(reply.statusCode).toBe(500);
  expect(reply.json().ok).toBe(false);
  expect(reply.body).not.toContain('inner text');
  expect(broken.logged.join('')).toContain('inner text');
  await broken.app.close();
});

test('no secret gets into the log', async () => {
  const broken = await anApp({
    routes: (app) => {
      app.get('/api/t/:secret', (request) => {
        request.log.info({ req: request, password: 'hidden-1', user: { token: 'hidden-2' } }, 'seen');
        throw new Error('broken');
      });
    },
  });
  await broken.app.inject({
    url: '/api/t/hidden-3?x=hidden-4',
    headers: { cookie: 'novbe-session=hidden-5', authorization: 'Bearer hidden-6-hidden-6-hidden-6' },
  });
  const text = broken.logged.join('');
  expect(text).toContain('/api/t/…');
  expect(text).not.toContain('hidden');
  await broken.app.close();
});

test('ready, alive, and figures for Prometheus', async () => {
  expect((await get('/readyz')).json()).toEqual({ ok: true, clock: { state: 'sure', offSeconds: 0 } });
  const { body, headers } = await get('/metrics');
  expect(headers['content-type']).toContain('text/plain');
  for (const name of ['novbe_tickets_issued_total', 'novbe_commit_duration_seconds_bucket', 'nodejs_eventloop_lag']) {
    expect(body).toContain(name);
  }
});

test('the description of the API and its page need nothing that their own policy forbids', async () => {
  const page = await get('/api/docs');
  const html = page.statusCode === 200 ? page : await get(String(page.headers.location));
  expect(html.statusCode).toBe(200);
  expect(html.body).not.toMatch(/<script(?![^>]*src=)/);
  expect(String(html.headers['content-security-policy'])).not.toContain('upgrade-insecure-requests');
  const sources = [...html.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link);
  for (const link of sources) {
    const { pathname } = new URL(link, 'http://localhost/api/docs/');
    expect((await get(pathname)).statusCode, pathname).toBe(200);
  }
  expect((await get('/api/openapi.json')).json().openapi).toMatch(/^3\./);
});

test('a flood from one address is held back, with the time to wait', async () => {
  const flood = await anApp();
  const from = (url: string) => flood.app.inject({ url, remoteAddress: '203.0.113.9' });
  let last = await from('/t/some-secret');
  for (let count = 0; count < 1300 && last.statusCode !== 429; count++) last = await from('/t/some-secret');
  expect(last.statusCode).toBe(429);
  expect(last.json()).toMatchObject({ ok: false, refusal: { code: 'too-many' } });
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  expect((await from('/healthz')).statusCode).toBe(200);
  await flood.app.close();
});

test('no answer is kept by a browser or a proxy, be it good or refused', async () => {
  const cookies = await signedIn(one.app);
  const replies = [
    await ask(one.app, 'signIn', { body: { user: 'admin', password: adminPassword } }),
    await ask(one.app, 'users', { cookies }),
    await ask(one.app, 'users'),
    await ask(one.app, 'signIn', { body: {} }),
  ].map(({ reply }) => reply);
  replies.push(await get('/api/nowhere'), await get('/healthz'), await get('/readyz'), await get('/metrics'));
  for (const { headers } of replies) expect(headers['cache-control']).toBe('no-store');
});

test('what is no address and what is no HTTP are answered with the same care', async () => {
  const bare = await anApp();
  const { port } = new URL(await bare.app.listen({ host: '127.0.0.1', port: 0 }));
  const asked = (line: string, header = 'x: y'): string =>
    `${line} HTTP/1.1\r\nhost: x\r\n${header}\r\nconnection: close\r\n\r\n`;
  const bad = ['GET /%zz', 'GET /%00', 'GET /kiosk%00', 'GET /api/centres/%ff/events'];
  const requests = [
    ...[
      ...bad.map((line) => asked(line)),
      'no HTTP at all\r\n\r\n',
      asked('GET /api/session', 'authorization: Bearer \xff'),
    ].map((request) => [request, 400] as const),
    [asked('GET /api/session', 'expect: the unexpected'), 417],
  ] as const;
  for (const [request, status] of requests) {
    const socket = connect({ host: '127.0.0.1', port: Number(port) });
    socket.write(Buffer.from(request, 'latin1'));
    const answer = (await socket.toArray()).join('');
    expect(answer, request).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    for (const header of ['x-content-type-options: nosniff', 'cache-control: no-store', "frame-ancestors 'none'"])
      expect(answer, request).toContain(header);
  }
  await bare.app.close();
  expect((await get('/favicon.ico')).headers['content-type']).toBe('image/svg+xml; charset=utf-8');
});

test('under TLS nothing without forward secrecy and authenticated encryption is spoken', async () => {
  const { cert, key } = await import('../../support/certificate.ts');
  const secure = await anApp({ tls: { cert: Buffer.from(cert), key: Buffer.from(key) } });
  const { port } = new URL(await secure.app.listen({ host: '127.0.0.1', port: 0 }));
  const speak = (options: ConnectionOptions): Promise<string> =>
    new Promise((resolve) => {
      const socket = connectTls({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false, ...options });
      socket.once('secureConnect', () => {
        resolve(socket.getProtocol() ?? 'none');
        socket.destroy();
      });
      socket.once('error', () => resolve('refused'));
    });
  expect(await speak({})).toBe('TLSv1.3');
  expect(await speak({ maxVersion: 'TLSv1.2' })).toBe('TLSv1.2');
  const weak = 'ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES128-SHA256:AES128-GCM-SHA256:AES128-SHA';
  expect(await speak({ maxVersion: 'TLSv1.2', ciphers: weak })).toBe('refused');
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
  expect(await speak(old)).toBe('refused');
  await secure.app.close();
});

test('under TLS the cookie is for TLS only and browsers are told to stay with it', async () => {
  const { cert, key } = await import('../../support/certificate.ts');
  const secure = await anApp({ tls: { cert: Buffer.from(cert), key: Buffer.from(key) } });
  const { reply } = await ask(secure.app, 'signIn', { body: { user: 'admin', password: adminPassword } });
  // A browser takes these from this very host alone, for all of its pages.
  const flags = { secure: true, path: '/', httpOnly: true, sameSite: 'Strict' };
  expect(reply.cookies).toMatchObject([
    { ...flags, name: '__Host-novbe-session' },
    { ...flags, name: '__Host-novbe-browser' },
  ]);
  expect(reply.cookies.every(({ domain }) => domain === undefined)).toBe(true);
  const cookies = cookiesOf(reply);
  expect((await ask(secure.app, 'session', { cookies })).status).toBe(200);
  // What a neighbour of the domain can plant opens nothing.
  const planted = { 'novbe-session': cookies['__Host-novbe-session'] ?? '' };
  expect((await ask(secure.app, 'session', { cookies: planted })).status).toBe(401);
  expect(reply.headers['strict-transport-security']).toBe('max-age=31536000');
  expect(reply.headers['content-security-policy']).toContain('upgrade-insecure-requests');
  await secure.app.close();
});
