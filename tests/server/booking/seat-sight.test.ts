import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** Who sees who has a seat: reception and those who lead; of clerks the one who serves them, and the office of an official. */

const minute = 60_000;
const today = '2026-11-20';
let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse(`${today}T09:00:00+04:00`));
  server = await aServer({ centre: bookedCentre(), clock });
  await server.ask('manager', 'openDay', { body: {} });
});
afterEach(() => server.close());

const contact = { name: 'Ayan', phone: '+994501112233' };
const book = async (resource: string, from: string) => {
  const held = await server.ask(null, 'hold', { body: { resource, date: today, from } });
  return (await server.ask(null, 'book', { body: { hold: held.value.hold, contact } })).value.seat;
};
const seatFor = async (who: 'clerk' | 'reception', seat: string) =>
  (await server.ask(who, 'seat', { params: { seat } })).value;
const move = (name: 'start' | 'finish', ticket: string) => server.ask('clerk', name, { params: { ticket }, body: {} });

test('a clerk sees the request of the visitor at their counter, before and after that its time alone', async () => {
  const { id } = await book('service-a', '09:30');
  const hidden = { person: null, earlier: null, seat: { from: '09:30', code: null } };
  expect(await seatFor('clerk', id)).toMatchObject(hidden);
  const { ticket } = (await server.ask('reception', 'arriveForSeat', { params: { seat: id }, body: {} })).value;
  await clock.advance(30 * minute);
  await server.ask('clerk', 'openCounter', { params: { counter: '1' }, body: {} });
  expect(await seatFor('clerk', id)).toMatchObject(hidden);
  await server.ask('clerk', 'callNext', { params: { counter: '1' }, body: {} });
  const view = await server.ask('clerk', 'view', { params: { view: 'counter', subject: '1' } });
  expect(JSON.stringify(view.value)).toContain(
    JSON.stringify({ seat: id, from: '09:30', standby: false, urgent: false }),
  );
  expect((await seatFor('clerk', id)).person?.contact).toEqual(contact);
  await move('start', ticket.id);
  expect((await seatFor('clerk', id)).person?.contact).toEqual(contact);
  await move('finish', ticket.id);
  expect(await seatFor('clerk', id)).toMatchObject({ ...hidden, seat: { status: 'heard' } });
  expect((await seatFor('reception', id)).person?.contact).toEqual(contact);
});

test('of one who came before it is told how often, and how the visits ended', async () => {
  const first = await book('service-a', '09:30');
  const { ticket } = (await server.ask('reception', 'arriveForSeat', { params: { seat: first.id }, body: {} })).value;
  await clock.advance(30 * minute);
  await server.ask('clerk', 'openCounter', { params: { counter: '1' }, body: {} });
  await server.ask('clerk', 'callNext', { params: { counter: '1' }, body: {} });
  await move('start', ticket.id);
  await server.ask('clerk', 'finish', { params: { ticket: ticket.id }, body: { outcome: 'resolved' } });
  const second = await book('official-head', '10:30');
  const { earlier } = await seatFor('reception', second.id);
  expect(earlier).toMatchObject({ came: 1, missed: 0 });
  expect(earlier?.seats).toMatchObject([{ id: first.id, resource: 'service-a', status: 'heard', from: '09:30' }]);
  expect(earlier?.seats[0]?.outcome).toEqual(bookedCentre().outcomes.find(({ id }) => id === 'resolved')?.name);
});

test('a sheet has names and codes for reception, for a clerk those at whose counter the official receives', async () => {
  const { code } = await book('official-head', '10:15');
  const sheet = async (who: 'clerk' | 'reception') =>
    (await server.ask(who, 'sheet', { params: { resource: 'official-head', date: today } })).value.seats;
  expect(await sheet('reception')).toMatchObject([{ seat: { code }, person: { contact } }]);
  expect(await sheet('clerk')).toMatchObject([{ seat: { from: '10:15', code: null }, person: null }]);
  const listed = await server.ask('clerk', 'seats', { query: { date: today } });
  expect(listed.value.map((seat) => seat.code)).toEqual([null]);
  await server.ask('clerk', 'openCounter', { params: { counter: '3' }, body: {} });
  expect(await sheet('clerk')).toMatchObject([{ seat: { code }, person: { contact } }]);
});
