import { expect, onTestFinished, test } from 'vitest';
import { aServer } from '../support/server.ts';

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
