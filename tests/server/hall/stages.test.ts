import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CounterView, PhoneView } from '../../../shared/views.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { smallCentre } from '../../queue/small-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** Friday, 10:00 in Baku. */
const morning = Date.UTC(2026, 10, 20, 6, 0, 0);
const today = '2026-11-20';
let server: AServer;
let clock: ManualClock;

beforeAll(async () => {
  clock = manualClock(morning);
  const { services, ...centre } = smallCentre({ visits: { services: 3, people: 4 } });
  const ordered = services.map((one) => (one.id === 'b' ? { ...one, after: ['a'] } : one));
  server = await aServer({ centre: { ...centre, services: ordered }, clock });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
  await server.ask('manager', 'openCounter', { id: '3', body: {} });
});
afterAll(() => server.close());

const phone = async (secret: string): Promise<PhoneView> =>
  (await server.ask(null, 'phoneTicket', { params: { secret } })).value as PhoneView;
const counterOf = async (id: string): Promise<CounterView> => {
  const { value } = await server.ask('manager', 'view', { params: { view: 'counter' }, id });
  return (value as { readonly data: CounterView }).data;
};
const issue = (body: object) => server.ask('kiosk', 'issueTicket', { body: { language: 'az', ...body } });
const issued = async (body: object) => (await issue(body)).value;
const passes = (seconds: number): void => clock.set(clock.now() + seconds * 1000);
const serve = async (counter = '1'): Promise<string> => {
  const who = counter === '1' ? 'clerk' : 'manager';
  const { value } = await server.ask(who, 'callNext', { id: counter });
  await server.ask(who, 'start', { id: value.ticket.id, body: {} });
  return value.ticket.id;
};
const finish = (id: string, body: object = {}) => server.ask('manager', 'finish', { id, body });

describe('one ticket for several services', () => {
  test('[VS6] the order that waits least is told before the ticket, each leg with its own wait', async () => {
    for (let count = 0; count < 4; count++) await issue({ service: 'a' });
    const query = { later: 'c' };
    const told = (await server.ask('kiosk', 'newcomerWait', { params: { service: 'a' }, query })).value;
    expect(told.plan?.legs.map(({ service }) => service)).toEqual(['c', 'a']);
    expect(told.plan?.waitSeconds).toBeLessThan(told.plan?.askedWaitSeconds ?? 0);
    for (const { estimate } of told.plan?.legs ?? []) {
      expect(estimate?.low).toBeLessThanOrEqual(estimate?.middle ?? -1);
      expect(estimate?.middle).toBeLessThanOrEqual(estimate?.high ?? -1);
    }
    const kept = await server.ask('kiosk', 'newcomerWait', { params: { service: 'b' }, query: { later: 'a' } });
    expect(kept.value.plan?.legs.map(({ service }) => service)).toEqual(['a', 'b']);
    const refused = async (later: string) =>
      (await server.ask('kiosk', 'newcomerWait', { params: { service: 'a' }, query: { later } })).refusal?.code;
    expect(await refused('b,c,a')).toBe('too-many-services');
    expect(await refused('x')).toBe('service-not-found');
    expect(await refused('b,b')).toBe('malformed');
    for (let count = 0; count < 4; count++) await finish(await serve());
  });

  test('[VS1] [VS2] it is called, served and queued again by itself, and each leg counts', async () => {
    const { ticket, secret } = await issued({ service: 'a', later: ['b', 'c'] });
    expect(ticket.later).toEqual(['b', 'c']);
    const stages = async () => (await phone(secret)).stages?.map(({ service, state }) => `${service['az']} ${state}`);
    expect(await stages()).toEqual(['A now', 'B to-come', 'C to-come']);
    expect((await phone(secret)).stages?.[1]?.estimate?.basis).toBe('standard');
    passes(60);
    expect(await serve()).toBe(ticket.id);
    expect((await counterOf('1')).ticket).toMatchObject({ later: ['b', 'c'] });
    passes(120);
    const moved = (await finish(ticket.id, { next: 'c' })).value.ticket;
    expect(moved).toMatchObject({ status: 'waiting', service: 'c', later: ['b'], number: ticket.number });
    expect(await stages()).toEqual(['A done', 'C now', 'B to-come']);
    passes(30);
    expect(await serve('3')).toBe(ticket.id);
    passes(60);
    await finish(ticket.id);
    expect(await serve()).toBe(ticket.id);
    passes(10);
    expect((await finish(ticket.id)).value.ticket).toMatchObject({ status: 'served', later: [] });
    const { value } = await server.ask('manager', 'ticket', { id: ticket.id, query: { with: 'story' } });
    expect(
      value.ticket.legs.map(({ service, ending, waitSeconds, serviceSeconds }) => [
        service,
        ending,
        waitSeconds,
        serviceSeconds,
      ]),
    ).toEqual([
      ['a', 'served', 60, 120],
      ['c', 'served', 30, 60],
      ['b', 'served', 0, 10],
    ]);
    expect(value.story?.steps.filter(({ what }) => what === 'ticket-moved-on')).toHaveLength(2);
  });

  test('[VS3] staff change what is left, or end the visit', async () => {
    const { ticket } = await issued({ service: 'a', later: ['b', 'c'] });
    const left = await server.ask('clerk', 'editTicket', { id: ticket.id, body: { later: ['c'] } });
    expect(left.value.ticket.later).toEqual(['c']);
    await serve();
    expect((await finish(ticket.id, { next: null })).value.ticket).toMatchObject({ status: 'served', later: [] });
    expect((await issue({ service: 'b', later: ['a'] })).refusal?.code).toBe('wrong-order');
    expect((await issue({ service: 'a', later: ['b', 'c', 'x'] })).refusal?.code).toBe('too-many-services');
  });
});

describe('people who come together', () => {
  test('[GR1] [GR3] have a number each, one slip, and one phone that gives all of them up', async () => {
    const { ticket, party, secret, print } = await issued({ service: 'a', people: 3 });
    expect(print).not.toBeNull();
    expect(party?.map(({ number }) => number)).toHaveLength(3);
    expect(ticket.party).toEqual({ index: 0, tickets: party?.map(({ id }) => id) });
    const all = (await phone(secret)).companions?.map(({ number, status }) => [number, status]);
    expect(all).toEqual(party?.slice(1).map(({ number }) => [number, 'waiting']));
    expect((await counterOf('1')).waiting.map(({ party: one }) => one)).toEqual([
      { index: 1, of: 3 },
      { index: 2, of: 3 },
      { index: 3, of: 3 },
    ]);
    await serve();
    expect((await server.ask(null, 'phoneCancel', { params: { secret }, body: {} })).refusal?.code).toBe(
      'wrong-status',
    );
    await finish(ticket.id);
    expect((await issue({ service: 'a', people: 5 })).refusal?.code).toBe('too-many-people');
    const other = await issued({ service: 'a', people: 2 });
    await server.ask(null, 'phoneCancel', { params: { secret: other.secret }, body: {} });
    expect((await phone(other.secret)).companions?.map(({ status }) => status)).toEqual(['cancelled']);
  });

  test('[GR1] each visit counts once, each leg of it too', async () => {
    const query = { from: today, to: today, by: 'service' };
    const { value } = await server.ask('manager', 'summary', { query });
    const rows = Object.fromEntries(value.rows.map(({ key, issued, served }) => [key, [issued, served]]));
    // Four for the estimate, two with plans, five in parties; and what the plans led to.
    expect(rows).toEqual({ a: [11, 7], b: [0, 1], c: [0, 1] });
    expect(value.total).toMatchObject({ issued: 11, served: 9 });
  });
});
