import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoredEvent } from '../../../shared/events.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** [SE10] Never a seat and an ordinary ticket: which of the two somebody has, over HTTP. */

const minute = 60_000;
/** Friday 20 November 2026 in Baku, a working day. */
const today = '2026-11-20';
const at = (time: string): number => Date.parse(`${today}T${time}:00+04:00`);

let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(at('09:00'));
  const plain = bookedCentre();
  const services = plain.services.map((one) => (one.id === 'a' ? { ...one, dailyLimit: 2 } : one));
  server = await aServer({ centre: { ...plain, services }, clock });
  await server.ask('manager', 'openDay', { body: {} });
});
afterEach(() => server.close());

let phones = 0;
const newPhone = (): string => `+9945013${String(phones++).padStart(5, '0')}`;
const book = async (from: string, phone = newPhone()) => {
  const held = await server.ask(null, 'hold', { body: { resource: 'service-a', date: today, from } });
  return (await server.ask(null, 'book', { body: { hold: held.value.hold, contact: { phone } } })).value;
};
const walkIn = (phone?: string) =>
  server.ask('reception', 'issueTicket', { body: { service: 'a', ...(phone === undefined ? {} : { phone }) } });
const statusOf = async (seat: string) =>
  (await server.ask('reception', 'seat', { params: { seat } })).value.seat.status;
const head = async () => (await server.ask('admin', 'events', { query: {} })).value.head.seq;
/** What has happened since. */
const typesFrom = async (after: number) => {
  const { value } = await server.ask('admin', 'events', { query: { after: String(after) } });
  return value.events.map((one) => (one as StoredEvent).event.type);
};

describe('too early', () => {
  test('is told of the ordinary ticket, and has it in one commit with the seat given up', async () => {
    const { seat } = await book('14:00');
    const { code } = seat;
    const early = await server.ask('kiosk', 'checkIn', { body: { code } });
    expect(early.refusal).toMatchObject({ code: 'too-early', about: { ordinary: true, service: 'a', at: '14:00' } });
    const before = await head();
    const given = await server.ask('kiosk', 'checkIn', { body: { code, ordinary: true } });
    expect(given.value).toMatchObject({
      ...{ ordinary: true, again: false, initial: null },
      seat: { status: 'cancelled', ticket: null },
      ticket: { service: 'a', channel: 'kiosk', status: 'waiting' },
      print: { status: 'queued' },
    });
    expect(given.value.secret).toMatch(/.{16}/);
    expect(await typesFrom(before)).toEqual(['ticket-issued', 'seat-cancelled']);
    const twice = await server.ask('kiosk', 'checkIn', { body: { code, ordinary: true } });
    expect([twice.value.ticket.id, twice.value.again, twice.value.print, twice.value.secret]).toEqual([
      ...[given.value.ticket.id, true, null, given.value.secret],
    ]);
    const { number } = given.value.ticket;
    expect((await server.ask('kiosk', 'checkIn', { body: { code } })).refusal).toMatchObject({
      ...{ code: 'has-ticket', about: { number } },
    });
  });

  test('keeps the seat where no ordinary ticket is given', async () => {
    const { seat } = await book('14:00');
    await walkIn();
    await walkIn();
    const full = await server.ask('kiosk', 'checkIn', { body: { code: seat.code, ordinary: true } });
    expect(full.refusal?.code).toBe('service-full');
    expect(await statusOf(seat.id)).toBe('booked');
  });
});

describe('too late', () => {
  test('has an ordinary ticket; the seat comes back only once that has ended, and then the ticket does not', async () => {
    const { seat } = await book('09:30');
    const params = { seat: seat.id };
    await clock.advance(45 * minute);
    const given = await server.ask('reception', 'arriveForSeat', { params, body: { ordinary: true } });
    expect(given.value).toMatchObject({ seat: { status: 'missed' }, ticket: { channel: 'program' } });
    const { id, number } = given.value.ticket;
    const reinstate = () => server.ask('reception', 'reinstateSeat', { params, body: { reason: 'was here' } });
    expect((await reinstate()).refusal).toMatchObject({ code: 'has-ticket', about: { number } });
    const late = await server.ask('reception', 'arriveForSeat', { params, body: { reason: 'late bus' } });
    expect(late.refusal?.code).toBe('has-ticket');
    await server.ask('reception', 'cancel', { params: { ticket: id }, body: {} });
    const came = await server.ask('reception', 'arriveForSeat', { params, body: { reason: 'late bus' } });
    expect(came.value.seat.status).toBe('arrived');
    const undone = await server.ask('reception', 'undo', { params: { ticket: id }, body: {} });
    expect(undone.refusal?.code).toBe('has-seat');
  });
});

describe('the same phone number', () => {
  test('with a ticket first does not check in beside it; a ticket that nobody came for stays away', async () => {
    const own = newPhone();
    const { ticket } = (await walkIn(own)).value;
    const { seat } = await book('09:20', own);
    const checkIn = () => server.ask('kiosk', 'checkIn', { body: { code: seat.code } });
    expect((await checkIn()).refusal).toMatchObject({ code: 'has-ticket', about: { number: ticket.number } });
    const instead = await server.ask('kiosk', 'checkIn', { body: { code: seat.code, ordinary: true } });
    expect(instead.refusal?.code).toBe('has-ticket');
    await server.ask('clerk', 'openCounter', { params: { counter: '1' }, body: {} });
    const called = await server.ask('clerk', 'callNext', { params: { counter: '1' }, body: {} });
    expect(called.value.ticket.id).toBe(ticket.id);
    await clock.advance(10 * minute);
    await server.ask('clerk', 'noShow', { params: { ticket: ticket.id }, body: {} });
    expect((await checkIn()).value.seat.status).toBe('arrived');
    const back = await server.ask('manager', 'reinstate', { params: { ticket: ticket.id }, body: {} });
    expect(back.refusal?.code).toBe('has-seat');
  });
});
