import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { replayedLegs } from '../../../engine/queue/replayed-legs.ts';
import { systemClock } from '../../../server/async/clock.ts';
import { learntVersion } from '../../../server/centre/learnt.ts';
import { fillPast } from '../../../server/sample/past-days.ts';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import type { Store } from '../../../server/store/store.ts';
import { toldWords } from '../../../shared/cases/told-words.ts';
import * as en from '../../../shared/text/en.ts';
import type { Estimate } from '../../../shared/tickets/estimate.ts';
import type { FloorView, KioskView, PhoneView } from '../../../shared/views.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { Hall } from '../../queue/hall.ts';
import { smallCentre } from '../../queue/small-centre.ts';
import { put } from '../../store/rows.ts';
import { type AServer, aFolder, aServer, type ServerOptions, type Who } from '../../support/server.ts';

/** Friday, 10:00 in Baku. */
const morning = Date.UTC(2026, 10, 20, 6, 0, 0);
const today = '2026-11-20';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const opened = async (options: ServerOptions): Promise<AServer> => {
  const server = await aServer({ centre: smallCentre(), ...options });
  closing.push(server.close);
  return server;
};
const aHall = async (options: ServerOptions & { readonly clock?: ManualClock } = {}) => {
  const clock = options.clock ?? manualClock(morning);
  const server = await opened({ ...options, clock });
  await server.ask('manager', 'openDay', { body: {} });
  return { server, clock };
};
const issue = async (server: AServer, service = 'b', more: object = {}, who: Who = 'reception') =>
  (await server.ask(who, 'issueTicket', { body: { service, ...more } })).value;
const view = async <V>(server: AServer, name: string, id?: string): Promise<V> => {
  const params = { view: name };
  const asked = id === undefined ? { params } : { params, id };
  return ((await server.ask('manager', 'view', asked)).value as { readonly data: V }).data;
};
const phone = async (server: AServer, secret: string): Promise<PhoneView> =>
  (await server.ask(null, 'phoneTicket', { params: { secret } })).value as PhoneView;
const floorOf = async (server: AServer): Promise<readonly (Estimate | null)[]> =>
  (await view<FloorView>(server, 'floor')).services.map(({ estimate }) => estimate);
const middleOf = ({ estimate }: { readonly estimate: Estimate | null }): number => estimate?.middle ?? Number.NaN;

/** Calls and serves the next visitor, for so many seconds. */
const serveNext = async (
  { server, clock }: { server: AServer; clock: ManualClock },
  seconds: number,
  who: Who = 'clerk',
): Promise<void> => {
  const { value } = await server.ask(who, 'callNext', { id: '1' });
  await server.ask(who, 'start', { id: value.ticket.id, body: {} });
  clock.set(clock.now() + seconds * 1000);
  await server.ask(who, 'finish', { id: value.ticket.id, body: {} });
};

/** A store with past days of the small centre in it. */
const withPast = async (store: Store, visits: number | null = 150): Promise<Store> => {
  const document = smallCentre();
  const clock = manualClock(morning);
  const parts = {
    store,
    clock,
    centre: document.id,
    document,
    days: 8,
    seed: 1,
    visits,
    told: false,
    onDay: () => {},
  };
  const filled = await fillPast(parts);
  if (!filled.ok) throw new Error(filled.refusal.message);
  // Whatever the making of those days has learnt is passed over.
  await store.putLearnt(document.id, { version: 0, learntAt: 0, body: '' });
  return store;
};

