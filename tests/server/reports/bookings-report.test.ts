import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** What bookings did, over HTTP. */

const minute = 60_000;
const today = '2026-11-20';
let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse(`${today}T09:00:00+04:00`));
  server = await aServer({ centre: bookedCentre(), clock });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { params: { counter: '1' }, body: {} });
});
afterEach(() => server.close());

let phones = 0;
const book = async (from: string): Promise<string> => {
  const held = await server.ask(null, 'hold', { body: { resource: 'service-a', date: today, from } });
  const contact = { phone: `+9945019${String(phones++).padStart(5, '0')}` };
  const booked = await server.ask(null, 'book', { body: { hold: held.value.hold, contact } });
  return booked.value.seat.code ?? '';
};
const serve = async (): Promise<void> => {
  const called = await server.ask('clerk', 'callNext', { params: { counter: '1' }, body: {} });
  const ticket = called.value.ticket.id;
  await server.ask('clerk', 'start', { params: { ticket }, body: {} });
  await server.ask('clerk', 'finish', { params: { ticket }, body: {} });
};

test('who came and who did not, when they were called, who was urgent and why; the reports know the origin', async () => {
  const code = await book('10:00');
  await book('10:15');
  await clock.advance(40 * minute);
  await server.ask('kiosk', 'checkIn', { body: { code } });
  await clock.advance(25 * minute);
  await serve();
  const urgent = await server.ask('reception', 'seatUrgently', {
    body: { resource: 'service-a', reason: 'A small child is ill', contact: { phone: '+994501112299' } },
  });
  await server.ask('reception', 'checkIn', { body: { code: urgent.value.seat.code ?? '' } });
  await clock.advance(60 * minute);
  await serve();

  const query = { from: today, to: today, by: 'hour' } as const;
  const { value } = await server.ask('manager', 'bookings', { query });
  expect(value.total).toMatchObject({ booked: 2, came: 1, missed: 1, attendance: 0.5, urgent: 1 });
  expect(value.total.punctuality).toMatchObject({ count: 1, median: 300 });
  expect(value.total).toMatchObject({ punctual: 1, tardiness: { median: -1200 }, wait: { median: 300 } });
  // Of today nothing is learnt yet; n(c) as everywhere.
  expect(value.attendance).toEqual({ expected: 0.71, came: 0, booked: 0, learnt: 0.71 });
  const [rooms, seats] = [value.seats.map(({ room }) => room), value.seats.map(({ learnt }) => learnt)];
  expect(rooms).toEqual([1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 40]);
  expect(seats.slice(0, 9)).toEqual([1, 2, 3, 5, 6, 7, 10, 12, 15]);
  expect(seats.slice(-2)).toEqual([26, 53]);
  const reasons = (await server.ask('manager', 'seatReasons', { query: { from: today, to: today } })).value.reasons;
  expect(reasons).toMatchObject([
    { what: 'urgent', resource: 'service-a', date: today, reason: 'A small child is ill' },
  ]);
  expect(reasons[0]?.byName).not.toBe('');
  const byOrigin = await server.ask('manager', 'summary', { query: { ...query, by: 'origin' } });
  expect(byOrigin.value.rows.map(({ key, issued, wait }) => [key, issued, wait.mean])).toEqual([
    ['booked', 1, 300],
    ['urgent', 1, expect.any(Number)],
  ]);
});

test('a range that is none is refused', async () => {
  const query = { from: '2026-11-20', to: '2026-11-19' };
  expect((await server.ask('manager', 'bookings', { query: { ...query, by: 'day' } })).refusal?.code).toBe('malformed');
  expect((await server.ask('manager', 'seatReasons', { query })).refusal?.code).toBe('malformed');
});
