import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** Seats over HTTP: kept, booked, checked in for, called at their time. */

const minute = 60_000;
/** Friday 20 November 2026 in Baku, a working day. */
const at = (time: string, date = '2026-11-20'): number => Date.parse(`${date}T${time}:00+04:00`);

let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(at('09:00'));
  server = await aServer({ centre: bookedCentre(), clock });
  await server.ask('manager', 'openDay', { body: {} });
});
afterEach(() => server.close());

const today = '2026-11-20';
const hold = (from: string, resource = 'service-a', date = today) =>
  server.ask(null, 'hold', { body: { resource, date, from } });
let phones = 0;
const phone = (): string => `+9945012${String(phones++).padStart(5, '0')}`;
const book = async (from: string, resource = 'service-a', date = today, own = phone()) => {
  const held = await hold(from, resource, date);
  return (await server.ask(null, 'book', { body: { hold: held.value.hold, contact: { phone: own } } })).value;
};
const free = async (from: string, date = today) =>
  (await server.ask(null, 'slots', { params: { service: 'a' }, query: { date } })).value.find(
    (one) => one.from === from,
  )?.free;

describe('a seat', () => {
  test('is kept, booked, checked in for, and called because it was booked', async () => {
    expect(await free('10:00')).toBe(1);
    const held = await hold('10:00');
    expect(held.status).toBe(201);
    expect(held.value.until).toBe(new Date(at('09:10')).toISOString());
    expect(await free('10:00')).toBe(0);
    const booked = await server.ask(null, 'book', {
      body: { hold: held.value.hold, contact: { name: 'Ayan', phone: '+994501112233' }, language: 'ru' },
    });
    expect(booked.status).toBe(201);
    expect(booked.value.seat).toMatchObject({ status: 'booked', from: '10:00', date: today, service: 'a' });
    const { code } = booked.value.seat;
    await clock.advance(50 * minute);
    const came = await server.ask('kiosk', 'checkIn', { body: { code } });
    expect(came.value.seat).toMatchObject({ status: 'arrived', ticket: came.value.ticket.id });
    expect(came.value.ticket).toMatchObject({ service: 'a', channel: 'booking', language: 'ru', status: 'waiting' });
    expect(came.value.print?.status).toBe('queued');
    expect(came.value).toMatchObject({ again: false, official: null, initial: 'A' });
    await clock.advance(10 * minute);
    await server.ask('clerk', 'openCounter', { params: { counter: '1' }, body: {} });
    const called = await server.ask('clerk', 'callNext', { params: { counter: '1' }, body: {} });
    expect(called.value.ticket.id).toBe(came.value.ticket.id);
    expect(called.value.because).toEqual({ rule: 'booked', at: '10:00' });
    const ticket = came.value.ticket.id;
    await server.ask('clerk', 'start', { params: { ticket }, body: {} });
    await server.ask('clerk', 'finish', { params: { ticket }, body: {} });
    const seat = await server.ask('reception', 'seat', { params: { seat: booked.value.seat.id } });
    expect(seat.value.seat.status).toBe('heard');
    expect(seat.value.person?.contact).toEqual({ name: 'Ayan', phone: '+994501112233' });
    await server.ask('clerk', 'undo', { params: { ticket }, body: {} });
    const again = await server.ask('clerk', 'seat', { params: { seat: booked.value.seat.id } });
    expect(again.value.seat.status).toBe('arrived');
  });
});

test('[SE9] a walk-in who came over fifteen minutes before the slot is before it, one who came later behind it', async () => {
  const booked = await book('10:00');
  const walkIn = async () => (await server.ask('kiosk', 'issueTicket', { body: { service: 'a' } })).value.ticket.number;
  await clock.advance(44 * minute);
  const first = await walkIn();
  await clock.advance(2 * minute);
  const last = await walkIn();
  const { ticket } = (await server.ask('reception', 'arriveForSeat', { params: { seat: booked.seat.id }, body: {} }))
    .value;
  await clock.advance(14 * minute);
  await server.ask('clerk', 'openCounter', { params: { counter: '1' }, body: {} });
  const called: string[] = [];
  for (let call = 0; call < 3; call++) {
    const { value } = await server.ask('clerk', 'callNext', { params: { counter: '1' }, body: {} });
    called.push(`${value.ticket.number} ${value.because.rule}`);
    await server.ask('clerk', 'start', { params: { ticket: value.ticket.id }, body: {} });
    await server.ask('clerk', 'finish', { params: { ticket: value.ticket.id }, body: {} });
  }
  expect(called).toEqual([`${first} first-come`, `${ticket.number} booked`, `${last} first-come`]);
});