describe('a new centre', () => {
  test('says a sensible range by the configuration to its first visitor', async () => {
    const { server } = await aHall();
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    const { estimate, estimateReason } = await issue(server);
    expect(estimateReason).toBeNull();
    expect(estimate).toMatchObject({ basis: 'standard', fromMinutes: 0 });
    expect(estimate?.toMinutes).toBeLessThanOrEqual(15);
  });

  test('tells what a privilege changes before the ticket, and the same with it', async () => {
    const { server } = await aHall();
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    for (let count = 0; count < 5; count++) await issue(server);
    const wait = async (query: { readonly priorityClass?: string }) =>
      (await server.ask('reception', 'newcomerWait', { params: { service: 'b' }, query })).value;
    expect(await wait({})).toMatchObject({ ahead: 5 });
    const told = await wait({ priorityClass: 'veteran' });
    expect(told).toMatchObject({ ahead: 0, estimateReason: null });
    const { ahead, estimate } = await issue(server, 'b', { priorityClass: 'veteran' });
    expect({ ahead, toMinutes: estimate?.toMinutes }).toEqual({ ahead: 0, toMinutes: told.estimate?.toMinutes });
  });

  test('says nothing, and why, while nobody is at work and nothing is known', async () => {
    const { server } = await aHall();
    const issued = await issue(server);
    expect(issued).toMatchObject({ estimate: null, estimateReason: 'no-counter-open' });
    expect(await phone(server, issued.secret)).toMatchObject({ estimateReason: 'no-counter-open' });
    const [event] = (await server.store.ticketEvents('small', issued.ticket.id)).map((stored) => stored.event);
    expect(event).not.toHaveProperty('quoted');
  });

  test('says something as soon as somebody opens a counter', async () => {
    const { server } = await aHall();
    const { secret } = await issue(server);
    expect(await phone(server, secret)).toMatchObject({ estimateReason: 'no-counter-open' });
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    expect(await phone(server, secret)).toMatchObject({ estimate: { basis: 'standard' }, estimateReason: null });
  });

  test('says nothing where more than 2,000 wait, and that this is why', async () => {
    const series = smallCentre().series.map((one) => ({ ...one, last: 9999, digits: 4 }));
    const centre = smallCentre({ series });
    const hall = new Hall(centre, '2026-11-20T10:00:00+04:00').open('1');
    for (let count = 0; count < 2001; count++) hall.issue('b');
    const store = openMemoryStore();
    await put(store, { events: hall.log }, 'small');
    const clock = manualClock(hall.now);
    const server = await opened({ store, clock, centre });
    const issued = await issue(server);
    expect(issued).toMatchObject({ ahead: 2001, estimate: null, estimateReason: 'too-many-waiting' });
    expect(await phone(server, issued.secret)).toMatchObject({ estimateReason: 'too-many-waiting' });
    await server.ask('reception', 'cancel', { id: issued.ticket.id });
    await serveNext({ server, clock }, 60, 'manager');
    expect((await issue(server)).estimateReason).toBeNull();
  });

  test('counts all who stand before the same counters, of whatever service', async () => {
    const { server } = await aHall();
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    const first = await issue(server, 'a');
    for (let count = 0; count < 8; count++) await issue(server, 'b');
    expect(middleOf(await issue(server, 'c'))).toBeGreaterThan(6 * middleOf(first));
  });

  test('the promise is the same in the answer, the event, the slip and the leg', async () => {
    const { server } = await aHall();
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    for (let count = 0; count < 3; count++) await issue(server);
    const { ticket, estimate } = await issue(server, 'b', { language: 'en' }, 'kiosk');
    const [event] = (await server.store.ticketEvents('small', ticket.id)).map((stored) => stored.event);
    expect(event).toMatchObject({ type: 'ticket-issued', quoted: estimate });
    const [job] = (await server.store.recentJobs('small', 0)).filter((one) => one.ticket === ticket.id);
    const said = toldWords(en.common, { estimate, estimateReason: null }, 'Asia/Baku');
    expect(said).toMatch(/between|Waiting time/);
    expect(JSON.parse(job?.slip ?? '')).toMatchObject({ estimate: said });
    const [leg] = (await server.store.legs('small', today, today)).filter((one) => one.ticket === ticket.id);
    expect(leg).toMatchObject({
      quotedLow: estimate?.low,
      quotedMiddle: estimate?.middle,
      quotedHigh: estimate?.high,
      quotedBasis: 'standard',
      promisedFrom: (estimate?.fromMinutes ?? 0) * 60,
      promisedTo: (estimate?.toMinutes ?? 0) * 60,
    });
  });

  test('what the kiosk showed is promised, unless the call is not likely then', async () => {
    const { server } = await aHall();
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    const { estimate } = await issue(server);
    const { low, high } = estimate ?? { low: 0, high: 0 };
    const shown = { low, high: high + 120 };
    expect((await issue(server, 'a', { shown }, 'kiosk')).estimate).toMatchObject(shown);
    const far = { low: 40_000, high: 50_000 };
    expect((await issue(server, 'a', { shown: far }, 'kiosk')).estimate?.low).toBeLessThan(far.low);
    const odd = await server.ask('kiosk', 'issueTicket', { body: { service: 'a', shown: { low: -1, high: 5 } } });
    expect(odd.status).toBe(400);
  });

  test('a privileged visitor is never told more than an ordinary one before them', async () => {
    const { server } = await aHall();
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    for (let count = 0; count < 6; count++) await issue(server);
    const ordinary = await issue(server);
    const privileged = await issue(server, 'b', { priorityClass: 'veteran' });
    expect(middleOf(privileged)).toBeLessThanOrEqual(middleOf(ordinary));
  });
});

