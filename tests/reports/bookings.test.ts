import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginBookings } from '../../engine/figures/bookings.ts';
import type { CountedSeat } from '../../engine/figures/counted-seat.ts';
import { bookableRules, bookingRules } from '../../shared/booking/booking.ts';
import { bookingKeys } from '../../shared/booking/booking-figures.ts';
import { assertSeeded } from '../fakes/seeds.ts';

/** What bookings did, worked out by hand. Friday 20 November 2026 in Baku. */

const friday = '2026-11-20';
const at = (time: string, date = friday): number => Date.parse(`${date}T${time}+04:00`);

const seat = (from: string, more: Partial<CountedSeat> = {}): CountedSeat => ({
  resource: 'service-a',
  date: friday,
  from,
  startsAt: at(`${from}:00`),
  endsAt: at(`${from}:00`) + 900_000,
  status: 'heard',
  standby: false,
  urgent: false,
  bookedAt: at('09:00:00', '2026-11-18'),
  arrivedAt: at(`${from}:00`) - 300_000,
  endedAt: at(`${from}:00`) + 900_000,
  hasTicket: true,
  calledAt: at(`${from}:00`) + 120_000,
  waitSeconds: 120,
  ...more,
});
const missed = (from: string, more: Partial<CountedSeat> = {}): CountedSeat =>
  seat(from, { status: 'missed', hasTicket: false, arrivedAt: null, calledAt: null, waitSeconds: null, ...more });
const cancelled = (from: string, when: string): CountedSeat => missed(from, { status: 'cancelled', endedAt: at(when) });

/** Two visitors a slot of fifteen minutes. */
const room = {
  resource: 'service-a',
  rules: bookableRules({ bookable: { minutes: 15, share: 1, desks: 2 } }) ?? never(),
  visitMinutes: 15,
  counters: 9,
  open: {},
};
function never(): never {
  throw new Error('no rules');
}
const reportOf = (seats: readonly CountedSeat[], by: (typeof bookingKeys)[number] = 'hour', now = at('11:40:00')) => {
  const report = beginBookings({ by, timeZone: 'Asia/Baku', rooms: [room], now, rules: bookingRules({}) });
  report.add(seats);
  return report.finish();
};

describe('a day of bookings', () => {
  const seats = [
    seat('10:00'),
    seat('10:00', { calledAt: at('10:10:00'), arrivedAt: at('10:08:00'), waitSeconds: 120 }),
    seat('10:15', { calledAt: at('10:25:01'), waitSeconds: 601 }),
    seat('10:30', { calledAt: at('10:27:00'), waitSeconds: 0 }),
    missed('10:00'),
    // They came, and went again before they were called.
    missed('11:00', { hasTicket: true, arrivedAt: at('11:05:00') }),
    cancelled('11:00', '09:00:00'),
    cancelled('11:00', '09:00:01'),
    missed('11:15', { status: 'called-off' }),
    missed('11:30', { status: 'booked' }),
    seat('10:15', { standby: true, calledAt: at('10:20:00') }),
    missed('12:00', { standby: true, status: 'released', from: null, startsAt: null }),
    seat('10:45', { urgent: true }),
  ];
  const { total, rows, overbooking } = reportOf(seats);

  test('[SE15] attendance is those who came of those who came or were missed; standby and urgent stand beside', () => {
    expect(total).toMatchObject({ booked: 10, came: 5, missed: 1, attendance: 5 / 6 });
    expect(total).toMatchObject({ cancelled: 2, cancelledLate: 1, calledOff: 1 });
    expect(total).toMatchObject({ standby: 2, standbySeated: 1, urgent: 1 });
  });

  test('[SE15] punctuality counts from the slot, tardiness is the check-in, and what came before is negative', () => {
    // 120, 600, 601, -180
    expect(total.punctuality).toEqual({ count: 4, mean: 285, median: 120, p90: 601, max: 601 });
    expect(total.punctual).toBe(3 / 4);
    // -300, 480, -300, -300, 300
    expect(total.tardiness).toEqual({ count: 5, mean: -24, median: -300, p90: 480, max: 480 });
    expect(total.wait).toMatchObject({ count: 4, max: 601 });
  });

  test('[SE11] who has not come ten minutes after their slot is missed, though nothing has written it down', () => {
    expect(reportOf(seats, 'hour', at('11:40:00') + 1).total).toMatchObject({ booked: 10, came: 5, missed: 2 });
  });

  test('rows are of the hour of the slot; who stood by in vain has none', () => {
    expect(rows.map(({ key, booked, came, standby }) => [key, booked, came, standby])).toEqual([
      ['', 0, 0, 1],
      ['10', 5, 4, 1],
      ['11', 5, 1, 0],
    ]);
  });

  test('[SE3] what overbooking did: slots with more than there is room, and how long those waited who came there', () => {
    expect(overbooking).toMatchObject({ slots: 4, overbooked: 1, overfull: 0 });
    const full = reportOf([...seats, seat('10:00', { waitSeconds: 900 }), seat('10:00', { urgent: true })]).overbooking;
    expect(full).toMatchObject({ slots: 4, overbooked: 1, overfull: 1 });
    expect(full.waitOverfull).toMatchObject({ count: 3, max: 900 });
    // One who stood by counts here: 601, 0 and 120.
    expect(full.waitOther).toMatchObject({ count: 3, max: 601 });
  });
});

