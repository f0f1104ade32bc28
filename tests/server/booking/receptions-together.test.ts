import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { isOpenCase } from '../../../shared/cases/cases.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { verify } from '../../crash/a-centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aFolder, aServer } from '../../support/server.ts';

/** [CS28] [SE18] Seats and requests moved by chance, by citizens and staff: what is true of the one is true of the other. */

const minute = 60_000;
const fridays = ['2026-11-20', '2026-11-27', '2026-12-04', '2026-12-11'] as const;
const name = (id: string) => ({ id, name: { az: id } });
const official = (id: string, department: string): NonNullable<Centre['officials']>[number] => ({
  ...{ id, surname: 'S', name: id, post: { az: id }, department, offered: true, counter: '3', service: 'c' },
  receptions: [{ weekday: 'fri', from: '10:00', to: '11:30', minutes: 15, onHoliday: 'skip' }],
});
const officials = [official('head', 'leadership'), official('houses', 'housing')];
const withReceptions: Partial<Centre> = {
  ...{ departments: ['leadership', 'housing'].map(name), officials, leaveGrounds: [name('anonymous')] },
  caseKinds: [{ ...name('reception'), letter: 'Q', form: 'reception', outcomes: ['explained'] }],
  caseOutcomes: [name('explained')],
};

const centre = bookedCentre(withReceptions);

let clock: ManualClock;
let server: AServer;
let folder: Awaited<ReturnType<typeof aFolder>>;
let file: string;
beforeAll(async () => {
  folder = await aFolder();
  file = join(folder.path, 'novbe.db');
  clock = manualClock(Date.parse('2026-11-20T10:35:00+04:00'));
  const store = await openSqliteStore({ file });
  server = await aServer({ centre, clock, folder: folder.path, file, store, jobs: true });
  await server.ask('manager', 'openDay', { body: {} });
});
afterAll(async () => {
  await server?.close();
  await folder?.remove();
});

interface Booked {
  readonly seat: string;
  readonly request: string;
  readonly secret: string;
}
const booked: Booked[] = [];

const times = Array.from(
  { length: 6 },
  (_, at) => `${10 + Math.floor(at / 4)}:${String((at % 4) * 15).padStart(2, '0')}`,
);
const place = fc.record({
  resource: fc.constantFrom('official-head', 'official-houses'),
  date: fc.constantFrom(...fridays),
  from: fc.constantFrom(...times),
});
const act = fc.record({
  what: fc.constantFrom(
    ...(['book', 'book', 'book', 'cancel', 'withdraw', 'send-on', 'leave', 'answer'] as const),
    ...(['route', 'elsewhere', 'move', 'call-off', 'staff-cancel'] as const),
  ),
  at: fc.nat(1000),
  place,
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const book = async ({ resource, date, from }: Act['place']): Promise<void> => {
  const held = await server.ask(null, 'hold', { body: { resource, date, from } });
  if (held.refusal !== null) return;
  const phone = `+99450${String(1_000_000 + booked.length)}`;
  const { seat, secret } = (await server.ask(null, 'book', { body: { hold: held.value.hold, contact: { phone } } }))
    .value;
  booked.push({ seat: seat.id, request: seat.request ?? '', secret });
};

/** What is asked of one that was booked; a refusal changes nothing, and is none of this test's. */
const ask = async (
  { what, place: { resource, date, from } }: Act,
  { seat, request, secret }: Booked,
): Promise<void> => {
  const [own, one] = [{ params: { secret } }, { params: { case: request } }];
  const to = resource.slice('official-'.length);
  const reason = 'səbəb';
  switch (what) {
    case 'cancel':
      return void (await server.ask(null, 'phoneSeatCancel', { ...own, body: {} }));
    case 'withdraw':
      return void (await server.ask(null, 'withdrawOwn', { ...own, body: {} }));
    case 'send-on':
      return void (await server.ask('manager', 'sendCaseOn', { ...one, body: { to: 'Nazirlik', reason } }));
    case 'leave':
      return void (await server.ask('manager', 'leaveCase', { ...one, body: { ground: 'anonymous' } }));
    case 'answer': {
      const body = { text: 'Bu cavabda iyirmi hərfdən çox var.', outcome: 'explained', way: 'print' };
      return void (await server.ask('manager', 'answerCase', { ...one, body }));
    }
    case 'route':
      return void (await server.ask('manager', 'routeCase', { ...one, body: { department: 'housing', reason } }));
    case 'elsewhere':
      return void (await server.ask(null, 'phoneSeatMove', { ...own, body: { official: to, date, from } }));
    case 'move':
      return void (await server.ask('manager', 'moveSeat', { params: { seat }, body: { official: to, date, from } }));
    case 'staff-cancel':
      return void (await server.ask('manager', 'cancelSeat', { params: { seat }, body: { reason } }));
    case 'call-off': {
      const span = { from, to: times[times.indexOf(from) + 1] ?? '11:30' };
      return void (await server.ask('manager', 'callOff', { params: { resource, date }, body: { ...span, reason } }));
    }
    default:
      return undefined;
  }
};

/** What is true of every seat and its request after every move. */
const agree = async (): Promise<void> => {
  for (const { seat: id, request } of booked) {
    const [seat, one] = [await server.store.seat(centre.id, id), await server.store.caseOf(centre.id, request)];
    const told = `${seat?.status} ${one?.status}`;
    expect([seat?.request, one?.seat], told).toEqual([request, id]);
    if (seat === null || one === null) throw new Error('not there');
    if (seat.status === 'cancelled' || seat.status === 'missed') expect(isOpenCase(one.status), told).toBe(false);
    const isToCome = seat.status === 'booked';
    if (isToCome) expect(['withdrawn', 'sent-on', 'left', 'lapsed'], told).not.toContain(one.status);
    if (one.status === 'lapsed') expect(seat.status).toBe('missed');
  }
};

test('whatever is asked of either, a seat and its request never contradict each other, and the log replays to both', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 25 }), async (acts) => {
      for (const one of acts) {
        const of = booked[one.at % Math.max(1, booked.length)];
        if (one.what === 'book' || of === undefined) await book(one.place);
        else await ask(one, of);
      }
      await agree();
    }),
    { numRuns: 20, endOnFailure: true },
  );
  expect(booked.length).toBeGreaterThan(15);
  // The first Friday goes by: who does not come has missed it, and some are let in after all.
  await clock.leap(55 * minute);
  const missed = async () =>
    (await server.ask('manager', 'seats', { query: { date: fridays[0], status: 'booked' } })).value.length;
  await expect.poll(missed).toBe(0);
  await agree();
  const late = (await server.ask('manager', 'seats', { query: { date: fridays[0], status: 'missed' } })).value;
  for (const { id } of late.slice(0, 3))
    await server.ask('manager', 'reinstateSeat', { params: { seat: id }, body: { reason: 'yol' } });
  await agree();
  await server.close();
  expect((await verify(file)).findings).toEqual([]);
});
