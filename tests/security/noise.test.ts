import { connect as connectTcp } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths, type RouteName } from '../../shared/paths.ts';
import { refusalStatus } from '../../shared/refusals.ts';
import type { Route } from '../../shared/route-parts.ts';
import { routes } from '../../shared/routes.ts';
import { addressOf, aHouse, aSocket, type House, headersOf } from '../support/house.ts';
import { openCentre } from '../support/server.ts';
import { around, contentType, evilHeaders, evilText, evilValue, fitting, rawBody } from './noise.ts';

/** However it is asked, the server neither breaks nor lets a refused question change anything. */

/** How long the random questions go on (ms). */
const httpMs = 3000;
const configMs = 2000;
const socketMs = 1500;

let house: House;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(async () => {
  // No fault of ours was met on the way: those are the lines of level error and above.
  const faults = house.logged.filter((line) => JSON.parse(line).level >= 50);
  await house.close();
  expect(faults).toEqual([]);
});

/** How far the logs of both centres have come, and who is let in: people, programs and devices leave no event. */
const heads = async (): Promise<readonly unknown[]> => {
  const { people, tokens, devices } = house.parts.app.access;
  const states = ['small', 'other'].map(async (id) => [
    (await house.parts.centres.find(id)?.fresh())?.seq,
    await people.list({ bound: null, centre: id, self: null }),
    (await devices.list(id)).map(whole),
  ]);
  return [...(await Promise.all(states)), (await tokens.list(null)).map(whole)];
};

/** When it was last seen is no change. */
const whole = ({ seenAt: _, ...one }: { readonly seenAt: unknown }): object => one;

const names = Object.keys(paths) as RouteName[];
/** A password takes its time to try; once in a while is enough. */
const slow = new Set<RouteName>(['signIn', 'changePassword', 'addUser', 'editUser']);
const aRoute = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...names.filter((name) => !slow.has(name))) },
  { weight: 1, arbitrary: fc.constantFrom(...slow) },
);
/** Stand for the tickets that came last, whose ids are only known when the question is asked. */
const tickets = ['last-ticket', 'ticket-before'];
const goodParams = fc.record({
  c: fc.constantFrom('small', 'small', 'small', 'other'),
  id: fc.constantFrom('1', '2', 'k', 'd', 'p', 'none', ...tickets),
  code: fc.constant('ABCDEF'),
  view: fc.constantFrom('kiosk', 'hall', 'counter', 'floor', 'ticket'),
});
const someParams = fc.oneof(
  { weight: 6, arbitrary: goodParams },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.constantFrom('centre', 'id', 'code', 'view', 'secret'),
      evilText.map((text) => text.toWellFormed()),
    ),
  },
);
const bodyFor = (name: RouteName): fc.Arbitrary<string | undefined> => {
  const { body } = routes[name] as Route;
  const none = fc.constant(undefined);
  const asText = (value: unknown): string => JSON.stringify(value);
  const evil = fc.oneof(rawBody, evilValue.map(asText));
  if (body === undefined) return fc.oneof({ weight: 8, arbitrary: none }, { weight: 1, arbitrary: evil });
  return fc.oneof(
    { weight: 12, arbitrary: fitting(body).map(asText) },
    { weight: 4, arbitrary: around(body).map(asText) },
    { weight: 1, arbitrary: evil },
    { weight: 1, arbitrary: none },
  );
};
const queryFor = (name: RouteName): fc.Arbitrary<string> => {
  const schema = (routes[name] as Route).query;
  const pairs = fc.dictionary(fc.constantFrom('number', 'from', 'to', 'by', 'after', 'limit', '__proto__'), evilText);
  const fields = schema === undefined ? pairs : fc.oneof(fitting(schema), pairs);
  const asText = fields.map((value) =>
    new URLSearchParams(Object.entries(value as object).map(([key, text]) => [key, String(text)])).toString(),
  );
  return fc.oneof(
    { weight: schema === undefined ? 1 : 8, arbitrary: asText },
    { weight: schema === undefined ? 8 : 1, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom('', '?', '%', '&&&', 'number[]=1', 'a=1&a=2', '%ff%fe', 'number=%00') },
  );
};
const questionAt = (name: RouteName) =>
  fc.record({
    name: fc.constant(name),
    who: fc.constantFrom('t-admin', 't-admin', 't-admin', 't-admin', 't-clerk', 'kiosk', 'nobody' as const),
    params: someParams,
    query: queryFor(name),
    body: bodyFor(name),
    type: contentType,
    headers: fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: evilHeaders }),
  });