test('rows by weekday, by resource and by how long before it was booked', () => {
  const seats = [
    seat('10:00', { bookedAt: at('09:00:00') }),
    seat('10:00', { bookedAt: at('23:59:59', '2026-11-19') }),
    seat('10:00', { bookedAt: at('00:00:00', '2026-11-17'), resource: 'official-head' }),
    seat('10:00', { bookedAt: at('10:00:00', '2026-10-01'), date: '2026-11-23' }),
  ];
  const keys = (by: (typeof bookingKeys)[number]) => reportOf(seats, by).rows.map(({ key, booked }) => [key, booked]);
  expect(keys('ahead')).toEqual([
    ['00', 1],
    ['01', 1],
    ['02', 1],
    ['15', 1],
  ]);
  expect(keys('weekday')).toEqual([
    ['1', 1],
    ['5', 3],
  ]);
  expect(keys('resource')).toEqual([
    ['official-head', 1],
    ['service-a', 3],
  ]);
});

test('nothing booked: counts are 0, all else is empty', () => {
  const { total, rows, overbooking } = reportOf([]);
  const nothing = { count: 0, mean: null, median: null, p90: null, max: null };
  expect(rows).toEqual([]);
  expect(total).toMatchObject({ booked: 0, attendance: null, punctual: null, punctuality: nothing, wait: nothing });
  expect(overbooking).toEqual({ slots: 0, overbooked: 0, overfull: 0, waitOverfull: nothing, waitOther: nothing });
});

test('the rows add up to the total, by whatever they are broken down', () => {
  const status = fc.constantFrom('booked', 'arrived', 'heard', 'missed', 'cancelled', 'called-off', 'released');
  const some = fc
    .record({
      status,
      standby: fc.boolean(),
      urgent: fc.boolean(),
      hasTicket: fc.boolean(),
      from: fc.constantFrom('10:00', '10:15', '11:30', null),
      resource: fc.constantFrom('service-a', 'service-b', 'official-head'),
      date: fc.constantFrom(friday, '2026-11-23'),
      bookedAt: fc.integer({ min: at('00:00:00', '2026-10-01'), max: at('09:00:00') }),
    })
    .map((given) => ({ ...seat(given.from ?? '10:00'), ...given }));
  const counts = ['booked', 'came', 'missed', 'cancelled', 'calledOff', 'standby', 'standbySeated', 'urgent'] as const;
  assertSeeded(
    fc.property(fc.array(some, { maxLength: 40 }), fc.constantFrom(...bookingKeys), (seats, by) => {
      const { total, rows } = reportOf(seats, by);
      for (const count of counts) expect(rows.reduce((sum, row) => sum + row[count], 0)).toBe(total[count]);
      expect(total.booked + total.standby + total.urgent).toBe(seats.length);
      expect(rows.reduce((sum, row) => sum + row.punctuality.count, 0)).toBe(total.punctuality.count);
    }),
  );
});