describe('during the day', () => {
  test('a phone follows the line: the range falls as others are called, and ends with the call', async () => {
    const hall = await aHall();
    const { server } = hall;
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    for (let count = 0; count < 6; count++) await issue(server);
    const { secret, ticket } = await issue(server);
    const before = await phone(server, secret);
    for (let count = 0; count < 4; count++) await serveNext(hall, 120);
    const after = await phone(server, secret);
    expect([before.ahead, after.ahead]).toEqual([6, 2]);
    expect(middleOf(after)).toBeLessThan(middleOf(before));
    await server.ask('clerk', 'call', { id: '1', body: { ticket: ticket.id, reason: 'asked for it' } });
    expect(await phone(server, secret)).toMatchObject({ estimate: null, estimateReason: 'does-not-wait' });
  });

  test("the kiosk says a range by service, the counter one by ticket and one for its line, and today's pace becomes the basis", async () => {
    const hall = await aHall();
    const { server } = hall;
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    for (let count = 0; count < 14; count++) await issue(server);
    for (let count = 0; count < 10; count++) await serveNext(hall, 100);
    const kiosk = await view<KioskView>(server, 'kiosk', 'k');
    expect(kiosk.services.find(({ id }) => id === 'b')?.estimate).toMatchObject({ basis: 'minutes-per-ticket' });
    const counter = (await server.ask('clerk', 'view', { params: { view: 'counter' }, id: '1' })).value as {
      readonly data: { readonly waiting: readonly { estimate: Estimate | null }[]; readonly lineEstimate: Estimate };
    };
    const middles = counter.data.waiting.map(middleOf);
    expect(middles).toEqual([...middles].sort((a, b) => a - b));
    expect(counter.data.lineEstimate.middle).toBe(middles.at(-1));
  });

  test('what was told is held against what came', async () => {
    const hall = await aHall();
    const { server, clock } = hall;
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    const { estimate } = await issue(server);
    clock.set(clock.now() + 120_000);
    await serveNext(hall, 60);
    const query = { from: today, to: today, by: 'service' };
    const { value } = await server.ask('manager', 'quoted', { query });
    const middle = estimate?.middle ?? 0;
    expect(value.rows).toEqual([
      {
        key: 'b',
        name: { az: 'B' },
        count: 1,
        quoted: middle,
        waited: 120,
        bias: middle - 120,
        meanError: Math.abs(middle - 120),
        inside: 1,
        belowUpper: 1,
        aboveLower: 1,
        promisedFrom: 0,
        promisedTo: (estimate?.toMinutes ?? 0) * 60,
        waitLow: 120,
        waitMedian: 120,
        waitHigh: 120,
      },
    ]);
    const byHour = await server.ask('manager', 'quoted', { query: { ...query, by: 'hour', service: 'a' } });
    expect(byHour.value.total.count).toBe(0);
    expect((await server.ask('manager', 'estimates')).value.quoted.byHour).toMatchObject([{ key: '10', count: 1 }]);
  });

  test('[E2] nobody gets a ticket who could not be served before closing, if the centre asks for that', async () => {
    const late = manualClock(Date.UTC(2026, 10, 20, 13, 30, 0));
    const { server } = await aHall({ clock: late, centre: smallCentre({ limits: { onlyBeforeClosing: true } }) });
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    const taken: string[] = [];
    for (let count = 0; count < 12; count++) {
      const { status, refusal } = await server.ask('kiosk', 'issueTicket', { body: { service: 'b' } });
      taken.push(refusal?.code ?? String(status));
    }
    expect(taken[0]).toBe('201');
    expect(taken.at(-1)).toBe('closing-soon');
    const kiosk = await view<KioskView>(server, 'kiosk', 'k');
    expect(kiosk.services.find(({ id }) => id === 'b')).toMatchObject({ unavailable: 'closing-soon', estimate: null });
    expect((await server.ask('reception', 'issueTicket', { body: { service: 'b' } })).status).toBe(201);
  });
});

