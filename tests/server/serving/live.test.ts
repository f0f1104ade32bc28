import { EventEmitter } from 'node:events';
import { connect, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ScreenSocket, screenOf } from '../../../server/live/live-screen.ts';
import type { Announcement, ScreenToServer, ServerToScreen, ViewFrame } from '../../../shared/live.ts';
import type { Refusal, Result } from '../../../shared/refusals.ts';
import type { HallView } from '../../../shared/views.ts';
import { manualClock } from '../../fakes/clock.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aServer, type ServerOptions, twoServers } from '../../support/server.ts';

const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Screen {
  readonly socket: Socket<ServerToScreen, ScreenToServer>;
  readonly views: readonly ViewFrame[];
  readonly announced: readonly Announcement[];
  readonly reloads: readonly unknown[];
  readonly drops: readonly string[];
  watch(message: unknown): Promise<Result<ViewFrame, Refusal>>;
}
type Options = Partial<ManagerOptions & SocketOptions>;

/** A screen's socket, without any of the screen's own repairs. */
const aScreen = (address: string, token?: string, options: Options = {}): Screen => {
  const auth = { protocolVersion: 1, ...(token === undefined ? {} : { token }) };
  const socket: Screen['socket'] = connect(address, {
    path: '/live',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth,
    ...options,
  });
  closing.push(() => socket.disconnect());
  const views: ViewFrame[] = [];
  const announced: Announcement[] = [];
  const reloads: unknown[] = [];
  const drops: string[] = [];
  socket.on('view', (frame) => void views.push(frame));
  socket.on('announce', (announcement) => void announced.push(announcement));
  socket.on('reload', (message) => void reloads.push(message));
  socket.on('disconnect', (reason) => void drops.push(reason));
  socket.on('connect_error', (error) => void drops.push(error.message));
  const watch = (message: unknown) => socket.timeout(60_000).emitWithAck('watch', message as { view: 'hall' });
  return { socket, views, announced, reloads, drops, watch };
};

const listening = async (options: ServerOptions = {}): Promise<AServer & { readonly address: string }> => {
  const server = await aServer(options);
  closing.push(server.close);
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '1' });
  return { ...server, address: await server.listen() };
};

const hallOf = (frame: ViewFrame | undefined): HallView => frame?.data as HallView;
const refusalIn = (result: Result<ViewFrame, Refusal>): string | null => (result.ok ? null : result.refusal.code);
const hall = { centre: 'small', view: 'hall', id: 'd' };

describe('a screen that watches', () => {
  test('gets the view as it stands, each newer one, and what is called out', async () => {
    const server = await listening();
    const screen = aScreen(server.address, server.tokens.display);
    const first = await screen.watch(hall);
    expect(first).toMatchObject({
      ok: true,
      value: { view: 'hall/d', data: { calls: [], waiting: 0, openCounters: 1 } },
    });
    await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
    await server.ask('clerk', 'callNext', { id: '1' });
    await eventually(() =>
      expect(hallOf(screen.views.at(-1)).calls).toMatchObject([{ number: 'A001', status: 'called' }]),
    );
    await eventually(() => expect(screen.announced).toMatchObject([{ number: 'A001', call: 1, counter: { id: '1' } }]));
    const seqs = screen.views.map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(JSON.stringify(screen.views)).not.toContain('clerk');
  });

  test('hears only the counters that its display shows', async () => {
    const server = await listening();
    await server.ask('second', 'openCounter', { id: '2' });
    const far = aScreen(server.address, server.tokens.reception);
    await far.watch({ ...hall, id: 'far' });
    for (const _ of [1, 2]) await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
    await server.ask('clerk', 'callNext', { id: '1' });
    await server.ask('second', 'callNext', { id: '2' });
    await eventually(() => expect(far.announced).toHaveLength(1));
    expect(far.announced).toMatchObject([{ number: 'A002', counter: { id: '2' } }]);
  });

  test('watching again replaces what was watched before', async () => {
    const server = await listening();
    const screen = aScreen(server.address, server.tokens.manager);
    await screen.watch(hall);
    await screen.watch({ centre: 'small', view: 'counter', id: '1' });
    await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
    await eventually(() => expect(screen.views.length).toBeGreaterThan(0));
    expect(new Set(screen.views.map(({ view }) => view))).toEqual(new Set(['counter/1']));
  });

  test('a burst of changes is shown in few views, the last one complete', async () => {
    const server = await listening();
    const screen = aScreen(server.address, server.tokens.display);
    await screen.watch(hall);
    // All at once: on a slow machine sixty that wait for each other are no burst.
    await Promise.all(
      Array.from({ length: 60 }, () => server.ask('reception', 'issueTicket', { body: { service: 'b' } })),
    );
    await eventually(() => expect(hallOf(screen.views.at(-1)).waiting).toBe(60));
    expect(screen.views.length).toBeLessThan(40);
  });

  test('the phone of a ticket sees that ticket only, and hears its call', async () => {
    const server = await listening();
    const { value } = await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
    await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
    const phone = aScreen(server.address);
    const first = await phone.watch({ view: 'ticket', id: value.secret });
    expect(first).toMatchObject({
      ok: true,
      value: { view: 'ticket', data: { number: 'A001', status: 'waiting', ahead: 0 } },
    });
    await server.ask('clerk', 'callNext', { id: '1' });
    await eventually(() =>
      expect(phone.views.at(-1)).toMatchObject({ data: { status: 'called', counter: { id: '1' } } }),
    );
    await eventually(() => expect(phone.announced).toHaveLength(1));
    expect(JSON.stringify(phone.views)).not.toContain('A002');
  });
});

