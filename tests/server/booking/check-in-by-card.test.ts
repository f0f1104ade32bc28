import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { cardZone, passportZone } from '../../support/document-zones.ts';
import { type AServer, aFolder, aServer } from '../../support/server.ts';

/** [SE8] Checking in by an identity document. */

const minute = 60_000;
const today = '2026-11-20';
const at = (time: string): number => Date.parse(`${today}T${time}:00+04:00`);
const fin = '5ABC12D';
const mrz = cardZone({ fin }).join('\n');

let folder: Awaited<ReturnType<typeof aFolder>>;
let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  folder = await aFolder();
  const file = join(folder.path, 'novbe.db');
  clock = manualClock(at('09:00'));
  const store = await openSqliteStore({ file });
  server = await aServer({ centre: bookedCentre(), clock, folder: folder.path, file, store });
  await server.ask('manager', 'openDay', { body: {} });
});
afterEach(async () => {
  await server.close();
  await folder.remove();
});

let phones = 0;
const book = async (from: string, own: string = fin, resource = 'official-head') => {
  const phone = `+9945013${String(phones++).padStart(5, '0')}`;
  const held = await server.ask(null, 'hold', { body: { resource, date: today, from } });
  const answers = { kind: 'complaint', status: 'student', phone, address: 'B', name: 'Ayan', surname: 'S', fin: own };
  const body = { hold: held.value.hold, contact: { phone }, form: 'reception', answers };
  return (await server.ask(null, 'book', { body })).value;
};
const come = (zone: string, by: 'kiosk' | 'reception' = 'kiosk') => server.ask(by, 'checkIn', { body: { mrz: zone } });

test('their card checks in for their seat, their passport gives the same ticket again', async () => {
  const { seat } = await book('10:00');
  await book('10:15', '6ABC12D');
  expect((await come(mrz)).refusal).toMatchObject({ code: 'too-early', about: { at: '10:00' } });
  await clock.advance(40 * minute);
  const once = await come(mrz);
  expect(once.value).toMatchObject({ seat: { id: seat.id, status: 'arrived' }, again: false, initial: 'A' });
  const again = await come(passportZone({ fin }).join(''), 'reception');
  expect(again.value).toMatchObject({ ticket: { id: once.value.ticket.id }, again: true });
});

test('of two seats of a day it is one that is not over, the nearest in time', async () => {
  const earlier = await book('10:00');
  const later = await book('10:40', fin, 'service-a');
  await clock.advance(40 * minute);
  const first = await come(mrz);
  expect(first.value.seat.id).toBe(earlier.seat.id);
  const { ticket } = first.value;
  await clock.advance(30 * minute);
  expect((await come(mrz)).value.ticket.id).toBe(ticket.id);
  await server.ask('reception', 'cancel', { params: { ticket: ticket.id }, body: { reason: 'x' } });
  expect((await come(mrz)).value.seat.id).toBe(later.seat.id);
});

test('a document that is not read, has no FIN, or nothing booked for today is refused, each by its code', async () => {
  await book('10:00');
  await clock.advance(40 * minute);
  const refused = async (zone: string) => (await come(zone)).refusal?.code;
  expect(await refused(mrz.replace(fin, '5ABC13D'))).toBe('unread-document');
  expect(await refused(cardZone({ fin, state: 'GEO' }).join('\n'))).toBe('no-fin');
  expect(await refused(cardZone({ fin: '7ABC12D' }).join('\n'))).toBe('seat-not-found');
  const both = await server.ask('kiosk', 'checkIn', { body: { mrz, code: '123456' } });
  expect([both.status, both.refusal?.code]).toEqual([400, 'malformed']);
  expect(await refused(mrz.toLowerCase())).toBe('malformed');
});

test('who tries documents that have nothing booked is held up, with a right one too', async () => {
  await book('10:00');
  await clock.advance(40 * minute);
  for (let tried = 0; tried < 10; tried++) {
    const other = await come(cardZone({ fin: `${tried}ZZZZZZ` }).join('\n'));
    expect(other.refusal?.code).toBe('seat-not-found');
  }
  expect((await come(mrz)).refusal?.code).toBe('too-many');
});

test('[PV1] nothing of the lines is kept or told: in no file of the folder, in no line of the log', async () => {
  await book('10:00');
  await clock.advance(40 * minute);
  await server.ask('kiosk', 'checkIn', { body: { mrz }, key: 'a-key-of-the-kiosk' });
  await come(mrz.replace(fin, '5ABC13D'));
  await come(mrz.toLowerCase());
  const files = (await readdir(folder.path, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const kept = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')));
  expect(kept.some((text) => text.includes('Ayan'))).toBe(true);
  for (const said of ['SINAQOVA', 'sinaqova', 'AA1234567', '9001028', '5ABC13D', '5abc12d'])
    expect([...kept, ...server.logged].filter((text) => text.includes(said)).length, said).toBe(0);
});
