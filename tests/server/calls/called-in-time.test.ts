import { afterEach, expect, test } from 'vitest';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** [SE9] When somebody who is here before their time is called by a counter that has nothing else to do. */

const today = '2026-11-20';
const at = (time: string): number => Date.parse(`${today}T${time}+04:00`);

let clock: ManualClock;
let server: AServer;
afterEach(() => server.close());

/** One who booked 10:00 is here at 09:40; counter 1 is open and idle. */
const hereEarly = async (callEarly: NonNullable<Centre['booking']>['callEarly']) => {
  clock = manualClock(at('09:00:00'));
  const booking = callEarly === undefined ? {} : { callEarly };
  server = await aServer({ centre: bookedCentre({ booking }), clock });
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { params: { counter: '1' }, body: {} });
  const held = await server.ask(null, 'hold', { body: { resource: 'service-a', date: today, from: '10:00' } });
  const contact = { phone: '+994501112233' };
  const { seat } = (await server.ask(null, 'book', { body: { hold: held.value.hold, contact } })).value;
  await clock.advance(at('09:40:00') - clock.now());
  const came = await server.ask('reception', 'arriveForSeat', { params: { seat: seat.id }, body: {} });
  return came.value.ticket.id;
};
const callAt = async (time: string) => {
  await clock.advance(at(time) - clock.now());
  const called = await server.ask('clerk', 'callNext', { params: { counter: '1' }, body: {} });
  return called.refusal?.code ?? [called.value.ticket.id, called.value.because];
};
const because = { rule: 'booked', at: '10:00' };

test('never early: nothing is waiting to the last millisecond before the slot, and at its minute they are called', async () => {
  const ticket = await hereEarly('never');
  expect(await callAt('09:41:00')).toBe('nothing-waiting');
  expect(await callAt('09:59:59.999')).toBe('nothing-waiting');
  expect(await callAt('10:00:00')).toEqual([ticket, because]);
});

test('so many seconds early: not before them', async () => {
  const ticket = await hereEarly(300);
  expect(await callAt('09:54:59.999')).toBe('nothing-waiting');
  expect(await callAt('09:55:00')).toEqual([ticket, because]);
});

test('unless it is said otherwise an idle counter takes them as soon as they are here', async () => {
  const ticket = await hereEarly(undefined);
  expect(await callAt('09:40:00')).toEqual([ticket, because]);
});
