import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openMemoryStore } from '../../../server/store/memory/store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Store } from '../../../server/store/store.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { temporaryFolder } from '../../store/folders.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** [SE4] Places by the counters that were open, over 28 days: counters 1 and 2 do service a, and the second is open in the mornings alone. */

const plain = bookedCentre();
const bookable = { minutes: 15, share: 1 };
const centre = bookedCentre({
  services: plain.services.map((one) => (one.id === 'a' ? { ...one, standardSeconds: 900, bookable } : one)),
});
const friday = '2026-11-27';
const at = (time: string, date: string): number => Date.parse(`${date}T${time}:00+04:00`);

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
interface Ground {
  readonly store: Store;
  /** Where it is, if it is in a file. */
  readonly file?: string;
}
const begin = async (ground: Ground, clock: ManualClock, tokens?: AServer['tokens']): Promise<AServer> => {
  const server = await aServer({ ...ground, clock, centre, ...(tokens === undefined ? {} : { tokens }) });
  closing.push(server.close);
  return server;
};
const placesAt = async (server: AServer, date = friday) => {
  const { value } = await server.ask(null, 'slots', { params: { service: 'a' }, query: { date } });
  return (time: string) => value.find(({ from }) => from === time)?.free;
};
const aDay = async (server: AServer, clock: ManualClock, date: string): Promise<void> => {
  clock.set(at('09:00', date));
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '1', body: {} });
  await server.ask('second', 'openCounter', { id: '2', body: {} });
  await server.ask('reception', 'issueTicket', { body: { service: 'a' } });
  const { value } = await server.ask('clerk', 'callNext', { id: '1' });
  await server.ask('clerk', 'start', { id: value.ticket.id, body: {} });
  clock.set(at('09:10', date));
  await server.ask('clerk', 'finish', { id: value.ticket.id, body: {} });
  clock.set(at('12:00', date));
  await server.ask('second', 'closeCounter', { id: '2', body: {} });
  clock.set(at('18:00', date));
  await server.ask('clerk', 'closeCounter', { id: '1', body: {} });
  expect((await server.ask('manager', 'closeDay', { body: {} })).status).toBe(200);
};

test('go by what was open once four such weekdays are known, on a server that begins later too; who had booked keeps their place', async () => {
  const store = openMemoryStore();
  await placesAfterFourWeeks({ store });
}, 120_000);

test('[SE4] are learnt from a database by a thread of its own too', async () => {
  const file = join(temporaryFolder(), 'novbe.db');
  const store = await openSqliteStore({ file });
  closing.push(() => store.close());
  await placesAfterFourWeeks({ store, file });
}, 240_000);

const placesAfterFourWeeks = async (ground: Ground): Promise<void> => {
  const clock = manualClock(at('08:00', '2026-10-23'));
  const server = await begin(ground, clock);
  const first = Temporal.PlainDate.from('2026-10-23');
  for (let day = 0; day < 28; day++) {
    await aDay(server, clock, first.add({ days: day }).toString());
    if (day !== 20) continue;
    await server.ask('manager', 'learn', { body: {} });
    expect((await placesAt(server, '2026-11-20'))('14:00')).toBe(2);
  }
  let people = 0;
  const book = async (from: string) => {
    const held = await server.ask(null, 'hold', { body: { resource: 'service-a', date: friday, from } });
    if (held.status >= 400) return held;
    const phone = `+99450${5_000_000 + people++}`;
    return server.ask(null, 'book', { body: { hold: held.value.hold, contact: { phone } } });
  };
  expect([(await book('14:00')).status, (await book('14:00')).status]).toEqual([201, 201]);
  await server.ask('manager', 'learn', { body: {} });
  const places = await placesAt(server);
  expect(['10:00', '13:00', '14:00'].map(places)).toEqual([2, 1, 0]);
  expect((await book('14:00')).refusal?.code).toBe('slot-taken');
  const sheet = () => server.ask('manager', 'sheet', { params: { resource: 'service-a', date: friday } });
  expect((await sheet()).value.seats.map(({ seat }) => seat.status)).toEqual(['booked', 'booked']);
  const { value } = await server.ask('manager', 'bookings', { query: { from: friday, to: friday, by: 'hour' } });
  expect(value.desks.map(({ resource, counters }) => [resource, counters])).toEqual([['service-a', 2]]);
  expect(value.desks[0]?.hours.map(({ hour, open }) => `${hour} ${open}`)).toEqual([
    ...['09 2', '10 2', '11 2', '12 1', '13 1', '14 1', '15 1', '16 1', '17 1'],
  ]);
  const later = await begin(ground, clock, server.tokens);
  expect(['10:00', '13:00', '14:00'].map(await placesAt(later))).toEqual([2, 1, 0]);
};