describe('what is learnt', () => {
  test('past days are learnt on demand: estimates rest on them from then on, and it is told from what', async () => {
    const { server } = await aHall({ store: await withPast(openMemoryStore()) });
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    expect((await issue(server)).estimate).toMatchObject({ basis: 'standard' });
    const { value } = await server.ask('manager', 'learn', { body: {} });
    expect(value.learnt).toMatchObject({ version: 1, model: true, days: 8 });
    expect(value.learnt?.visits).toBeGreaterThan(1000);
    const { inputs = [], meanError } = value.learnt ?? {};
    expect(inputs.length).toBeGreaterThan(3);
    expect(inputs.map(({ weight }) => weight)).toEqual(inputs.map(({ weight }) => weight).sort((a, b) => b - a));
    expect(meanError).toBeGreaterThan(30);
    expect(meanError).toBeLessThan(1800);
    expect((await server.ask('manager', 'estimates')).value.learnt).toEqual(value.learnt);
    expect((await issue(server)).estimate).toMatchObject({ basis: 'learnt' });
    expect((await server.ask('manager', 'learn', { body: {} })).value.learnt).toMatchObject({ version: 2 });
  });

  test('two processes say the same, and a third that comes later says it too', async () => {
    const folder = await aFolder();
    closing.push(folder.remove);
    const file = join(folder.path, 'novbe.db');
    const clock = manualClock(morning);
    const open = async () => openSqliteStore({ file });
    const shared = { folder: folder.path, file, clock };
    const { server: first } = await aHall({ ...shared, store: await withPast(await open(), null) });
    const { tokens } = first;
    const second = await opened({ ...shared, store: await open(), tokens });
    await first.ask('clerk', 'openCounter', { id: '1', body: {} });
    let isLearnt = false;
    const learning = first.ask('manager', 'learn', { body: {} }).finally(() => {
      isLearnt = true;
    });
    // It goes on beside the work of the hall.
    for (let count = 0; count < 5; count++) await issue(first, 'c');
    expect((await first.ask('manager', 'estimates')).value.learning).toBe(true);
    expect(isLearnt).toBe(false);
    expect((await learning).value.learnt).toMatchObject({ model: true });
    for (let count = 0; count < 5; count++) await issue(count % 2 === 0 ? first : second, 'b');
    for (let count = 0; count < 3; count++) await serveNext({ server: first, clock }, 200);
    clock.set(clock.now() + 60_000);
    const { secret } = await issue(first, 'b');
    await expect.poll(() => floorOf(second)).toEqual(await floorOf(first));
    expect((await floorOf(first)).map((one) => one?.basis)).toEqual(['learnt', 'learnt', 'learnt']);
    clock.set(clock.now() + 20_000);
    const told = await phone(first, secret);
    expect(await phone(second, secret)).toEqual(told);
    const third = await opened({ ...shared, store: await open(), tokens });
    expect(await phone(third, secret)).toEqual(told);
    expect(await floorOf(third)).toEqual(await floorOf(first));
    expect((await verifyStore({ file, clock: systemClock, legsOf: replayedLegs })).findings).toEqual([]);
  });

  test('where what was learnt is broken the centre opens all the same, and learns it again', async () => {
    const store = await withPast(openMemoryStore());
    await store.putLearnt('small', { version: learntVersion, learntAt: 1, body: '{"model":' });
    const { server } = await aHall({ store });
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    expect((await issue(server)).estimate).toMatchObject({ basis: 'standard' });
    expect((await server.ask('manager', 'estimates')).value.learnt).toBeNull();
    expect((await server.ask('manager', 'learn', { body: {} })).value.learnt).toMatchObject({ version: 1 });
    expect((await issue(server)).estimate).toMatchObject({ basis: 'learnt' });
  });

  test('what another version learnt is passed over; where learning fails the old stays', async () => {
    const store = openMemoryStore();
    const { server } = await aHall({ store });
    await store.putLearnt('small', { version: 999_999, learntAt: 1, body: 'not even JSON' });
    await server.centres.find('small')?.learn();
    expect((await server.ask('manager', 'estimates')).value.learnt).toBeNull();
    await server.ask('clerk', 'openCounter', { id: '1', body: {} });
    expect((await issue(server)).estimate).toMatchObject({ basis: 'standard' });
    const { value } = await server.ask('manager', 'learn', { body: {} });
    expect(value).toMatchObject({ learnt: null, learning: false });
  });
});