test('[SE10] a ticket beside a seat is refused, checking in twice gives the same one, and the link looks after it', async () => {
  const own = '+994509998877';
  const { seat, secret } = await book('10:00', 'service-a', today, own);
  const beside = await server.ask('reception', 'issueTicket', { body: { service: 'a', phone: own } });
  expect([beside.status, beside.refusal?.code]).toEqual([409, 'has-seat']);
  expect((await server.ask('kiosk', 'checkIn', { body: { secret } })).refusal?.code).toBe('too-early');
  await clock.advance(40 * minute);
  const [once, twice] = [
    await server.ask('kiosk', 'checkIn', { body: { secret } }),
    await server.ask('kiosk', 'checkIn', { body: { code: seat.code } }),
  ];
  expect(twice.value.ticket.id).toBe(once.value.ticket.id);
  expect(twice.value.secret).toBe(once.value.secret);
  expect([once.value.again, twice.value.again, twice.value.print]).toEqual([false, true, null]);
  const other = await book('11:00');
  expect((await server.ask(null, 'phoneSeat', { params: { secret: other.secret } })).value.seat.status).toBe('booked');
  const moved = await server.ask(null, 'phoneSeatMove', {
    params: { secret: other.secret },
    body: { date: today, from: '11:30' },
  });
  expect(moved.value.seat).toMatchObject({ from: '11:30', sequence: 1 });
  const gone = await server.ask(null, 'phoneSeatCancel', { params: { secret: other.secret } });
  expect(gone.value.seat.status).toBe('cancelled');
});

test('[SE8] who tries codes is held up, with a right one too; in time it is taken', async () => {
  const { seat } = await book('09:30');
  const codes = Array.from({ length: 11 }, (_, at) => String(100_000 + at)).filter((code) => code !== seat.code);
  const tried: (string | undefined)[] = [];
  for (const code of codes.slice(0, 10))
    tried.push((await server.ask('kiosk', 'checkIn', { body: { code } })).refusal?.code);
  expect(new Set(tried)).toEqual(new Set(['seat-not-found']));
  const right = () => server.ask('kiosk', 'checkIn', { body: { code: seat.code } });
  expect((await right()).refusal?.code).toBe('too-many');
  await clock.advance(10_000);
  expect((await right()).value.seat.status).toBe('arrived');
});

test('[FO2] [FO3] answers are held to the form of the booking; those to questions that do not show are not kept', async () => {
  const answers = {
    kind: 'complaint',
    status: 'student',
    phone: '+994501112233',
    address: 'Bakı',
    surname: 'S',
    name: 'A',
  };
  const taken = async (body: object) => {
    const held = await hold('11:00');
    const asked = { hold: held.value?.hold, contact: { phone: phone() }, ...body };
    const answer = await server.ask(null, 'book', { body: asked });
    if (answer.refusal) await server.ask(null, 'releaseHold', { params: { seat: held.value.hold } });
    return answer;
  };
  const bad = await taken({ form: 'reception', answers: { ...answers, phone: '0501112233' } });
  expect(bad.status).toBe(422);
  expect(bad.refusal).toMatchObject({ code: 'bad-answers', about: { field: 'phone', rule: 'pattern' } });
  expect((await taken({ form: 'nowhere', answers })).refusal?.code).toBe('form-not-found');
  expect((await taken({ answers })).refusal?.code).toBe('malformed');
  const booked = await taken({
    form: 'reception',
    answers: { ...answers, workplace: 'typed before', post: 'typed before' },
    contact: { name: 'S A', phone: phone() },
  });
  const { person } = (await server.ask('reception', 'seat', { params: { seat: booked.value.seat.id } })).value;
  expect(person).toMatchObject({ form: 'reception@1', answers });
  expect(Object.keys(person?.answers ?? {})).not.toContain('post');
  expect((await server.ask(null, 'form', { params: { form: 'reception' } })).value.steps[0]?.id).toBe('kind');
  await clock.advance(at('10:50') - clock.now());
  const came = await server.ask('kiosk', 'checkIn', { body: { code: booked.value.seat.code } });
  expect(came.value.initial, 'of the first name, not of the whole').toBe('A');
});

test('at a kiosk a reception is booked without a phone number, and its slip is printed there and nowhere else', async () => {
  const body = { resource: 'official-head', date: '2026-11-27', from: '10:15' };
  const { hold: kept } = (await server.ask('kiosk', 'hold', { body })).value;
  const answers = { kind: 'application', status: 'other', address: 'Baku', surname: 'A', name: 'B' };
  const asked = { hold: kept, form: 'reception', answers, contact: { name: 'B A' } };
  expect((await server.ask(null, 'book', { body: asked })).refusal?.code).toBe('malformed');
  const contact = { email: 'a@b.az' };
  expect((await server.ask(null, 'book', { body: { ...asked, contact } })).refusal?.about).toEqual({
    field: 'phone',
    rule: 'required',
    form: 'reception@1',
  });
  const booked = await server.ask('kiosk', 'book', { body: asked });
  expect([booked.status, booked.value.seat.channel]).toEqual([201, 'kiosk']);
  const { secret } = booked.value;
  const printed = await server.ask('kiosk', 'printSeat', { body: { secret, language: 'ru' } });
  expect([printed.status, printed.value.status]).toEqual([201, 'queued']);
  expect((await server.ask('display', 'printSeat', { body: { secret } })).status).toBe(403);
  expect((await server.ask('kiosk', 'printSeat', { body: { secret: 'nobody-has-this-one' } })).status).toBe(404);
});
