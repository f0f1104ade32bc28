import { afterAll, beforeAll, expect, test } from 'vitest';
import { slipSvg } from '../../../server/printing/slip.ts';
import { slipContent } from '../../../server/printing/slip-words.ts';
import { fillPast } from '../../../server/sample/past-days.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import type { Store } from '../../../server/store/store.ts';
import type { PhoneView } from '../../../shared/views.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { smallCentre } from '../../queue/small-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';
import { openStory } from '../../support/story-in-steps.ts';

/** Open, paused and closed counters, and the opening hours, are part of every estimate: what is not known is said as not known. */

/** 08:00 of a Friday in Baku: the hours begin at 09:00. */
const early = Date.UTC(2026, 10, 20, 4);
const minute = 60_000;
const { step, tell } = openStory();
let store: Store;
let clock: ManualClock;
let server: AServer;

const issue = async (service: string, more: object = {}) =>
  (await server.ask('reception', 'issueTicket', { body: { service, ...more } })).value;
const phone = async (secret: string): Promise<PhoneView> =>
  (await server.ask(null, 'phoneTicket', { params: { secret } })).value as PhoneView;
const passTo = (at: number): void => clock.set(at);

beforeAll(async () => {
  store = openMemoryStore();
  clock = manualClock(early);
  const document = smallCentre();
  const parts = {
    store,
    clock,
    centre: document.id,
    document,
    days: 8,
    seed: 1,
    visits: 120,
    told: false,
    onDay: () => {},
  };
  expect(await fillPast(parts)).toMatchObject({ ok: true });
  server = await aServer({ store, clock, centre: document });
  await server.ask('manager', 'learn', { body: {} });
  await server.ask('manager', 'openDay', { body: {} });
}, 60_000);
afterAll(() => server.close());

step('before the hours begin nobody is promised a call sooner than that', async () => {
  const tickets = [await issue('b'), await issue('b'), await issue('a', { priorityClass: 'veteran' })];
  for (const { estimate } of tickets) expect(estimate?.low).toBeGreaterThanOrEqual(3600);
  expect(tickets[1]?.estimate?.middle).toBeGreaterThanOrEqual(tickets[0]?.estimate?.middle ?? Number.NaN);
  passTo(early + 45 * minute);
  const { estimate } = await phone(tickets[0]?.secret ?? '');
  expect(estimate?.low).toBeGreaterThanOrEqual(15 * 60);
  expect(estimate?.low).toBeLessThan(60 * 60);
});

step('while every counter is closed in the hours, nothing is said, and why', async () => {
  passTo(early + 61 * minute);
  const held = await issue('b');
  expect(held).toMatchObject({ estimate: null, estimateReason: 'no-counter-open' });
  passTo(early + 116 * minute);
  expect(await phone(held.secret)).toMatchObject({ estimate: null, estimateReason: 'no-counter-open' });
});

step('a counter that opens brings an estimate at once, a break takes it away, and so does closing', async () => {
  const held = await issue('b');
  const isSaid = async (): Promise<boolean> => (await phone(held.secret)).estimate !== null;
  expect(await isSaid()).toBe(false);
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
  expect(await isSaid()).toBe(true);
  await server.ask('clerk', 'pauseCounter', { id: '1', body: {} });
  expect(await phone(held.secret)).toMatchObject({ estimate: null, estimateReason: 'counters-paused' });
  expect(await issue('b')).toMatchObject({ estimate: null, estimateReason: 'counters-paused' });
  await server.ask('clerk', 'resumeCounter', { id: '1', body: {} });
  expect(await isSaid()).toBe(true);
  await server.ask('clerk', 'closeCounter', { id: '1', body: {} });
  expect(await phone(held.secret)).toMatchObject({ estimateReason: 'no-counter-open' });
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
});

step('a counter less makes the wait longer at once', async () => {
  await server.ask('manager', 'openCounter', { id: '2', body: {} });
  for (let count = 0; count < 30; count++) await issue(count % 2 === 0 ? 'a' : 'b');
  const last = await issue('b');
  const both = await phone(last.secret);
  await server.ask('manager', 'pauseCounter', { id: '2', body: {} });
  const one = await phone(last.secret);
  expect(one.ahead).toBe(both.ahead);
  expect(one.estimate?.middle).toBeGreaterThan(1.15 * (both.estimate?.middle ?? Number.NaN));
});

