import { spawnSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureCommand } from '../../scripts/debian.ts';
import { languageOf } from '../../server/routes/reports/send-report.ts';
import { bookingFigures } from '../../shared/booking/booking-figures.ts';
import { bookingHead, bookingsWords } from '../../shared/booking/booking-report-words.ts';
import { duration, roundPercent } from '../../shared/reports/figure-words.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { bookedCentre } from '../support/booked-centre.ts';
import { type AServer, aServer } from '../support/server.ts';

/** What bookings did, as files: they hold the figures of the API. */

const today = '2026-11-20';
const minute = 60_000;
const name = { az: 'Əlilliyin qiymətləndirilməsi, ğıİöşüç', ru: 'Жильё «ё»', en: 'Housing' };
let clock: ManualClock;
let server: AServer;

beforeAll(async () => {
  clock = manualClock(Date.parse(`${today}T09:00:00+04:00`));
  const centre = bookedCentre({ languages: ['az', 'ru', 'en'] });
  const services = centre.services.map((one) => (one.id === 'a' ? { ...one, name } : one));
  server = await aServer({ centre: { ...centre, services }, clock });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { params: { counter: '1' }, body: {} });
  const codes = [await book('10:00', 1), await book('10:05', 2), await book('10:15', 3)];
  await clock.advance(40 * minute);
  await server.ask('kiosk', 'checkIn', { body: { code: codes[0] ?? '' } });
  // Called five minutes before their time, as the counter is idle.
  await clock.advance(15 * minute);
  await serve();
  const urgent = await server.ask('reception', 'seatUrgently', {
    body: { resource: 'service-a', reason: '=1+1; uşaq', contact: { phone: '+994501112299' } },
  });
  await server.ask('reception', 'checkIn', { body: { code: urgent.value.seat.code ?? '' } });
  await clock.advance(61 * minute);
  await serve();
});
afterAll(() => server.close());

const book = async (from: string, person: number): Promise<string> => {
  const held = await server.ask(null, 'hold', { body: { resource: 'service-a', date: today, from } });
  const contact = { phone: `+99450190000${person}` };
  return (await server.ask(null, 'book', { body: { hold: held.value.hold, contact } })).value.seat.code ?? '';
};
const serve = async (): Promise<void> => {
  const called = await server.ask('clerk', 'callNext', { params: { counter: '1' }, body: {} });
  const params = { ticket: called.value.ticket.id };
  await server.ask('clerk', 'start', { params, body: {} });
  await server.ask('clerk', 'finish', { params, body: {} });
};
const range = { from: today, to: today };
const figures = async (by: 'hour' | 'resource' = 'resource') =>
  (await server.ask('manager', 'bookings', { query: { ...range, by } })).value;
const file = (kind: string, query: { readonly [name: string]: string }, as: 'manager' | 'clerk' = 'manager') =>
  server.app.inject({
    url: `/api/centres/small/reports/bookings.${kind}?${new URLSearchParams({ ...range, ...query })}`,
    headers: { authorization: `Bearer ${server.tokens[as]}` },
  });

test('a spreadsheet has the figures of the API, what came before its time as minutes below zero', async () => {
  const { total, seats, rows } = await figures();
  expect(total).toMatchObject({ booked: 3, came: 1, missed: 2, punctuality: { median: -300 }, urgent: 1 });
  const reply = await file('xlsx', { by: 'resource', language: 'ru' });
  expect(reply.headers['content-disposition']).toBe(
    `attachment; filename="novbe-small-${today}-${today}-bookings-resource.xlsx"`,
  );
  const words = bookingsWords('ru');
  const sheet = await readSheet(reply.rawPayload, words.reportBy.resource);
  expect(sheet[0]?.slice(1, 14)).toEqual(bookingFigures.map((figure) => bookingHead(figure, words)));
  expect(sheet[1]?.[0]).toBe(name.ru);
  expect(rows).toHaveLength(1);
  const last = sheet.at(-1) ?? [];
  const { booked, came, missed, attendance } = total;
  expect(last.slice(1, 5)).toEqual([booked, came, missed, attendance]);
  const minutes = (seconds: number | null) => (seconds === null ? null : seconds / 60);
  expect([last[8], last[9], last[11]]).toEqual(
    [total.punctuality.median, total.punctuality.p90, total.tardiness.median].map(minutes),
  );
  expect(last[8]).toBe(-5);
  expect(last.slice(-3)).toEqual([0, 0, 1]);
  const room = await readSheet(reply.rawPayload, words.overbooking.seatsHead);
  expect(room[0]?.slice(1)).toEqual(seats.map((row) => String(row.room)));
  expect(room.slice(1, 3).map((row) => row.slice(1))).toEqual([
    seats.map((row) => row.expected),
    seats.map((row) => row.learnt),
  ]);
  const [, why] = await readSheet(reply.rawPayload, words.reasons.heading);
  expect(why?.slice(1)).toEqual([
    words.reasons.kinds.urgent,
    expect.stringContaining(name.ru),
    'reception-1',
    '=1+1; uşaq',
  ]);
  const styles = Buffer.from(unzipSync(reply.rawPayload)['xl/styles.xml'] ?? []).toString();
  expect(styles).toContain('0.0&quot; мин&quot;');
});

