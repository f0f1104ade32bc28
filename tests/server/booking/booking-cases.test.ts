import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { sampleCentre } from '../../../server/sample/sample-centre.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { openMailServer } from '../../fakes/mail-server.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, letInOverall, type ServerOptions, twoServers } from '../../support/server.ts';

/** Booking from outside: what a centre's rules promise, with small windows, over HTTP alone. */

const today = '2026-11-20';
const at = (time: string, date = today): number => Date.parse(`${date}T${time}+04:00`);
const second = 1000;

let clock: ManualClock;
let server: AServer;
const begin = async (centre: Centre, from = at('09:00:00'), options: ServerOptions = {}): Promise<void> => {
  clock = manualClock(from);
  server = await aServer({ centre, clock, ...options });
  await server.ask('manager', 'openDay', { body: {} });
};
afterEach(() => server.close());

let people = 0;
const hold = (from: string, more: { date?: string; resource?: string; ip?: string } = {}) =>
  server.ask(null, 'hold', {
    body: { resource: more.resource ?? 'service-a', date: more.date ?? today, from },
    ...(more.ip === undefined ? {} : { headers: { 'x-forwarded-for': more.ip } }),
  });
const book = async (from: string, more: { date?: string; resource?: string; phone?: string } = {}) => {
  const held = await hold(from, more);
  const phone = more.phone ?? `+9945000${String(people++).padStart(5, '0')}`;
  return server.ask(null, 'book', { body: { hold: held.value.hold, contact: { phone } } });
};
const statusOf = async (seat: string) =>
  (await server.ask('reception', 'seat', { params: { seat } })).value.seat.status;
const comeFor = (seat: string) => server.ask('kiosk', 'checkIn', { body: { code: codes.get(seat) ?? '' } });
const codes = new Map<string, string>();
const bookedAt = async (from: string, more: Parameters<typeof book>[1] = {}): Promise<string> => {
  const { seat } = (await book(from, more)).value;
  codes.set(seat.id, seat.code ?? '');
  return seat.id;
};
/** Service a with slots of so many minutes, and rules with small windows. */
const withRules = (
  booking: NonNullable<Centre['booking']>,
  bookable: NonNullable<Centre['services'][number]['bookable']> = { minutes: 1, desks: 1, share: 1, cutoffMinutes: 0 },
  change: Partial<Centre> = {},
): Centre => {
  const plain = bookedCentre();
  return bookedCentre({
    services: plain.services.map((one) => (one.id === 'a' ? { ...one, standardSeconds: 60, bookable } : one)),
    booking,
    ...change,
  });
};

const dues = [
  ['2026-01-05', '2026-01-08', '2026-01-27', '2026-02-17'],
  ['2026-02-27', '2026-03-04', '2026-04-01', '2026-04-22'],
  ['2026-03-06', '2026-03-12', '2026-04-08', '2026-04-29'],
  ['2026-03-07', '2026-03-12', '2026-04-08', '2026-04-29'],
  ['2026-03-19', '2026-04-02', '2026-04-20', '2026-05-12'],
  ['2026-03-20', '2026-04-02', '2026-04-20', '2026-05-12'],
  ['2026-05-08', '2026-05-14', '2026-06-04', '2026-06-29'],
  ['2026-05-26', '2026-06-03', '2026-06-22', '2026-07-14'],
  ['2026-10-20', '2026-10-23', '2026-11-12', '2026-12-03'],
  ['2026-11-06', '2026-11-13', '2026-12-01', '2026-12-22'],
  ['2026-11-27', '2026-12-02', '2026-12-18', '2027-01-13'],
] as const;

test('[CA2] [SE2] due dates and receptions of the country’s calendar, as they were published', async () => {
  await begin(sampleCentre, at('09:00:00', '2026-11-01'));
  for (const [from, ...told] of dues) {
    const asked = ['3', '15', '30'].map((days) => server.ask(null, 'due', { query: { from, days } }));
    expect(
      (await Promise.all(asked)).map(({ value }) => value.due),
      from,
    ).toEqual(told);
  }
  const dates = (official: string, who: 'manager' | 'reception' = 'manager') =>
    server.ask(who, 'officialDates', { params: { official }, query: { from: '2026-03-05' } });
  const datesOf = async (official: string) => (await dates(official)).value.map(({ date }) => date);
  expect(await datesOf('head')).toEqual(['2026-03-16', '2026-04-06', '2026-04-13', '2026-04-20']);
  expect(await datesOf('deputy')).toEqual(['2026-03-10', '2026-04-14', '2026-05-12', '2026-06-09']);
  expect(await datesOf('education')).toEqual(['2026-03-31', '2026-04-23', '2026-06-01', '2026-06-25']);
  expect((await dates('head', 'reception')).refusal?.code).toBe('not-allowed');
});

