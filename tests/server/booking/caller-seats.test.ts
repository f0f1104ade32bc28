import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** [HL3] [HL5] What somebody who calls has booked. */

const today = '2026-11-20';
const clock = manualClock(Date.parse(`${today}T09:00:00+04:00`));
let server: AServer;
beforeEach(async () => {
  const plain = bookedCentre();
  const services = plain.services.map((one) => ({ ...one, bookable: { minutes: 5, desks: 1, share: 1 } }));
  server = await aServer({ centre: { ...plain, services }, clock });
  await server.ask('manager', 'openDay', { body: {} });
});
afterEach(() => server.close());

const phone = '+994501112233';
const ayan = { name: 'Ayan Əliyeva', phone };
const book = async (resource: string, date: string, from: string, contact: object = ayan): Promise<string> => {
  const held = await server.ask('reception', 'hold', { body: { resource, date, from } });
  return (await server.ask('reception', 'book', { body: { hold: held.value.hold, contact } })).value.seat.id;
};
const find = async () => (await server.ask('manager', 'findCaller', { body: { phone } })).value;

test('the seats of a number that are to come stand by date and time, without anybody', async () => {
  const gone = await book('official-head', today, '10:00');
  await server.ask('reception', 'cancelSeat', { params: { seat: gone }, body: {} });
  await book('service-a', '2026-11-23', '09:20');
  await book('service-b', today, '10:30');
  await book('service-c', today, '09:40');
  await book('service-a', today, '09:20', { name: 'Başqası', phone: '+994559998877' });
  const found = await find();
  expect(found).toEqual({
    sure: true,
    cases: [],
    seats: [
      ['service-c', today, '09:40'],
      ['service-b', today, '10:30'],
      ['service-a', '2026-11-23', '09:20'],
    ].map(([resource, date, from]) => ({ resource, date, from, status: 'booked' })),
  });
  expect(JSON.stringify(found)).not.toMatch(/Ayan|Başqası/u);
});

test('one that was, and two people with one number: a maybe', async () => {
  await book('service-a', today, '09:20');
  await book('service-b', '2026-11-24', '09:20', { name: 'Elxan', phone });
  expect(await find()).toMatchObject({ sure: false, seats: [{ date: today }, { date: '2026-11-24' }] });
  await clock.advance(2 * 86_400_000);
  expect(await find()).toMatchObject({ sure: true, seats: [{ date: '2026-11-24' }] });
});
