import { readdir, readFile } from 'node:fs/promises';
import { type ClientRequestArgs, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newTicketSecret } from '../../server/ids.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { type AnApp, anApp } from '../support/app.ts';
import { adminPassword, aHouse, aSocket, type House, password } from '../support/house.ts';
import { aServer, fridayClock } from '../support/server.ts';

let house: House;
beforeAll(async () => {
  house = await aHouse({ PUBLIC_URL: 'https://queue.example.org' });
});
afterAll(() => house.close());

/** Asks with a path that nobody has put right on the way. */
const getRaw = (path: string, headers: ClientRequestArgs['headers'] = {}): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(house.address);
    const sent = request({ hostname, port, path, headers }, (reply) => {
      let body = '';
      reply.on('data', (piece) => {
        body += piece;
      });
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });

const ups = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '..\\', '....//', '%252e%252e%252f', '..%c0%af', '../'];
const targets = ['package.json', 'server/main.ts', 'data/novbe.db', 'etc/passwd'];

describe('no path leads out of the folders that are shown', () => {
  test('of the built screens', async () => {
    for (const up of ups) {
      for (const target of targets) {
        for (const from of ['/', '/assets/', '/kiosk/', '/api/docs/static/']) {
          const { status, body } = await getRaw(`${from}${up.repeat(8)}${target}`);
          expect([400, 403, 404], `${from}${up}${target}`).toContain(status);
          expect(body).not.toMatch(/"dependencies"|openParts|SQLite format|root:/);
        }
      }
    }
    for (const path of [
      '/assets/%00.js',
      '/%00',
      '/assets/.env',
      '/.git/config',
      '/assets//etc/passwd',
      '/kiosk%2findex.html%00',
    ]) {
      expect((await getRaw(path)).status, path).toBeGreaterThanOrEqual(400);
    }
  });

  test('of the slips', async () => {
    const authorization = `Bearer ${house.passes['t-admin'].token}`;
    const slips = '/api/centres/small/printers/p/slips';
    for (const up of ups) {
      for (const target of ['novbe.db', 'centres/small.json', 'novbe.db%00']) {
        const { status, body } = await getRaw(`${slips}/${up}${target}.png`, { authorization });
        expect([400, 404], `${up}${target}`).toContain(status);
        expect(body).not.toMatch(/SQLite format|"timeZone"/);
      }
    }
    expect((await getRaw(`${slips}/x.png`)).status).toBe(401);
    const far = { authorization: `Bearer ${house.passes['t-far-manager'].token}` };
    expect((await getRaw(`${slips}/x.png`, far)).status).toBe(403);
  });

  test('a slip is shown to those who lead its centre, and under its own printer only', async () => {
    const { value } = await house.ask(house.passes.manager, 'testPrinter', { params: { id: 'p' }, body: {} });
    const path = (centre: string, printer: string) =>
      `/api/centres/${centre}/printers/${printer}/slips/${value.job}.png`;
    const authorization = `Bearer ${house.passes['t-admin'].token}`;
    await expect.poll(async () => (await getRaw(path('small', 'p'), { authorization })).status).toBe(200);
    expect((await getRaw(path('other', 'p'), { authorization })).status).toBe(404);
    expect((await getRaw(path('small', 'q'), { authorization })).status).toBe(404);
    const clerk = { authorization: `Bearer ${house.passes['t-clerk'].token}` };
    expect((await getRaw(path('small', 'p'), clerk)).status).toBe(403);
  });
});

