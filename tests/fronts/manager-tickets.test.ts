import { expect, test } from 'vitest';
import { pathOf, sectionOf } from '../../manager/manager-model.ts';
import { createTickets } from '../../manager/tickets/tickets-model.ts';
import { searchAddress } from '../../manager/ui/search-address.ts';
import { good, lost, place, talkingApi } from './manager-fakes.ts';

/** The search for tickets of any day, and the story of one. */

const today = '2026-11-20';
const open = () => {
  const server = talkingApi();
  const at = place('/tickets');
  return { server, at, model: createTickets('sample', () => today, { api: server.api, place: at }) };
};
const found = good({ tickets: [{ id: 't1', number: 'A042' }] });

test('a ticket is looked for by its day and number as typed, and the address says so', async () => {
  const { server, at, model } = open();
  server.on('ticketsOfDay', () => found);
  expect([model.found.value, model.date.value]).toEqual([null, today]);
  model.type({ number: ' a 42 ' });
  await model.search();
  expect(server.of('ticketsOfDay').map(({ query }) => query)).toEqual([{ date: today, number: 'a 42' }]);
  expect(model.found.value).toMatchObject({ step: 'ready', value: { tickets: [{ id: 't1' }] } });
  expect(at.path.value).toBe(searchAddress(today, 'a 42'));
  await model.open(model.query.value);
  expect(server.of('ticketsOfDay')).toHaveLength(1);
});

test('an address that names a day and a number is looked for; one that names nothing leaves what was found', async () => {
  const { server, at, model } = open();
  server.on('ticketsOfDay', () => found);
  await model.open('date=2026-11-03&number=B7');
  expect(server.of('ticketsOfDay')).toHaveLength(1);
  expect([model.date.value, model.number.value]).toEqual(['2026-11-03', 'B7']);
  await model.open('');
  expect(server.of('ticketsOfDay')).toHaveLength(1);
  expect(at.path.value).toBe(searchAddress('2026-11-03', 'B7'));
});

test('a phone goes to the server and never into the address', async () => {
  const { server, at, model } = open();
  server.on('ticketsOfPhone', () => found);
  model.chooseWay('phone');
  expect(model.found.value).toBeNull();
  model.type({ phone: '050 123 45 67' });
  await model.search();
  expect(server.of('ticketsOfPhone').map(({ body }) => body)).toEqual([{ phone: '+994501234567' }]);
  expect(at.path.value).toBe('/tickets');
});

test.each([
  [{ date: '' }, 'number', 'noDate'],
  [{ number: '  ' }, 'number', 'noNumber'],
  [{ phone: '12' }, 'phone', 'noPhone'],
] as const)('what cannot be looked for is said at its field and asks nothing: %j', async (typed, way, fault) => {
  const { server, model } = open();
  model.chooseWay(way);
  model.type(typed);
  await model.search();
  expect([model.fault.value, server.asked.length]).toEqual([fault, 0]);
  model.type({ number: 'A1' });
  expect(model.fault.value).toBeNull();
});

test.each([
  ['+994 50 123 45 67', '+994501234567'],
  ['00994501234567', '+994501234567'],
  ['994-50-123-45-67', '+994501234567'],
  ['(050) 123.45.67', '+994501234567'],
  ['501234567', '+994501234567'],
  ['+44 20 7946 0958', '+442079460958'],
  ['050‑123–45-67', '+994501234567'],
  ['+99450123456', null],
  ['123', null],
  ['A042', null],
  ['', null],
])('a phone typed as %s is looked for as %s', async (typed, phone) => {
  const { server, model } = open();
  server.on('ticketsOfPhone', () => good({ tickets: [] }));
  model.chooseWay('phone');
  model.type({ phone: typed });
  await model.search();
  expect(server.of('ticketsOfPhone').map(({ body }) => body)).toEqual(phone === null ? [] : [{ phone }]);
});

test('a story is asked for with all its moves, and that it is lost is seen', async () => {
  const { server, model } = open();
  server.on('ticket', () => good({ ticket: { id: 't1' } }));
  await model.openStory('t1');
  expect(server.of('ticket')).toMatchObject([{ params: { ticket: 't1' }, query: { with: 'story' } }]);
  expect(model.story.value).toMatchObject({ step: 'ready', value: { ticket: { id: 't1' } } });
  server.on('ticket', () => lost);
  await model.openStory('t2');
  expect(model.story.value).toEqual({ step: 'trouble', why: 'lost' });
});

test('a ticket has an address of its own', () => {
  for (const section of [{ name: 'tickets' }, { name: 'tickets', ticket: '01J9ZK4W' }] as const) {
    expect(sectionOf(pathOf(section))).toEqual(section);
  }
});