/** Made once: to make what makes questions takes longer than to ask one. */
const questions = new Map(names.map((name) => [name, questionAt(name)]));
const question = aRoute.chain((name) => questions.get(name) ?? questionAt(name));

/** Tickets issued on the way, the last one last. */
const recent: string[] = [];
const inNumbers: { [status: string]: number } = {};

/** The time limit leaves one question under way: it must not come to its end in the midst of another test. */
let lastAsked: PromiseLike<unknown> | null = null;

const kinds = (of: (status: number) => boolean): number =>
  Object.entries(inNumbers).reduce((sum, [status, count]) => sum + (of(Number(status)) ? count : 0), 0);
/** Both kinds were met, in good number. */
const isEnough = (): boolean => kinds((status) => status < 300) > 20 && kinds((status) => status === 400) > 20;

test('random questions at every route: never a fault, and nothing changed by what was refused', async () => {
  // A slow machine asks fewer in the same time: it goes on until there were enough.
  do await askAtRandom();
  while (!isEnough());
  expect(Object.keys({})).toEqual([]);
  expect(({} as { role?: unknown }).role).toBeUndefined();
}, 60_000);

const askAtRandom = async (): Promise<void> => {
  /** As they stand, where nothing that was let through has come since; else null. */
  let known: readonly unknown[] | null = null;
  await fc.assert(
    fc.asyncProperty(question, async ({ name, who, params, query, body, type, headers }) => {
      const before = known ?? (await heads());
      known = null;
      const id = recent.at(-1 - tickets.indexOf(params.id ?? '')) ?? 'none';
      const named = tickets.includes(params.id ?? '') ? { ...params, id } : params;
      const asked = house.app.inject({
        method: paths[name].method,
        url: addressOf(name, named) + (query === '' ? '' : `?${query}`),
        headers: {
          ...headers,
          ...headersOf(house.passes[who]),
          ...(body === undefined ? {} : { 'content-type': type }),
        },
        ...(body === undefined ? {} : { payload: body }),
      });
      lastAsked = asked;
      const reply = await asked;
      inNumbers[reply.statusCode] = (inNumbers[reply.statusCode] ?? 0) + 1;
      expect(reply.statusCode, reply.body).toBeLessThan(500);
      if (name === 'issueTicket' && reply.statusCode === 201) recent.push(reply.json().value.ticket.id);
      if (reply.statusCode < 400) return;
      const { ok, refusal } = reply.json();
      expect([ok, typeof refusal.message]).toEqual([false, 'string']);
      expect(reply.statusCode).toBe(
        reply.statusCode === 413 ? 413 : refusalStatus[refusal.code as keyof typeof refusalStatus],
      );
      expect(await heads()).toEqual(before);
      known = before;
    }),
    { numRuns: 1_000_000, interruptAfterTimeLimit: httpMs, markInterruptAsFailure: false },
  );
  await lastAsked;
};

/** Documents that hold to the schema in all but one place. */
const brokenCentre = fc.tuple(fc.nat(10_000), evilValue).map(([where, evil]) => {
  const copy = structuredClone({ ...openCentre(), id: 'other' }) as unknown as { [name: string]: unknown };
  const places: (() => void)[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      places.push(() => Object.assign(node, { [key]: evil }));
      visit(value);
    }
  };
  visit(copy);
  places[where % places.length]?.();
  return JSON.stringify(copy);
});

