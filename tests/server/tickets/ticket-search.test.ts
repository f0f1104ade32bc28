import { expect, onTestFinished, test } from 'vitest';
import { aServer, fridayClock } from '../../support/server.ts';

const phone = '+994501234567';

test('a ticket of any day is found by number and date, as people type it', async () => {
  const server = await aServer();
  onTestFinished(() => server.close());
  await server.ask('admin', 'openDay');
  const first = await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  await server.ask('reception', 'issueTicket', { body: { service: 'c' } });
  const { id, number } = first.value.ticket;
  const find = (date: string, typed: string) =>
    server.ask('manager', 'ticketsOfDay', { query: { date, number: typed } });
  const [found, ...more] = (await find('2026-11-20', number.toLowerCase())).value.tickets;
  expect([found, more]).toMatchObject([{ id, number, date: '2026-11-20', service: 'a', ending: null }, []]);
  expect((await find('2026-11-20', '1')).value.tickets).toHaveLength(2);
  expect((await find('2026-11-19', number)).value.tickets).toEqual([]);
  expect((await find('2026-11-31', number)).refusal?.code).toBe('malformed');
});

test('what a phone took is found by its number, which stands in no address and not in the log of who asked', async () => {
  const server = await aServer();
  onTestFinished(() => server.close());
  await server.ask('admin', 'openDay');
  const { value } = await server.ask('reception', 'issueTicket', { body: { service: 'a', phone } });
  await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  const found = await server.ask('manager', 'ticketsOfPhone', { body: { phone } });
  expect(found.value.tickets.map(({ id }) => id)).toEqual([value.ticket.id]);
  const [line] = await server.store.security('small', null, 10);
  expect(line).toMatchObject({ what: 'phone-searched', centre: 'small', about: null });
  expect(line?.who).not.toBeNull();
  expect(JSON.stringify([line, server.logged])).not.toContain(phone.slice(1));
  await server.ask('manager', 'editTicket', { params: { ticket: value.ticket.id }, body: { phone: null } });
  await server.store.erase(Date.UTC(2027, 10, 20));
  expect((await server.ask('manager', 'ticketsOfPhone', { body: { phone } })).value.tickets).toEqual([]);
  expect((await server.ask('reception', 'ticketsOfPhone', { body: { phone } })).refusal?.code).toBe('not-allowed');
});

test('searching by phone is as fast as a person types numbers, for each who asks', async () => {
  const clock = { ...fridayClock(), now: () => now };
  let now = Date.UTC(2026, 10, 20, 6);
  const server = await aServer({ clock });
  onTestFinished(() => server.close());
  const search = async (who: 'manager' | 'admin') =>
    (await server.ask(who, 'ticketsOfPhone', { body: { phone } })).refusal;
  for (let at = 0; at < 20; at++) expect(await search('manager')).toBeNull();
  expect(await search('manager')).toMatchObject({ code: 'too-many', about: { retryAfterSeconds: 6 } });
  expect(await search('admin')).toBeNull();
  now += 6000;
  expect(await search('manager')).toBeNull();
});

test("a ticket's story: each move with who, where and why, in the words of its time, after the day too", async () => {
  const server = await aServer();
  onTestFinished(() => server.close());
  await server.ask('admin', 'openDay');
  await server.ask('manager', 'openCounter', { params: { counter: '1' } });
  await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  const { value } = await server.ask('reception', 'issueTicket', { body: { service: 'a', phone } });
  const params = { counter: '1', ticket: value.ticket.id };
  await server.ask('manager', 'call', { params, body: { ticket: params.ticket, reason: 'Körpə ilə' } });
  await server.ask('manager', 'start', { params });
  await server.ask('manager', 'editTicket', { params, body: { note: 'sənəd çatmır' } });
  await server.ask('manager', 'transfer', { params, body: { service: 'c', note: 'arxivdən' } });
  await server.ask('reception', 'cancel', { params, body: { reason: 'getdi' } });
  await server.ask('admin', 'closeDay', { body: { force: true } });
  const plain = await server.ask('manager', 'ticket', { params });
  expect(plain.value.story).toBeUndefined();
  const { ticket, story } = (await server.ask('manager', 'ticket', { params, query: { with: 'story' } })).value;
  expect(story?.steps.map(({ what }) => what)).toEqual([
    'ticket-issued',
    'ticket-called',
    'ticket-started',
    'ticket-edited',
    'ticket-transferred',
    'ticket-cancelled',
  ]);
  const [issued, called, , edited, sent, cancelled] = story?.steps ?? [];
  expect(issued).toMatchObject({ by: { kind: 'token' }, service: { az: 'A' }, because: null });
  expect(called).toMatchObject({ call: 1, counter: '1', because: { rule: 'out-of-turn', reason: 'Körpə ilə' } });
  expect(edited).toMatchObject({ edited: ['note'] });
  expect(sent).toMatchObject({ service: { az: 'C' } });
  expect(cancelled).toMatchObject({ reason: 'getdi', by: { kind: 'token' } });
  expect(ticket.legs.map(({ ending }) => ending)).toEqual(['transferred', 'cancelled']);
  expect(JSON.stringify(story)).not.toContain(phone.slice(1));
  expect((await server.ask('reception', 'ticket', { params: { ticket: 'none' } })).refusal?.code).toBe(
    'ticket-not-found',
  );
});