test('a CSV has the table that is asked for, offsets in seconds', async () => {
  const az = (await file('csv', { by: 'resource' })).payload.split('\r\n');
  expect(az[0]?.startsWith('\uFEFFKimə və ya hansı xidmətə;Yazılıb;Gəlib;Gəlməyib;Gəlmə (%);')).toBe(true);
  expect(az[1]).toBe(`${name.az};3;1;2;33,3;0;0;0;-300;-300;100;-1200;0;0;0;0;1`);
  const why = (await file('csv', { by: 'day', language: 'en', table: 'reasons' })).payload.split('\r\n');
  expect(why[1]).toMatch(/^2026-11-20T09:55:00,Booked as urgent,"?Housing.*,reception-1,'=1\+1; uşaq$/);
  const seats = (await file('csv', { by: 'hour', language: 'en', table: 'seats' })).payload.split('\r\n');
  expect(seats[0]).toBe('\uFEFFRoom,1,2,3,4,5,6,8,10,12,15,20,40');
  expect(seats[1]?.startsWith('if 71% come,1,2,3,5,6,7,10,12,15,')).toBe(true);
});

const reads = ensureCommand('pdftotext', ['-v'], 'poppler-utils');
test.runIf(reads).each(['az', 'ru', 'en'] as const)('pages of A4 hold the same, letters whole, in %s', async (code) => {
  const { total, attendance } = await figures('hour');
  const reply = await file('pdf', { by: 'hour', language: code });
  expect(reply.headers['content-type']).toBe('application/pdf');
  const laidOut = spawnSync('pdftotext', ['-layout', '-', '-'], { input: reply.rawPayload }).stdout.toString();
  const text = laidOut.replace(/\s+/g, ' ');
  const words = bookingsWords(code);
  const { manager } = languageOf(code).language;
  const plain = (word: string): string => word.replace(/\s+/g, ' ');
  expect(text).toContain(plain(words.expected(roundPercent(attendance.expected, manager))));
  expect(text).toContain(plain(`−${duration(300, manager)}`));
  expect(text).toContain('−5:00');
  expect(text).toContain('−20:00');
  expect(total.missed).toBe(2);
  for (const word of [words.reportBy.hour, words.overbooking.heading, words.overbooking.seatsHead, '=1+1; uşaq']) {
    expect(text).toContain(word);
  }
  for (const figure of Object.values(words.definitions)) expect(text).toContain(plain(figure));
  expect(text).toMatch(/1 ?\/ ?\d/);
});

test.runIf(reads)('a page cuts no name of a figure and no day of the week, in ru as in az', async () => {
  const reply = await file('pdf', { by: 'weekday', language: 'ru' });
  const text = spawnSync('pdftotext', ['-', '-'], { input: reply.rawPayload }).stdout.toString();
  expect(text).not.toContain('…');
  expect(text).toMatch(/Пятница/);
});

test('the names of its sheets are whole in every language', () => {
  for (const code of ['az', 'ru', 'en']) {
    const { reportBy, overbooking, reasons } = bookingsWords(code);
    for (const name of [...Object.values(reportBy), overbooking.heading, overbooking.seatsHead, reasons.heading]) {
      expect(name.length, name).toBeLessThanOrEqual(31);
    }
  }
});

test.each([
  ['by', 'service'],
  ['language', 'xx'],
  ['table', 'work'],
])('refuses %s=%s', async (key, value) => {
  const reply = await file('pdf', { by: 'day', [key]: value });
  expect([reply.statusCode, reply.json().refusal.code]).toEqual([400, 'malformed']);
});

test('is for those who lead; a range that is none is refused, and a table that it does not have', async () => {
  expect((await file('xlsx', { by: 'day' }, 'clerk')).statusCode).toBe(403);
  expect((await file('xlsx', { by: 'day', to: '2026-11-19' })).json().refusal.code).toBe('malformed');
  expect((await file('csv', { by: 'day', from: '2026-10-01', to: '2026-10-02', table: 'reasons' })).statusCode).toBe(
    404,
  );
});