step('a ticket that is sent to another line is told again, and each promise is held against its own wait', async () => {
  const { ticket, secret, estimate } = await issue('b');
  passTo(clock.now() + 10 * minute);
  expect(await server.ask('clerk', 'transfer', { id: ticket.id, body: { service: 'a', place: 'back' } })).toMatchObject(
    { status: 200 },
  );
  const events = await store.ticketEvents('small', ticket.id);
  const moved = events.map(({ event }) => event).find(({ type }) => type === 'ticket-transferred');
  const told = moved !== undefined && 'quoted' in moved ? moved.quoted : undefined;
  expect(told).toBeDefined();
  expect((await phone(secret)).estimate).toEqual(told);
  const legs = (await store.legs('small', '2026-11-20', '2026-11-20')).filter((leg) => leg.ticket === ticket.id);
  expect(legs.map((leg) => leg.quotedMiddle)).toEqual([estimate?.middle, told?.middle]);
});

step('a waiting ticket whose service is put right is told again; its wait still counts from its issue', async () => {
  const { ticket, estimate } = await issue('b');
  passTo(clock.now() + 5 * minute);
  expect(await server.ask('clerk', 'editTicket', { id: ticket.id, body: { service: 'a' } })).toMatchObject({
    status: 200,
  });
  const events = await store.ticketEvents('small', ticket.id);
  const edited = events.map(({ event }) => event).find(({ type }) => type === 'ticket-edited');
  const told = edited !== undefined && 'quoted' in edited ? edited.quoted : undefined;
  expect(told).toBeDefined();
  const legs = (await store.legs('small', '2026-11-20', '2026-11-20')).filter((leg) => leg.ticket === ticket.id);
  expect(legs.map((leg) => leg.quotedMiddle)).toEqual([(told?.middle ?? 0) + 300]);
  expect(estimate).not.toBeNull();
});

tell('who is at work, from before the hours to lines that change');

/** What a slip in this language says of a ticket of nobody in particular. */
const factsOf = (language: string) => ({
  number: 'A001',
  service: 'b',
  priorityClass: null,
  language,
  issuedAt: early,
  ahead: 0,
  estimate: null,
  url: null,
  copy: false,
  practice: false,
});

test.each([
  ['az', 'Hazırda açıq pəncərə yoxdur', 'Bu xidmətin pəncərələri fasilədədir'],
  ['ru', 'Сейчас нет открытых окон', 'Окна этой услуги на перерыве'],
  ['en', 'No counter is open just now', 'The counters for this service are on a break'],
])('the slip says in %s why no time is said', (language, closed, paused) => {
  const said = (why: 'no-counter-open' | 'counters-paused' | 'too-many-waiting') =>
    slipContent(smallCentre(), { ...factsOf(language), why }).estimate;
  expect([said('no-counter-open'), said('counters-paused'), said('too-many-waiting')]).toEqual([closed, paused, null]);
});

test.each([
  ['az', 'NÜMAYİŞ: bu növbə uydurmadır'],
  ['ru', 'ДЕМОНСТРАЦИЯ: эта очередь вымышленная'],
  ['en', 'DEMO: this queue is made up'],
])('the slip of a demo says so in %s, and no other', (language, mark) => {
  expect(slipContent(smallCentre(), { ...factsOf(language), demo: true }).practice).toBe(mark);
  expect(slipContent(smallCentre(), factsOf(language)).practice).toBeNull();
});

test.each([
  ['az', 'Pəncərədə göstərin: Vəsiqə'],
  ['ru', 'Покажите у окна: Vəsiqə'],
  ['en', 'Show at the counter: Vəsiqə'],
])('the slip of a privilege says in %s what proves it, and where', (language, proof) => {
  const slip = (priorityClass: string | null) => slipContent(smallCentre(), { ...factsOf(language), priorityClass });
  expect([slip('veteran').proof, slip(null).proof]).toEqual([proof, null]);
  expect(slipSvg(slip('veteran'), 576)).toContain(proof);
});