/** Of the centre that the other tests do not look at: one that is taken may have no display any more. */
const putConfig = async (body: string) => {
  const params = { centre: 'other' };
  const read = await house.app.inject({
    url: addressOf('config', params),
    headers: headersOf(house.passes['t-admin']),
  });
  return house.app.inject({
    method: 'PUT',
    url: addressOf('putConfig', params),
    headers: {
      ...headersOf(house.passes['t-admin']),
      'content-type': 'application/json',
      'if-match': String(read.headers.etag),
    },
    payload: body,
  });
};

test('one socket may ask for so many views in a while, and no more', async () => {
  const socket = aSocket(house.address, house.passes.manager);
  const watch = () => socket.timeout(60_000).emitWithAck('watch', { centre: 'small', view: 'hall', id: 'd' });
  const results = await Promise.all(Array.from({ length: 40 }, watch));
  expect(results.filter(({ ok }) => ok).length).toBeLessThanOrEqual(30);
  expect(results.at(-1)).toMatchObject({ ok: false, refusal: { code: 'too-many' } });
  socket.disconnect();
});

test('random documents as configuration: refused with the place, or taken whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 8, arbitrary: brokenCentre }, { weight: 1, arbitrary: rawBody }),
      async (body) => {
        const before = await heads();
        const reply = await putConfig(body);
        expect(reply.statusCode, reply.body).toBeLessThan(500);
        if (reply.statusCode >= 400) expect(await heads()).toEqual(before);
      },
    ),
    { numRuns: 100_000, interruptAfterTimeLimit: configMs, markInterruptAsFailure: false },
  );
}, 60_000);

test('two megabytes of brackets are refused as a configuration, and more than that unread', async () => {
  for (const body of ['['.repeat(500_000) + ']'.repeat(500_000), `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`]) {
    const reply = await putConfig(body);
    expect(reply.statusCode, reply.body.slice(0, 200)).toBeGreaterThanOrEqual(400);
    expect(reply.statusCode).toBeLessThan(500);
  }
  expect((await putConfig(`"${'x'.repeat(2 * 1024 * 1024)}"`)).statusCode).toBe(413);
});

test('what is not JSON changes nothing: the kinds that a form of another site can send are refused', async () => {
  const before = await heads();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', null]) {
    const reply = await fetch(`${house.address}${addressOf('issueTicket')}`, {
      method: 'POST',
      headers: { ...headersOf(house.passes.reception), ...(type === null ? {} : { 'content-type': type }) },
      body: new TextEncoder().encode('{"service":"a"}'),
    });
    expect([type, reply.status]).toEqual([type, 400]);
  }
  expect(await heads()).toEqual(before);
});