/** A socket whose line can be held up: what is sent while it is goes nowhere before it is free again. */
const aLine = (confirms = false) => {
  const sent: unknown[] = [];
  const transport = Object.assign(new EventEmitter(), { writable: true });
  const conn = Object.assign(new EventEmitter(), { transport });
  const said = new EventEmitter();
  const socket = {
    id: 'one',
    conn,
    emit: (name: string, content: unknown) => void sent.push([name, content]),
    on: (name: string, run: () => void) => void said.on(name, run),
  };
  const free = (): void => {
    transport.writable = true;
    transport.emit('ready');
  };
  const say = (name: 'seen' | 'heard'): void => void said.emit(name);
  const clock = manualClock();
  return { sent, transport, free, say, clock, screen: screenOf(socket as unknown as ScreenSocket, confirms, clock) };
};

describe('a screen that does not keep up', () => {
  const frame = (seq: number): ViewFrame => ({ view: 'hall/d', epoch: 'e', seq, now: '', data: null });

  test('gets the latest view once it can, and not those between', () => {
    const { sent, transport, free, screen } = aLine();
    expect(screen.takes(frame(1))).toBe(true);
    transport.writable = false;
    const taken = Array.from({ length: 498 }, (_, index) => screen.takes(frame(index + 2)));
    // One may follow another that is still on its way.
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(sent).toEqual([]);
    free();
    free();
    expect(sent).toEqual([['view', frame(499)]]);
  });

  test('is not sent a view that waited once it has taken a newer one', () => {
    const { sent, transport, free, screen } = aLine();
    transport.writable = false;
    for (const seq of [1, 2, 3]) screen.takes(frame(seq));
    transport.writable = true;
    expect(screen.takes(frame(4))).toBe(true);
    free();
    expect(sent).toEqual([]);
  });

  test('hears all that is called in one moment, and nothing more once too much is on its way', () => {
    const { transport, free, screen } = aLine();
    transport.writable = false;
    expect([screen.hears(100), screen.hears(100), screen.hears(300), screen.hears(1)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    free();
    expect(screen.hears(1)).toBe(true);
    transport.writable = false;
    // The limit itself is too much already.
    expect([screen.hears(248), screen.hears(1), screen.hears(1)]).toEqual([true, true, false]);
  });

  test('where it says what it has seen gets the latest view after each, however much the system would take', () => {
    const { sent, free, say, screen } = aLine(true);
    screen.answered();
    for (const seq of [1, 2, 3]) expect(screen.takes(frame(seq))).toBe(false);
    free();
    expect(sent).toEqual([]);
    say('seen');
    expect(sent).toEqual([['view', frame(3)]]);
    expect(screen.takes(frame(4))).toBe(false);
    say('seen');
    say('seen');
    expect(sent.slice(1)).toEqual([['view', frame(4)]]);
    // More was confirmed than was sent: nothing comes of it.
    say('seen');
    expect([screen.takes(frame(5)), screen.takes(frame(6))]).toEqual([true, false]);
  });

  test('where it says what it has heard hears nothing more while much has long been on its way', () => {
    const { free, say, clock, screen } = aLine(true);
    const calls = (count: number) => Array.from({ length: count }, () => screen.hears(1)).filter(Boolean).length;
    // However much a hall calls: a screen is not slow because it is busy for a moment.
    expect(calls(60)).toBe(60);
    clock.set(clock.now() + 1000);
    expect(calls(1)).toBe(1);
    clock.set(clock.now() + 1);
    free();
    expect(calls(1)).toBe(0);
    for (let heard = 0; heard < 52; heard++) say('heard');
    expect(calls(2)).toBe(1);
    for (let heard = 0; heard < 20; heard++) say('heard');
    expect(calls(1)).toBe(1);
  });
});

/** A proxy may let no WebSocket through: whichever way a screen comes, it finds the same door. */
const ways = ['websocket', 'polling'] as const;

describe.each(ways)('who may watch what, by %s', (way) => {
  const transports = [way];
  let server: AServer;
  let address: string;
  beforeAll(async () => {
    server = await aServer();
    await server.ask('manager', 'openDay', { body: {} });
    address = await server.listen();
  });
  afterAll(() => server.close());

  test.each([
    ['nobody', null, hall, 'not-signed-in'],
    ['nobody', null, { view: 'ticket', id: 'no-such-secret-at-all' }, 'ticket-not-found'],
    ['a display', 'display', { ...hall, id: 'far' }, 'not-allowed'],
    ['a display', 'display', { ...hall, view: 'kiosk', id: 'k' }, 'not-allowed'],
    ['a display', 'display', { centre: 'small', view: 'floor' }, 'not-allowed'],
    ['a kiosk', 'kiosk', { ...hall, view: 'counter', id: '1' }, 'not-allowed'],
    ['a clerk', 'clerk', { centre: 'small', view: 'floor' }, 'not-allowed'],
    ['the reception', 'reception', { ...hall, view: 'counter', id: '1' }, 'not-allowed'],
    ['a manager', 'manager', { ...hall, centre: 'elsewhere' }, 'not-allowed'],
    ['a manager', 'manager', { ...hall, id: 'no-such-display' }, 'view-not-found'],
    ['a manager', 'manager', { ...hall, evil: 1 }, 'malformed'],
    ['a manager', 'manager', { centre: 'small', view: 'everything' }, 'malformed'],
    ['a manager', 'manager', 'hall', 'malformed'],
    ['a kiosk', 'kiosk', { centre: 'small', view: 'kiosk', id: 'k' }, null],
    ['a display that leaves its centre out', 'display', { view: 'hall', id: 'd' }, null],
    ['a clerk', 'clerk', { centre: 'small', view: 'counter', id: '1' }, null],
    ['a manager', 'manager', { centre: 'small', view: 'floor' }, null],
  ] as const)('%s (%s) and %j: %s', async (_, who, message, expected) => {
    const screen = aScreen(address, who === null ? undefined : server.tokens[who], { transports });
    expect(refusalIn(await screen.watch(message))).toBe(expected);
  });

  test('a page of another site gets no socket', async () => {
    const screen = aScreen(address, undefined, { transports, extraHeaders: { origin: 'https://evil.example.org' } });
    await eventually(() => expect(screen.drops).toHaveLength(1));
    expect(screen.socket.connected).toBe(false);
    const ours = aScreen(address, undefined, { transports, extraHeaders: { origin: address } });
    await eventually(() => expect(ours.socket.connected).toBe(true));
  });

  test('one socket asks for so many views at a time and no more', async () => {
    const screen = aScreen(address, server.tokens.display, { transports });
    const answers = await Promise.all(Array.from({ length: 31 }, () => screen.watch(hall)));
    expect(answers.map(refusalIn).filter((code) => code === 'too-many')).toHaveLength(1);
  });

  test('a screen of another age is asked to load again', async () => {
    const screen = aScreen(address, server.tokens.display, { transports, auth: { protocolVersion: 0 } });
    await eventually(() => expect(screen.reloads).toEqual([{ protocolVersion: 1 }]));
  });
});

test('what is polled, refused or in no form is answered with the care of every other answer', async () => {
  const { address } = await listening();
  const foreign = { headers: { origin: 'https://evil.example.org' } };
  const asked = [fetch(`${address}/live/?EIO=4&transport=polling`), fetch(`${address}/live/?EIO=9&transport=none`)];
  const answers = await Promise.all([...asked, fetch(`${address}/live/?EIO=4&transport=polling`, foreign)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 403]);
  for (const { headers } of answers) {
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});

describe.each(ways)('sockets end, by %s', (way) => {
  const transports = [way];
  test('a device that is shut out is dropped, and its token opens nothing any more', async () => {
    const server = await listening();
    const screen = aScreen(server.address, server.tokens.display, { transports });
    await screen.watch(hall);
    const removed = await server.ask('manager', 'removeDevice', { id: 'display-d' });
    expect(removed.status).toBe(200);
    await eventually(() => expect(screen.drops).toEqual(['io server disconnect']));
    expect(refusalIn(await aScreen(server.address, server.tokens.display, { transports }).watch(hall))).toBe(
      'not-signed-in',
    );
  });

  test('one token has so many sockets and no more', async () => {
    const server = await listening();
    const screens = Array.from({ length: 20 }, () => aScreen(server.address, server.tokens.display, { transports }));
    await eventually(() => expect(screens.every(({ socket }) => socket.connected)).toBe(true));
    const late = aScreen(server.address, server.tokens.display, {
      transports,
      reconnection: true,
      reconnectionDelay: 50,
    });
    await eventually(() => expect(server.logged.join()).toContain('too many sockets'));
    expect(late.socket.connected).toBe(false);
    screens[0]?.socket.disconnect();
    await eventually(() => expect(late.socket.connected).toBe(true));
  });
});

describe('where a screen says that it comes from', () => {
  type Headers = { [name: string]: string };
  const websocket = ['websocket'];
  /** Sockets by this way, one after another: how many of them came in. */
  const comeIn = async (address: string, count: number, transports: string[], extraHeaders: Headers) => {
    let inside = 0;
    for (let at = 0; at < count; at++) {
      const { socket } = aScreen(address, undefined, { transports, extraHeaders });
      const came = await new Promise((resolve) => {
        socket.once('connect', () => resolve(true));
        socket.once('connect_error', () => resolve(false));
      });
      if (came) inside += 1;
    }
    return inside;
  };
  const read = async (address: string, headers: Headers) => (await fetch(`${address}/api/centres`, { headers })).status;
  const from = (ip: string) => ({ 'x-forwarded-for': ip });

  test('counts if its proxy is trusted: handshakes are questions of that address, what is polled afterwards is not', async () => {
    const server = await aServer({ trustProxy: 'loopback', perMinute: 6 });
    closing.push(server.close);
    const address = await server.listen();
    const spoofed = from('198.51.100.1, 203.0.113.7');
    expect(await read(address, spoofed)).toBe(200);
    expect(await comeIn(address, 3, ['polling'], spoofed)).toBe(3);
    expect(await comeIn(address, 4, websocket, spoofed)).toBe(2);
    expect(await read(address, from('203.0.113.7'))).toBe(429);
    expect(await read(address, from('198.51.100.1'))).toBe(200);
    expect(await comeIn(address, 1, websocket, from('203.0.113.8'))).toBe(1);
  });

  test('counts for nothing if its peer is not trusted, though other proxies are', async () => {
    const server = await aServer({ trustProxy: '192.0.2.1', perMinute: 2 });
    closing.push(server.close);
    const address = await server.listen();
    expect(await comeIn(address, 4, websocket, from('203.0.113.7'))).toBe(4);
    const { access } = server;
    const scope = { bound: null, centre: 'small', self: null };
    const login = { user: 'leyla', name: 'Leyla', role: 'manager', password: 'a long password' } as const;
    const added = await access.people.add(scope, login);
    const user = added.ok ? await access.user(added.value.id) : null;
    const secret = user === null ? null : await access.sessions.start({ ...user, mustChange: false });
    const cookie = `novbe-session=${secret}; __Host-novbe-session=another`;
    const screen = aScreen(address, undefined, { extraHeaders: { cookie, 'x-forwarded-proto': 'https' } });
    expect(refusalIn(await screen.watch({ centre: 'small', view: 'floor' }))).not.toBe('not-signed-in');
  });
});

test('closing the server does not wait for its screens', async () => {
  const server = await aServer();
  const address = await server.listen();
  const screen = aScreen(address, server.tokens.display);
  await screen.watch(hall);
  await server.close();
  await eventually(() => expect(screen.socket.connected).toBe(false));
});

test('what is called in one process is on the screens of another, though no clock goes on', async () => {
  const { first, second, close } = await twoServers();
  closing.push(close);
  await first.ask('manager', 'openDay', { body: {} });
  await first.ask('clerk', 'openCounter', { id: '1' });
  await first.ask('reception', 'issueTicket', { body: { service: 'a' } });
  const screen = aScreen(await second.listen(), second.tokens.display);
  await screen.watch(hall);
  await first.ask('clerk', 'callNext', { id: '1' });
  await eventually(() => expect(screen.announced).toMatchObject([{ number: 'A001' }]));
  await eventually(() => expect(hallOf(screen.views.at(-1)).calls).toMatchObject([{ number: 'A001' }]));
});
