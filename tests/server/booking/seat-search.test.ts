import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** What reception finds somebody by, and the sheets that it chooses from. */

const today = '2026-11-20';
let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse(`${today}T09:00:00+04:00`));
  server = await aServer({ centre: bookedCentre(), clock });
  await server.ask('manager', 'openDay', { body: {} });
});
afterEach(() => server.close());

const book = async (resource: string, date: string, from: string, contact: object, answers?: object) => {
  const held = await server.ask('reception', 'hold', { body: { resource, date, from } });
  const form = answers === undefined ? {} : { form: 'reception', answers };
  return (await server.ask('reception', 'book', { body: { hold: held.value.hold, contact, ...form } })).value.seat;
};
const find = async (text: string, from?: string) =>
  (await server.ask('reception', 'findSeats', { body: from === undefined ? { text } : { text, from } })).value;
const idsOf = async (text: string, from?: string) => (await find(text, from)).seats.map(({ seat }) => seat.id);

test('somebody is found by name, phone, code and ticket, today and on days to come, and by nothing else', async () => {
  const ayan = await book('service-a', today, '09:20', { name: 'Ayan Əliyeva', phone: '+994501112233' });
  const other = await book(
    'official-head',
    '2026-11-27',
    '10:15',
    { phone: '+994557654321' },
    {
      ...{ kind: 'complaint', status: 'student', phone: '+994557654321', address: 'Bakı' },
      ...{ surname: 'İsmayılov', name: 'Çingiz' },
    },
  );
  expect(await idsOf('ƏLİYEVA')).toEqual([ayan.id]);
  expect(await idsOf('eliyeva ay')).toEqual([ayan.id]);
  expect(await idsOf('Cingiz ısm')).toEqual([other.id]);
  expect(await idsOf('Алиева')).toEqual([]);
  for (const typed of ['050 111 22 33', '+994 (50) 111-22-33', '2233', ayan.code ?? ''])
    expect(await idsOf(typed), typed).toEqual([ayan.id]);
  expect(await idsOf('4321', '2026-11-28')).toEqual([]);
});

test('a search is written into the security log without what was typed, tells the ticket, and is held up where it is many', async () => {
  const { id } = await book('service-a', today, '09:20', { name: 'Ayan' });
  const { ticket } = (await server.ask('reception', 'arriveForSeat', { params: { seat: id }, body: {} })).value;
  expect(await find(ticket.number)).toMatchObject({ seats: [{ seat: { id }, number: ticket.number }], isCut: false });
  const [line] = (await server.ask('admin', 'security')).value;
  expect(line).toMatchObject({ what: 'bookings-searched', about: null });
  for (let asked = 1; asked < 30; asked++) await idsOf('ayan');
  expect((await server.ask('reception', 'findSeats', { body: { text: 'ayan' } })).refusal?.code).toBe('too-many');
  await clock.advance(3000);
  expect(await idsOf('ayan')).toEqual([id]);
});

test('the sheets of a date are all that may be booked, with what takes place and how many come', async () => {
  await book('service-a', today, '09:20', { name: 'Ayan' });
  await book('official-head', today, '10:15', { name: 'Ayan' });
  const sheets = async (date?: string) =>
    (await server.ask('clerk', 'sheets', date === undefined ? {} : { query: { date } })).value;
  expect(await sheets()).toMatchObject({
    ...{ date: today, today, timeZone: 'Asia/Baku' },
    sheets: [
      { resource: 'official-head', name: 'S N', post: { az: 'Rəis' }, counter: '3', slots: 4, booked: 1 },
      { resource: 'service-a', post: null, counter: null, booked: 1, calledOff: false },
    ],
  });
  const off = { resource: 'official-head', date: today };
  await server.ask('manager', 'callOff', { params: off, body: { reason: 'xəstəlik' } });
  expect((await sheets()).sheets[0]).toMatchObject({ booked: 0, calledOff: true });
  expect((await sheets('2026-11-21')).sheets[0]).toMatchObject({ slots: 0, booked: 0, calledOff: false });
});
