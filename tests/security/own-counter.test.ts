import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RouteName } from '../../shared/paths.ts';
import { aHouse, aSocket, type House, type Pass, password, sessionOf } from '../support/house.ts';

/** A clerk acts at the counter that they opened, and at no other; managers may act at any. */

let house: House;
let own: Pass;
let elsewhere: Pass;
let nowhere: Pass;
const program = async (): Promise<Pass> => {
  const made = await house.parts.app.access.tokens.add(null, { name: 'a clerk', role: 'clerk', centre: 'small' });
  if (!made.ok) throw new Error(made.refusal.message);
  return { token: made.value.token };
};
const codeOf = async (pass: Pass, name: RouteName, id: string, body: object): Promise<string> => {
  const { status, refusal } = await house.ask(pass, name, { params: { id }, body });
  return refusal === null ? String(status) : refusal.code;
};
beforeAll(async () => {
  house = await aHouse();
  [own, elsewhere, nowhere] = [await program(), await program(), await program()];
});
afterAll(() => house.close());
/** Each test finds one clerk at counter 1 and another at counter 2. */
beforeEach(async () => {
  for (const id of ['1', '2']) await house.ask(house.passes.manager, 'closeCounter', { params: { id }, body: {} });
  await house.ask(own, 'openCounter', { params: { id: '1' }, body: {} });
  await house.ask(elsewhere, 'openCounter', { params: { id: '2' }, body: {} });
});

/** The ticket at counter 1, as the clerk there sees it; the last one stays in mind when it has left. */
let ticket = '';
const ticketHere = async (): Promise<string> => {
  const { value } = await house.ask(own, 'view', { params: { view: 'counter', id: '1' } });
  ticket = value.data.ticket?.id ?? ticket;
  return ticket;
};

/** One morning at counter 1: each step is first tried by those whose counter it is not. */
const morning: readonly (readonly [RouteName, object?])[] = [
  ['callNext'],
  ['recall'],
  ['requeue'],
  ['call'],
  ['start'],
  ['addService', { service: 'b' }],
  ['transfer', { service: 'c' }],
  ['callNext'],
  ['noShow'],
  ['callNext'],
  ['cancel'],
  ['callNext'],
  ['park'],
  ['callNext'],
  ['start'],
  ['finish'],
  ['serve', { service: 'a' }],
  ['finish'],
  ['pauseCounter'],
  ['resumeCounter'],
  ['closeCounter'],
];
const atTheCounter = new Set<RouteName>(['callNext', 'call', 'serve', 'pauseCounter', 'resumeCounter', 'closeCounter']);

test('each step at a counter is refused to a clerk of another or of none, and to reception; its own clerk does it', async () => {
  for (let count = 0; count < 4; count++) {
    await house.ask(house.passes.reception, 'issueTicket', { body: { service: 'a' } });
  }
  const asked: (readonly string[])[] = [];
  for (const [name, body = {}] of morning) {
    const id = atTheCounter.has(name) ? '1' : await ticketHere();
    const sent = name === 'call' ? { ticket, reason: 'was here before' } : body;
    const told = [];
    for (const pass of [elsewhere, nowhere, house.passes.reception, own]) told.push(await codeOf(pass, name, id, sent));
    asked.push([name, ...told]);
  }
  const expected = morning.map(([name]) => {
    const byReception = name === 'cancel' ? 'not-your-counter' : 'not-allowed';
    return [name, 'not-your-counter', 'not-your-counter', byReception, '200'];
  });
  expect(asked).toEqual(expected);
});

test('a counter has one clerk, a clerk one counter, and a manager may act at any', async () => {
  expect(await codeOf(own, 'openCounter', '2', {})).toBe('counter-taken');
  expect(await codeOf(elsewhere, 'openCounter', '3', {})).toBe('already-at-counter');
  expect(await codeOf(house.passes.manager, 'pauseCounter', '2', {})).toBe('200');
  expect(await codeOf(house.passes.admin, 'resumeCounter', '2', {})).toBe('200');
});

test('a person with counters of their own neither opens nor watches another', async () => {
  const { access } = house.parts.app;
  const scope = { bound: null, centre: 'small', self: null };
  const person = { user: 'bound', name: 'Bound', role: 'clerk', password, counters: ['1'] } as const;
  const added = await access.people.add(scope, person);
  if (!added.ok) throw new Error(added.refusal.message);
  const bound = { cookie: await sessionOf(access, added.value.id) };
  expect(await codeOf(bound, 'openCounter', '3', {})).toBe('not-allowed');
  const socket = aSocket(house.address, bound);
  const watch = (id: string) => socket.timeout(60_000).emitWithAck('watch', { centre: 'small', view: 'counter', id });
  expect(await watch('3')).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  expect(await watch('1')).toMatchObject({ ok: true });
  socket.disconnect();
  for (const [id, status] of [
    ['3', 403],
    ['1', 200],
  ] as const) {
    expect((await house.ask(bound, 'view', { params: { view: 'counter', id } })).status).toBe(status);
  }
  await house.ask(own, 'closeCounter', { params: { id: '1' }, body: {} });
  expect(await codeOf(bound, 'openCounter', '1', {})).toBe('200');
});
