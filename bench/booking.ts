import { join } from 'node:path';
import { openSqliteStore } from '../server/store/sqlite/store.ts';
import type { Centre } from '../shared/centre/centre.ts';
import { manualClock } from '../tests/fakes/clock.ts';
import { bookedCentre } from '../tests/support/booked-centre.ts';
import { type AServer, aFolder, aServer } from '../tests/support/server.ts';
import { atRank, median, ratioOf, shown, table, verdict } from './figures.ts';

/** Booking in one process, without the network, on a database in a file: dates, check-in, and a thousand people at nine. */
export async function booking(): Promise<void> {
  const folder = await aFolder();
  const file = join(folder.path, 'novbe.db');
  const store = await openSqliteStore({ file });
  const clock = manualClock(Date.parse('2026-11-16T08:59:00+04:00'));
  const server = await aServer({ centre: busyCentre(), clock, store, file, folder: folder.path });
  try {
    await server.ask('manager', 'openDay', { body: {} });
    await bookHead(server);
    const rows = [['', 'median ms', 'yardstick ms', 'ratio', 'aim']];
    rows.push(await dates(server), await checkIns(server));
    table(`Booking: dates of an official with ${seatsOfHead} seats, and checking in beside an ordinary ticket`, rows);
    await atNine(server);
  } finally {
    await server.close();
    await folder.remove();
  }
}

const seatsOfHead = 500;
const rounds = 200;
const monday = '2026-11-16';

/** The head receives five days a week, every five minutes; service a has a place a minute at ten counters. */
const busyCentre = (): Centre => {
  const plain = bookedCentre();
  const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
  const receptions = days.map((weekday) => ({
    ...{ weekday, from: '09:00', to: '18:00', minutes: 5, onHoliday: 'skip' as const },
  }));
  const bookable = { minutes: 1, desks: 10, share: 1, toDays: 1, cutoffMinutes: 0 };
  return {
    ...plain,
    limits: { pace: { atOnce: 1000, seconds: 1 } },
    series: plain.series.map((one) => ({ ...one, last: 9999, digits: 4 })),
    services: plain.services.map((one) => (one.id === 'a' ? { ...one, standardSeconds: 60, bookable } : one)),
    officials: (plain.officials ?? []).map((one) => ({ ...one, receptions })),
    booking: { earlySeconds: 86_400, lateSeconds: 86_400, overbookRisk: 0, reminders: [] },
  };
};

let people = 0;
const taken = async (server: AServer, resource: string, date: string, from: string): Promise<string | null> => {
  const held = await server.ask('reception', 'hold', { body: { resource, date, from } });
  if (held.status !== 201) return null;
  const contact = { email: `someone${people++}@example.org` };
  return (await server.ask('reception', 'book', { body: { hold: held.value.hold, contact } })).value.seat.id;
};

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const bookHead = async (server: AServer): Promise<void> => {
  for (let seat = 0; seat < seatsOfHead; seat++) {
    const date = Temporal.PlainDate.from(monday).add({ days: Math.floor(seat / 108) });
    await taken(server, 'official-head', date.toString(), timeOf(9 * 60 + (seat % 108) * 5));
  }
};

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await run();
  return performance.now() - began;
};

/** Asked for over HTTP, beside the read of the same rows alone. */
const dates = async (server: AServer): Promise<string[]> => {
  const ours: number[] = [];
  const bare: number[] = [];
  const params = { centre: 'small', official: 'head' };
  for (let round = 0; round < rounds; round++) {
    bare.push(await timed(() => server.store.sheetsFrom('small', 'official-head', monday)));
    ours.push(await timed(() => server.ask(null, 'officialDates', { params })));
  }
  return rowOf('dates, beside a bare read of the rows', ours, bare, 3);
};

const checkIns = async (server: AServer): Promise<string[]> => {
  const seats: string[] = [];
  for (let minute = 0; seats.length < rounds; minute++) {
    const seat = await taken(server, 'service-a', monday, timeOf(10 * 60 + (minute % 400)));
    if (seat !== null) seats.push(seat);
  }
  const ours: number[] = [];
  const ordinary: number[] = [];
  for (const seat of seats) {
    ordinary.push(await timed(() => server.ask('reception', 'issueTicket', { body: { service: 'a' } })));
    ours.push(await timed(() => server.ask('reception', 'arriveForSeat', { params: { seat }, body: {} })));
  }
  return rowOf('check-in, beside an ordinary ticket', ours, ordinary, 1.3);
};

const rowOf = (name: string, ours: readonly number[], yardstick: readonly number[], atMost: number): string[] => {
  const ratio = ratioOf(ours, yardstick);
  return [name, shown(median(ours)), shown(median(yardstick)), shown(ratio), verdict(ratio, { atMost })];
};

/** A thousand people look at the slots of a day that has just been opened for booking, and want one of its first thirty. */
const atNine = async (server: AServer): Promise<void> => {
  const date = '2026-11-17';
  const asked = Array.from({ length: 1000 }, async (_, person) => {
    const began = performance.now();
    // Past the test's own look at every answer, which takes longer than to give it.
    await server.app.inject({ url: `/api/centres/small/services/a/slots?date=${date}` });
    const from = timeOf(9 * 60 + (person % 30));
    const payload = { resource: 'service-a', date, from };
    const { statusCode } = await server.app.inject({ method: 'POST', url: '/api/centres/small/holds', payload });
    return { ms: performance.now() - began, kept: statusCode === 201 };
  });
  const answers = await Promise.all(asked);
  const kept = answers.filter((one) => one.kept).length;
  const sheet = await server.ask('manager', 'sheet', { params: { resource: 'service-a', date } });
  const bySlot = Map.groupBy(sheet.value.seats, ({ seat }) => seat.from);
  const most = Math.max(...[...bySlot.values()].map((seats) => seats.length));
  const times = answers.map(({ ms }) => ms);
  table('A thousand people at nine: slots, then a place of one of thirty with ten each', [
    ['p50 ms', 'p99 ms', 'kept', 'most in a slot of 10', 'aim'],
    [shown(atRank(times, 0.5)), shown(atRank(times, 0.99)), String(kept), String(most), verdict(most, { atMost: 10 })],
  ]);
};