/** Sends bytes as they are; gives the first line of the answer, '' if there was none. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    const { hostname, port } = new URL(house.address);
    const socket = connectTcp(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    socket.on('data', (piece) => {
      said += piece.toString('latin1');
      if (said.includes('\r\n')) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(said.split('\r\n')[0] ?? ''));
    socket.setTimeout(5000, () => socket.destroy());
  });

test('broken and huge requests on the wire are refused or hung up on', async () => {
  const bearer = `authorization: Bearer ${house.passes['t-admin'].token}\r\n`;
  const head = (line: string, headers = ''): string => `${line} HTTP/1.1\r\nhost: x\r\n${bearer}${headers}`;
  const post = head('POST /api/centres/small/tickets', 'content-type: application/json\r\n');
  const before = await heads();
  const answers = await Promise.all(
    [
      head('GET /api/centres', `x-long: ${'a'.repeat(100_000)}\r\n\r\n`),
      head('GET /api/centres', `${Array.from({ length: 3000 }, (_, n) => `x-${n}: 1\r\n`).join('')}\r\n`),
      head(`GET /api/centres/${'a'.repeat(100_000)}`, '\r\n'),
      head('GET /api/%', '\r\n'),
      head('GET /api/t/%ff%fe', '\r\n'),
      head('GET /../../etc/passwd', '\r\n'),
      head('BREW /api/centres', '\r\n'),
      'nonsense\r\n\r\n',
      `${post}content-length: 15\r\ncontent-length: 2\r\n\r\n{"service":"a"}`,
      `${post}content-length: 15\r\ntransfer-encoding: chunked\r\n\r\n{"service":"a"}`,
      `${post}transfer-encoding: chunked\r\n\r\nZZ\r\n{"service":"a"}\r\n0\r\n\r\n`,
      `${post}content-length: -1\r\n\r\n`,
      `${post}content-length: 9999999999\r\n\r\n{`,
      `${post}expect: 200-ok\r\ncontent-length: 15\r\n\r\n{"service":"a"}`,
    ].map(raw),
  );
  for (const answer of answers) expect(answer).toMatch(/^$|^HTTP\/1\.1 4\d\d /);
  expect(await heads()).toEqual(before);
});

const watches = fc.oneof(
  evilValue,
  fc.record(
    {
      centre: fc.oneof(fc.constantFrom<unknown>('small', 'nowhere'), evilValue),
      view: fc.oneof(fc.constantFrom<unknown>('kiosk', 'hall', 'counter', 'floor', 'ticket'), evilValue),
      id: fc.oneof(fc.constantFrom<unknown>('k', 'd', '1'), evilValue),
    },
    { requiredKeys: [] },
  ),
);

test('random wishes over a socket: each is answered, and the socket goes on', async () => {
  let socket = aSocket(house.address, house.passes.manager);
  const before = await heads();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(watches, async (watch) => {
      if (JSON.stringify(watch)?.length > 15_000) return;
      // A socket may ask for so many views in a while: then another goes on.
      if (count++ % 25 === 24) {
        socket.disconnect();
        socket = aSocket(house.address, house.passes.manager);
      }
      const result = await socket.timeout(60_000).emitWithAck('watch', watch);
      if (!result.ok) expect(Object.keys(refusalStatus)).toContain(result.refusal.code);
    }),
    { numRuns: 100_000, interruptAfterTimeLimit: socketMs, markInterruptAsFailure: false },
  );
  socket.disconnect();
  socket = aSocket(house.address, house.passes.manager);
  expect(count).toBeGreaterThan(50);
  // Unknown events, no answer wanted, more arguments than there are: nothing comes of it.
  socket.emit('watch');
  socket.emit('watch', { view: 'hall' });
  socket.emit('callNext', { id: '1' });
  socket.emit('__proto__', {}, () => {});
  const hall = await socket.timeout(60_000).emitWithAck('watch', { centre: 'small', view: 'hall', id: 'd' });
  expect(hall.ok).toBe(true);
  socket.disconnect();
  expect(await heads()).toEqual(before);
}, 60_000);

test('broken packets and a huge one end their own socket only', async () => {
  const healthy = aSocket(house.address, house.passes.display);
  const dropped: string[] = [];
  healthy.on('disconnect', (reason) => void dropped.push(reason));
  const packets = [
    '40{"protocolVersion":1',
    '40{"protocolVersion":1,"__proto__":{"token":"x"}}',
    '40{"protocolVersion":2}',
    '40"text"',
    '40/admin,{}',
    '42["watch"',
    '42["watch",{}]',
    '42["disconnect","x"]',
    '42["connection",{}]',
    '421["__proto__",{}]',
    '42{"0":"watch"}',
    '45999-["watch",{"_placeholder":true,"num":0}]',
    '451-["watch",{"_placeholder":true,"num":1e9}]',
    '49',
    'x',
    '\u0000',
    `42["watch","${'x'.repeat(20_000)}"]`,
  ];
  const send = (packet: string): Promise<void> =>
    new Promise((resolve) => {
      const ws = new WebSocket(`${house.address.replace('http', 'ws')}/live/?EIO=4&transport=websocket`);
      ws.onopen = () => {
        if (!packet.startsWith('40')) ws.send('40{"protocolVersion":1}');
        ws.send(packet);
        ws.send(new Uint8Array([4, 0, 255]));
        ws.close();
      };
      ws.onclose = () => resolve();
    });
  await Promise.all(packets.map(send));
  const hall = await healthy.timeout(60_000).emitWithAck('watch', { centre: 'small', view: 'hall', id: 'd' });
  expect([hall.ok, dropped]).toEqual([true, []]);
  healthy.disconnect();
});