test('[SE3] [SE4] five desks of which four are for bookings take five who book, and not a sixth', async () => {
  const bookable = { minutes: 15, desks: 5, share: 0.8, cutoffMinutes: 0 };
  const centre = withRules({ overbookRisk: 0.2, attendance: 0.71 }, bookable);
  const services = centre.services.map((one) => (one.id === 'a' ? { ...one, standardSeconds: 900 } : one));
  await begin({ ...centre, services });
  for (let seat = 0; seat < 5; seat++) expect((await book('10:00')).status).toBe(201);
  const sixth = await hold('10:00');
  expect([sixth.status, sixth.refusal?.code]).toEqual([409, 'slot-taken']);
  expect((await server.ask(null, 'slots', { params: { service: 'a' }, query: { date: today } })).value).toContainEqual({
    from: '10:00',
    free: 0,
  });
});

test('[SE8] check-in from 120 s before to 60 s after, both included; the clock alone marks who did not come', async () => {
  await begin(withRules({ earlySeconds: 120, lateSeconds: 60 }), at('09:00:00'), { jobs: true });
  const [first, next, third, fourth, last] = [
    await bookedAt('09:10'),
    await bookedAt('09:11'),
    await bookedAt('09:12'),
    await bookedAt('09:13'),
    await bookedAt('09:30'),
  ];
  await clock.advance(at('09:07:59') - clock.now());
  const early = await comeFor(first);
  expect([early.refusal?.code, early.refusal?.about?.from]).toEqual([
    'too-early',
    new Date(at('09:08:00')).toISOString(),
  ]);
  await clock.advance(second);
  const came = await comeFor(first);
  expect(came.value.seat.status).toBe('arrived');
  expect((await comeFor(first)).value.ticket.id).toBe(came.value.ticket.id);
  await clock.advance(at('09:11:00') - clock.now());
  expect((await comeFor(next)).value.seat.status).toBe('arrived');
  await clock.advance(at('09:13:00') - clock.now());
  expect((await comeFor(third)).value.seat.status).toBe('arrived');
  await clock.advance(at('09:14:01') - clock.now());
  expect((await comeFor(fourth)).refusal?.code).toBe('too-late');
  // Nobody asks for anything of the last one until it is over.
  await clock.advance(at('09:31:02') - clock.now());
  await eventually(async () => {
    const missed = (await server.store.events('small', 0, 1000)).flatMap(({ event }) =>
      event.type === 'seat-missed' ? event.seat : [],
    );
    expect(missed).toEqual([fourth, last]);
  });
  expect(await statusOf(last)).toBe('missed');
});

test('[SE8] a code of another date opens nothing, that of a seat given back says so', async () => {
  await begin(withRules({ earlySeconds: 86_400 }));
  const tomorrow = await bookedAt('10:00', { date: '2026-11-21' });
  expect((await comeFor(tomorrow)).refusal?.code).toBe('seat-not-found');
  const { seat, secret } = (await book('10:00')).value;
  codes.set(seat.id, seat.code ?? '');
  await server.ask(null, 'phoneSeatCancel', { params: { secret } });
  expect((await comeFor(seat.id)).refusal).toMatchObject({ code: 'wrong-status', about: { status: 'cancelled' } });
});