describe('the secret of a ticket', () => {
  test('has 192 random bits', () => {
    const made = Array.from({ length: 5000 }, newTicketSecret);
    expect(new Set(made).size).toBe(made.length);
    // Seven characters of the time, which stands on the ticket anyway, only say where to look.
    for (const secret of made) expect(secret).toMatch(/^[0-9a-z]{7}[A-Za-z0-9_-]{32}$/);
    // Every other place takes every letter: none is fixed, counted or of the time.
    for (let place = 7; place < 39; place++) expect(new Set(made.map((secret) => secret[place])).size).toBe(64);
  });

  test('opens its ticket and nothing near it does', async () => {
    const secret = house.ticketSecret;
    const near = [
      secret.slice(0, -1),
      `${secret}A`,
      secret.toUpperCase(),
      secret.toLowerCase(),
      [...secret].reverse().join(''),
      ...Array.from(
        secret,
        (letter, place) => secret.slice(0, place) + (letter === 'A' ? 'B' : 'A') + secret.slice(place + 1),
      ),
    ].filter((one) => one !== secret);
    expect((await house.ask({}, 'phoneTicket', { params: { secret } })).status).toBe(200);
    for (const other of near) {
      expect((await house.ask({}, 'phoneTicket', { params: { secret: other } })).refusal?.code).toBe(
        'ticket-not-found',
      );
    }
    // Nor does the ticket's id or number, which others may see.
    const { value } = await house.ask(house.passes.admin, 'findTickets', { query: '?number=A001' });
    for (const other of [value.tickets[0].id, 'A001']) {
      expect((await house.ask({}, 'phoneTicket', { params: { secret: other } })).status).toBe(404);
    }
  });

  test('is dead some hours after the day, by every way', async () => {
    const friday = fridayClock();
    let shift = 0;
    const server = await aServer({ clock: { now: () => friday.now() + shift, after: friday.after } });
    await server.ask('manager', 'openDay', { body: {} });
    const { value } = await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
    const params = { secret: value.secret };
    const address = await server.listen();
    const socket = aSocket(address, {});
    const watch = () => socket.timeout(60_000).emitWithAck('watch', { view: 'ticket', id: value.secret });
    expect((await server.ask(null, 'phoneTicket', { params })).status).toBe(200);
    expect(await watch()).toMatchObject({ ok: true });
    shift = 20 * 3_600_000;
    expect((await server.ask(null, 'phoneTicket', { params })).refusal?.code).toBe('ticket-not-found');
    expect((await server.ask(null, 'phoneCancel', { params })).refusal?.code).toBe('ticket-not-found');
    expect(await watch()).toMatchObject({ ok: false, refusal: { code: 'ticket-not-found' } });
    await server.store.erase(friday.now() + dayMs);
    expect(await server.store.secretOf('small', value.ticket.id)).toBeNull();
    socket.disconnect();
    await server.close();
  });

  test('shows its holder nothing of others', async () => {
    const { value } = await house.ask({}, 'phoneTicket', { params: { secret: house.ticketSecret } });
    const text = JSON.stringify(value);
    for (const other of ['clerk', 'note', 'phone"', house.people.clerk ?? 'x', 'A002'])
      expect(text).not.toContain(other);
  });
});

describe('a device', () => {
  const kiosk = { kind: 'kiosk', centre: 'small' };
  const far = { host: 'queue.example.org' };

  test('is let in by nobody but those who lead its centre, however its code is guessed', async () => {
    const asked = await house.ask({}, 'askDevice', { body: kiosk, headers: far });
    const { code, claim } = asked.value;
    const approve = (pass: object, c: string, of: string) =>
      house.ask(pass, 'approveDevice', { params: { centre: c, code: of }, body: {} });
    for (const caller of ['nobody', 'phone', 'kiosk', 'display', 'clerk', 'reception', 't-clerk'] as const) {
      expect([401, 403]).toContain((await approve(house.passes[caller], 'small', code)).status);
    }
    expect((await approve({ token: claim }, 'small', code)).status).toBe(401);
    expect((await approve(house.passes['far-manager'], 'small', code)).status).toBe(403);
    // The manager of another centre does not reach it by his own centre either.
    expect((await approve(house.passes['far-manager'], 'other', code)).status).toBe(404);
    const again = await house.ask({}, 'askDevice', { body: { ...kiosk, claim } });
    expect(again.value).toMatchObject({ approved: false, token: null });
    for (const guess of [code, `${claim.slice(0, -1)}A`.slice(0, 32), claim.toLowerCase(), 'A'.repeat(32)]) {
      const pass = { token: guess };
      expect((await house.ask(pass, 'view', { params: { view: 'kiosk', id: 'k' } })).status).toBe(401);
    }
  });
});

describe('a device on the very machine of a sample centre is let in by itself', () => {
  let one: AnApp;
  beforeAll(async () => {
    one = await anApp();
  });
  afterAll(() => one.app.close());
  const home = { peer: '127.0.0.1', host: 'localhost:3000', centre: 'sample', headers: {} };

  test.each<[string, Partial<typeof home> & { readonly headers?: object }, boolean]>([
    ['if all holds', {}, true],
    ['not from the network', { peer: '192.168.1.20' }, false],
    ['not from the network over IPv6', { peer: '::ffff:192.168.1.20' }, false],
    [
      'not under another name, which a foreign page may have bent to this machine',
      { host: 'rebound.example.org' },
      false,
    ],
    ['not under a name that begins like ours', { host: 'localhost.example.org' }, false],
    ['not through a proxy that says so', { headers: { 'x-forwarded-for': '127.0.0.1' } }, false],
    ['not through a proxy that says so by the standard', { headers: { forwarded: 'for=127.0.0.1' } }, false],
    ['not through a proxy that names itself', { headers: { via: '1.1 proxy' } }, false],
    ['not through a proxy that gives the address', { headers: { 'x-real-ip': '127.0.0.1' } }, false],
    ['not for a page of another site', { headers: { origin: 'https://example.org' } }, false],
    ['not at a centre that is no sample', { centre: 'other' }, false],
  ])('%s', async (_, change, approved) => {
    const { peer, host, centre, headers } = { ...home, ...change };
    const reply = await one.app.inject({
      method: 'POST',
      url: '/api/devices',
      remoteAddress: peer,
      headers: { host, ...headers },
      payload: { kind: 'kiosk', centre },
    });
    expect(reply.json().value?.approved ?? false).toBe(approved);
  });
});

