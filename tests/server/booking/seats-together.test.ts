import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { systemClock } from '../../../server/async/clock.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import { manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { aFolder, aServer, twoServers } from '../../support/server.ts';

/** Seats in a file: two servers of one database, what verify sees, and what is left once they are erased. */

const today = '2026-11-20';
const at = (time: string): number => Date.parse(`${today}T${time}:00+04:00`);

test('[SE6] of fifty phones that ask two servers for one seat, one has it and the others are told the nearest', async () => {
  const { first, second, close } = await twoServers({ centre: bookedCentre(), clock: manualClock(at('08:00')) });
  const phones = Array.from({ length: 50 }, (_, phone) => phone);
  const body = { resource: 'official-head', date: today, from: '10:00' };
  const held = await Promise.all(phones.map((phone) => (phone % 2 === 0 ? first : second).ask(null, 'hold', { body })));
  const won = held.filter(({ status }) => status === 201);
  expect(won).toHaveLength(1);
  const codes = held.flatMap(({ refusal }) => (refusal === null ? [] : [`${refusal.code} ${refusal.about?.nearest}`]));
  expect(codes).toEqual(Array(49).fill(`slot-taken ${today}T10:15 ${today}T10:30 ${today}T10:45`));
  const hold = won[0]?.value.hold ?? '';
  const book = (server: typeof first) =>
    server.ask(null, 'book', { body: { hold, contact: { phone: '+994501112233' } } });
  const booked = await Promise.all([book(second), book(first)]);
  expect(booked.map(({ status }) => status).sort()).toEqual([201, 409]);
  const off = { resource: 'official-head', date: today };
  expect((await second.ask('manager', 'callOff', { params: off, body: { reason: 'ill' } })).value.calledOff).toBe(1);
  expect((await first.ask('manager', 'sheet', { params: off })).value.seats.map(({ seat }) => seat.status)).toEqual([
    'called-off',
  ]);
  await close();
});

test('[SE2] a date that was shown and held on one server is booked on neither once the document has it no more', async () => {
  const { first, second, close } = await twoServers({ centre: bookedCentre(), clock: manualClock(at('08:00')) });
  const body = { resource: 'service-a', date: '2026-12-04' };
  const shown = await second.ask(null, 'serviceDates', { params: { service: 'a' } });
  expect(shown.value.map(({ date }) => date)).toContain(body.date);
  const places = Array.from({ length: 10 }, (_, place) => `10:${String(place * 5).padStart(2, '0')}`);
  const held = await Promise.all(
    places.map((from, phone) => (phone % 2 === 0 ? first : second).ask(null, 'hold', { body: { ...body, from } })),
  );
  expect(held.map(({ status }) => status)).toEqual(Array(10).fill(201));
  const read = await first.ask('admin', 'config');
  const services = read.value.services.map((one) =>
    one.bookable === undefined ? one : { ...one, bookable: { ...one.bookable, toDays: 7 } },
  );
  const headers = { 'if-match': String(read.reply.headers.etag) };
  expect((await first.ask('admin', 'putConfig', { body: { ...read.value, services }, headers })).status).toBe(200);
  const booked = await Promise.all(
    held.map(({ value }, phone) =>
      (phone % 2 === 0 ? second : first).ask(null, 'book', {
        body: { hold: value.hold, contact: { phone: `+99450111220${phone}` } },
      }),
    ),
  );
  expect(booked.map(({ refusal }) => refusal?.code)).toEqual(Array(10).fill('slot-gone'));
  const again = await Promise.all(
    [first, second].map((one) => one.ask(null, 'hold', { body: { ...body, from: '12:00' } })),
  );
  expect(again.map(({ refusal }) => refusal?.code)).toEqual(['slot-gone', 'slot-gone']);
  await close();
});

test('[PV1] [PV2] the log replays to the seats, a changed row is found, and nothing personal is left once it is erased', async () => {
  const folder = await aFolder();
  const file = join(folder.path, 'novbe.db');
  const clock = manualClock(at('08:00'));
  const store = await openSqliteStore({ file });
  const server = await aServer({ centre: bookedCentre(), clock, folder: folder.path, file, store });
  await server.ask('manager', 'openDay', { body: {} });
  const contact = { name: 'Gülnarə Məmmədova', phone: '+994507654321', email: 'Gulnare@example.org' };
  const book = async (from: string, who: object) => {
    const held = await server.ask(null, 'hold', { body: { resource: 'service-a', date: today, from } });
    const answers = {
      kind: 'proposal',
      status: 'other',
      phone: '+994501112233',
      address: 'Bakı',
      surname: 'S',
      name: 'A',
    };
    const form = { form: 'reception', answers: { ...answers, note: 'unforgettable words', fin: '5ABC123' } };
    const body = { hold: held.value.hold, contact: who, ...form };
    return server.ask(null, 'book', { body, key: `key ${from}` });
  };
  const [booked, other] = [await book('10:00', contact), await book('10:05', { phone: '+994500000001' })];
  expect((await book('10:10', { email: 'gulnare@EXAMPLE.org' })).refusal?.code).toBe('has-seat');
  await server.ask(null, 'phoneSeatCancel', { params: { secret: other.value.secret } });
  await clock.advance(110 * 60_000);
  await server.ask('reception', 'checkIn', { body: { code: booked.value.seat.code } });
  const verified = async () => (await verifyStore({ file, clock: systemClock, legsOf: null })).findings;
  expect(await verified()).toEqual([]);
  const holds = (text: string): readonly string[] =>
    readdirSync(folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => readFileSync(path).includes(text));
  const personal = ['Məmmədova', '+994507654321', 'ulnare@example', 'unforgettable', '5ABC123', booked.value.secret];
  for (const text of personal.slice(0, 2)) expect(holds(text), text).not.toEqual([]);
  const counts = async () => [
    (await server.ask('manager', 'summary', { query: { from: today, to: today, by: 'service' } })).value,
    (await server.ask('manager', 'seats', { query: { date: today } })).value,
  ];
  const before = await counts();
  await store.erase(at('24:00') + 30 * dayMs);
  expect(await counts()).toEqual(before);
  await server.close();
  for (const text of personal) expect(holds(text), text).toEqual([]);
  expect(await verified()).toEqual([]);
  const raw = new Database(file);
  raw.prepare("UPDATE seats SET status = 'heard' WHERE id = ?").run(other.value.seat.id);
  raw.prepare('DELETE FROM withheld_places').run();
  raw.close();
  expect((await verified()).map(({ problem }) => problem)).toEqual(['seats', 'seats']);
  await folder.remove();
});