test('[SE9] a head start of 20 s: who walked in 25 s before the slot is called first, who came 15 s before it after', async () => {
  await begin(withRules({ headStartSeconds: 20, earlySeconds: 600, callEarly: 'never' }));
  const seat = await bookedAt('09:10');
  const walkIn = async () => (await server.ask('kiosk', 'issueTicket', { body: { service: 'a' } })).value.ticket.id;
  await clock.advance(at('09:09:35') - clock.now());
  const first = await walkIn();
  await clock.advance(10 * second);
  const last = await walkIn();
  const booked = (await comeFor(seat)).value.ticket.id;
  await clock.advance(at('09:10:00') - clock.now());
  await server.ask('clerk', 'openCounter', { params: { counter: '1' }, body: {} });
  const called: string[] = [];
  for (let call = 0; call < 3; call++) {
    const { ticket, because } = (await server.ask('clerk', 'callNext', { params: { counter: '1' }, body: {} })).value;
    called.push(`${ticket.id} ${because.rule}`);
    await server.ask('clerk', 'start', { params: { ticket: ticket.id }, body: {} });
    await server.ask('clerk', 'finish', { params: { ticket: ticket.id }, body: {} });
  }
  expect(called).toEqual([`${first} first-come`, `${booked} booked`, `${last} first-come`]);
});

describe('[SE7] who would hoard places', () => {
  test('keeps ten at once from one address, then one in a minute; who books gives theirs back', async () => {
    await begin(withRules({}), at('09:00:00'), { trustProxy: '127.0.0.1' });
    const ip = '198.51.100.7';
    const times = Array.from({ length: 12 }, (_, minute) => `10:${String(minute).padStart(2, '0')}`);
    for (const from of times.slice(0, 10)) expect((await hold(from, { ip })).status).toBe(201);
    const over = await hold('11:00', { ip });
    expect([over.status, over.refusal?.code, over.refusal?.about?.retryAfterSeconds]).toEqual([429, 'too-many', 60]);
    expect((await hold('11:00', { ip: '198.51.100.8' })).status).toBe(201);
    await clock.advance(60 * second);
    expect((await hold('11:01', { ip })).status).toBe(201);
    expect((await hold('11:02', { ip })).status).toBe(429);
  });

  test('comes through a proxy that nobody has said is there: all of them keep ten together, this machine as many as it likes', async () => {
    await begin(withRules({}), at('09:00:00'));
    const times = Array.from({ length: 10 }, (_, minute) => `10:${String(minute).padStart(2, '0')}`);
    for (const [at, from] of times.entries()) expect((await hold(from, { ip: `198.51.100.${at}` })).status).toBe(201);
    expect((await hold('11:00', { ip: '198.51.100.11' })).refusal?.code).toBe('too-many');
    expect((await hold('11:00')).status).toBe(201);
  });

  test('has one seat of a resource and so many in all, by their phone number, whichever name they give', async () => {
    const plain = bookedCentre();
    const bookable = { minutes: 5, desks: 1, share: 1 };
    const services = plain.services.map((one) => ({ ...one, bookable }));
    await begin(bookedCentre({ services, booking: { perPerson: 2 } }));
    const phone = '+994501112233';
    expect((await book('10:00', { phone })).status).toBe(201);
    expect((await book('10:30', { phone })).refusal?.code).toBe('has-seat');
    expect((await book('11:00', { phone, resource: 'service-b' })).status).toBe(201);
    expect((await book('10:15', { phone, resource: 'official-head' })).refusal?.code).toBe('too-many-seats');
  });
});

test('[SE13] a document that would leave seats without their slot is refused, with how many and the dates', async () => {
  await begin(bookedCentre());
  for (const from of ['10:00', '10:15']) await book(from, { resource: 'official-head' });
  await book('10:00', { resource: 'official-head', date: '2026-11-27' });
  await book('10:00');
  const put = async (change: (centre: Centre) => Centre) => {
    const read = await server.ask('admin', 'config');
    const headers = { 'if-match': String(read.reply.headers.etag) };
    return server.ask('admin', 'putConfig', { body: change(read.value as Centre), headers });
  };
  const gone = await put(({ officials: _, ...centre }) => centre);
  expect([gone.status, gone.refusal?.code]).toEqual([409, 'in-use']);
  expect(gone.refusal?.about).toEqual({ path: 'officials/0', count: 3, dates: '2026-11-20 2026-11-27' });
  const later = (centre: Centre): Centre => ({
    ...centre,
    officials: (centre.officials ?? []).map((one) => ({
      ...one,
      receptions: one.receptions.map((reception) => ({ ...reception, from: '10:15' })),
    })),
  });
  expect((await put(later)).refusal?.about).toMatchObject({ count: 2, dates: '2026-11-20 2026-11-27' });
  const callOff = (date: string) =>
    server.ask('manager', 'callOff', { params: { resource: 'official-head', date }, body: { reason: 'ill' } });
  expect((await callOff(today)).value.calledOff).toBe(2);
  expect((await callOff('2026-11-27')).value.calledOff).toBe(1);
  expect((await put(later)).status).toBe(200);
});