describe('what is written down', () => {
  test('no password, session, token or claim stands in the log of the server at level trace, in events, or in the files', async () => {
    const { admin } = house.passes;
    const typed = 'a password typed where the name belongs';
    for (const body of [
      { user: 'admin', password: adminPassword },
      { user: 'admin', password: 'a wrong password of the admin' },
      { user: typed.replaceAll(' ', '.'), password: 'x' },
    ]) {
      await house.ask({}, 'signIn', { body });
    }
    const signedIn = await house.ask({}, 'signIn', { body: { user: 'manager', password } });
    const cookies = signedIn.headers.getSetCookie().map((cookie) => /=([^;]+)/.exec(cookie)?.[1] ?? '');
    const headers = { 'idempotency-key': 'one-of-a-kind' };
    const made = await house.ask(admin, 'addToken', {
      headers,
      body: { name: 'board', role: 'clerk', centre: 'small' },
    });
    const person = { user: 'secretive', name: 'S', role: 'clerk', password: 'known to nobody but him' };
    await house.ask(admin, 'addUser', { headers, body: person });
    const asked = await house.ask({}, 'askDevice', { body: { kind: 'display', centre: 'small' } });
    const phone = '+994501234567';
    const note = 'a note about somebody';
    const ticket = await house.ask(admin, 'issueTicket', { body: { service: 'a', phone } });
    await house.ask(admin, 'editTicket', { params: { id: ticket.value.ticket.id }, body: { note } });
    await house.ask({}, 'phoneTicket', { params: { secret: ticket.value.secret } });
    await getRaw(`/t/${ticket.value.secret}?from=slip`);
    await getRaw(`/t/${ticket.value.secret}%`);
    await getRaw(`/api/t/${ticket.value.secret}/nowhere`);

    // Over sockets too: let in, turned away, and asking for what there is not.
    for (const pass of [house.passes.kiosk, house.passes.manager, { token: `${house.passes.kiosk.token}x` }]) {
      const socket = aSocket(house.address, pass);
      for (const watch of [
        { view: 'ticket', id: ticket.value.secret },
        { view: 'ticket', id: `${ticket.value.secret}x` },
        { centre: 'small', view: 'kiosk', id: ticket.value.secret },
      ]) {
        await socket.timeout(60_000).emitWithAck('watch', watch);
      }
      socket.disconnect();
    }

    const credentials = [
      ...Object.values(house.passes).flatMap(({ cookie, token }) => [cookie ?? [], token ?? []].flat()),
      ...cookies,
      made.value.token,
      asked.value.claim,
      adminPassword,
      password,
      person.password,
      typed,
      typed.replaceAll(' ', '.'),
      'a wrong password of the admin',
    ].filter((secret) => secret !== house.ticketSecret);
    const tickets = [house.ticketSecret, ticket.value.secret];
    const personal = [phone, note];

    expect(cookies).toHaveLength(2);
    expect(credentials.length).toBeGreaterThan(20);
    const log = house.logged.join('');
    for (const secret of [...credentials, ...tickets, ...personal]) expect(log).not.toContain(secret);
    const events = await house.ask(admin, 'events', { query: '?limit=1000' });
    const told = JSON.stringify(events.value);
    expect(events.value.events.length).toBeGreaterThan(3);
    for (const secret of [...credentials, ...tickets, ...personal]) expect(told).not.toContain(secret);
    // The files hold a ticket's secret, which its slip may need again, and personal data till they are erased; no credential.
    const files = (await readdir(house.folder, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect(files.map(({ name }) => name)).toContain('novbe.db');
    for (const { parentPath, name } of files) {
      const bytes = await readFile(join(parentPath, name));
      for (const secret of credentials) expect(bytes.includes(secret), name).toBe(false);
    }
  });
});