test.each([
  ['its own hours', {}],
  ['the country’s calendar', { calendar: 'az' }],
])(
  '[SE13] a calendar that would leave seats without their slot is refused, put or edited by hand, in a centre that goes by %s',
  async (_, goesBy) => {
    const folder = await aFolder();
    onTestFinished(folder.remove);
    const plain = bookedCentre();
    await begin({ ...plain, hours: { ...plain.hours, ...goesBy } }, at('09:00:00'), { folder: folder.path });
    const seats = await bookedAt('10:00', { resource: 'official-head', date: '2026-11-27' });
    const params = { calendar: 'az' };
    const read = await server.ask('admin', 'calendar', { params });
    const headers = { ...(await letInOverall(server.store)), 'if-match': String(read.reply.headers.etag) };
    const [year = { workingDays: 0, off: [], worked: [] }] = Object.values(read.value.years);
    const off = [...year.off, { date: '2026-11-27' }];
    const body = { ...read.value, years: { '2026': { ...year, workingDays: year.workingDays - 1, off } } };
    const put = () => server.ask(null, 'putCalendar', { params, body, headers });
    const tried = await server.ask(null, 'tryCalendar', { params, body, headers });
    expect(tried.value.seats).toMatchObject([
      { centre: 'small', resource: 'official-head', date: '2026-11-27', count: 1 },
    ]);
    expect((await server.ask(null, 'tryCalendar', { params, body: read.value, headers })).value.seats).toEqual([]);
    expect((await server.ask('admin', 'calendar', { params })).value).toEqual(read.value);
    const refused = await put();
    expect([refused.status, refused.refusal?.code]).toEqual([409, 'in-use']);
    expect(refused.refusal?.about).toEqual({ path: 'centres/small', count: 1, dates: '2026-11-27' });
    const file = join(folder.path, 'calendars/az.json');
    await writeFile(file, JSON.stringify(body));
    await eventually(async () => {
      await clock.advance(second);
      expect(server.logged.join('')).toContain('calendars/az.json is refused: centres/small: 1 seats');
    });
    expect((await server.ask('admin', 'calendar', { params })).value).toEqual(read.value);
    await writeFile(file, JSON.stringify(read.value));
    await server.ask('reception', 'cancelSeat', { params: { seat: seats }, body: {} });
    expect((await put()).status).toBe(200);
    await eventually(async () => {
      const dates = await server.ask(null, 'officialDates', { params: { official: 'head' } });
      expect(dates.value.map(({ date }) => date)).not.toContain('2026-11-27');
    });
  },
);

test('[SE6] [NO1] kept on one server and booked on another; called off on one, told once by whichever sends', async () => {
  const mail = await openMailServer();
  onTestFinished(mail.close);
  clock = manualClock(at('09:00:00'));
  const settings = { url: mail.url, from: 'queue@example.org' };
  const both = await twoServers({
    centre: bookedCentre({ booking: { reminders: [] } }),
    clock,
    jobs: true,
    mail: settings,
  });
  server = both.first;
  const place = { resource: 'official-head', date: today };
  const held = await both.first.ask(null, 'hold', { body: { ...place, from: '10:00' } });
  const body = { hold: held.value.hold, contact: { email: 'ayan@example.org' } };
  expect((await both.second.ask(null, 'book', { body })).status).toBe(201);
  const told = (count: number) =>
    eventually(async () => {
      await clock.advance(second);
      expect(mail.received).toHaveLength(count);
    });
  await told(1);
  const off = await both.first.ask('manager', 'callOff', { params: place, body: { reason: 'ill' } });
  expect(off.value.calledOff).toBe(1);
  await told(2);
  // Ten more looks into the outbox by either server.
  await clock.advance(10 * second);
  expect(mail.received).toHaveLength(2);
  await both.close();
  await begin(bookedCentre());
});
