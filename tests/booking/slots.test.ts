import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learntAttendance, seatsOf, slotCapacity } from '../../engine/booking/capacity.ts';
import { officialDates } from '../../engine/booking/dates.ts';
import { commonSpans, freeSeats, officialSlots, type ServiceDay, serviceSlots } from '../../engine/booking/slots.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { bookableDefaults } from '../../shared/booking/booking.ts';
import type { Reception } from '../../shared/booking/booking-schema.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';

/** Slots, seats and dates, reckoned from what is configured. */

describe('[SE3] n(c), the seats of a slot', () => {
  const measured = [
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 5],
    [5, 6],
    [6, 7],
    [8, 10],
    [10, 12],
    [12, 15],
    [20, 26],
    [40, 53],
  ];
  test.each(measured)('of capacity %i is %i where 71 % come', (capacity, seats) => {
    expect(seatsOf(capacity, 0.71, 0.2)).toBe(seats);
  });
  test('is the capacity up to 12 where 90 % come, and 21 for 20', () => {
    for (let capacity = 1; capacity <= 12; capacity++) expect(seatsOf(capacity, 0.9, 0.2)).toBe(capacity);
    expect(seatsOf(20, 0.9, 0.2)).toBe(21);
  });
  test('is never under the capacity, grows with it, and more would break the risk', () => {
    const binomialOver = (n: number, a: number, c: number): number => {
      const logs = Array.from({ length: n + 1 }, (_, k) => (k === 0 ? 0 : Math.log(k)));
      const factorial = (k: number) => logs.slice(0, k + 1).reduce((sum, one) => sum + one, 0);
      const chance = (k: number) =>
        Math.exp(factorial(n) - factorial(k) - factorial(n - k) + k * Math.log(a) + (n - k) * Math.log(1 - a));
      return Array.from({ length: Math.max(0, n - c) }, (_, at) => chance(c + 1 + at)).reduce((sum, p) => sum + p, 0);
    };
    const shares = fc.integer({ min: 30, max: 99 }).map((share) => share / 100);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), shares, (capacity, attendance) => {
        const seats = seatsOf(capacity, attendance, 0.2);
        expect(seats).toBeGreaterThanOrEqual(capacity);
        expect(seatsOf(capacity + 1, attendance, 0.2)).toBeGreaterThan(seats);
        expect(binomialOver(seats, attendance, capacity)).toBeLessThanOrEqual(0.2 + 1e-9);
        expect(binomialOver(seats + 1, attendance, capacity)).toBeGreaterThan(0.2 - 1e-9);
      }),
      { numRuns: 60 },
    );
  });
  test('is learnt with the weight of 50 bookings', () => {
    expect(learntAttendance({ came: 0, booked: 0 }, 0.71)).toBeCloseTo(0.71, 10);
    expect(learntAttendance({ came: 8827, booked: 12458 }, 0.71)).toBeCloseTo(0.7085, 3);
    expect(learntAttendance({ came: 50, booked: 50 }, 0.71)).toBeCloseTo(0.855, 10);
  });
});

test.each([
  [5, 15, 15, 0.8, 4],
  [4, 15, 9, 0.6, 4],
  [1, 15, 10, 0.6, 0],
  [100, 15, 15, 0.29, 29],
  [0, 15, 10, 1, 0],
])(
  '[SE4] %i desks, slots of %i min, visits of %i, share %f: room for %i',
  (desks, slotMinutes, visitMinutes, share, c) => {
    expect(slotCapacity({ desks, slotMinutes, visitMinutes, share })).toBe(c);
  },
);

const day: ServiceDay = {
  ...{ rules: { ...bookableDefaults, desks: 4, share: 1 }, weekday: 'mon', open: [{ from: '09:00', to: '10:10' }] },
  ...{ visitMinutes: 15, attendance: 0.71, overbookRisk: 0.2, counters: 4, measured: () => 0 },
};

describe('[SE1] the slots of a service', () => {
  test('are cut from the hours; what is too short at the end is none', () => {
    expect(serviceSlots(day).map(({ from, to, seats }) => [from, to, seats])).toEqual([
      ['09:00', '09:15', 5],
      ['09:15', '09:30', 5],
      ['09:30', '09:45', 5],
      ['09:45', '10:00', 5],
    ]);
  });
  test('have as many desks as the day and the hour say, and none at hours that nobody named', () => {
    const desks = [{ weekday: 'mon' as const, from: '09:30', to: '10:00', desks: 2 }];
    const froms = (weekday: 'mon' | 'tue') =>
      serviceSlots({ ...day, weekday, rules: { ...day.rules, desks } }).map(({ from }) => from);
    expect([froms('mon'), froms('tue')]).toEqual([['09:30', '09:45'], []]);
  });
  test('have as many desks as were measured where the document says nothing', () => {
    const { desks: _, ...rules } = day.rules;
    const slots = serviceSlots({ ...day, rules, measured: (at) => (at === 'mon 09' ? 3 : 0) });
    expect(slots.map(({ capacity }) => capacity)).toEqual([3, 3, 3, 3]);
    const closed = serviceSlots({ ...day, rules, weekday: 'tue', measured: (at) => (at === 'mon 09' ? 3 : 0) });
    expect(closed.map(({ from, seats }) => [from, seats])).toEqual(slots.map(({ from }) => [from, 0]));
  });
  test('are free but for what is taken, and never less than not at all', () => {
    const [slot] = serviceSlots(day);
    if (slot === undefined) throw new Error('no slot');
    expect([0, 3, 5, 9].map((taken) => freeSeats(slot, new Map([['09:00', taken]])))).toEqual([5, 2, 0, 0]);
  });
  test('lie in the hours of the centre and of the service', () => {
    const open = commonSpans(
      [
        { from: '09:00', to: '13:00' },
        { from: '14:00', to: '18:00' },
      ],
      [{ from: '12:00', to: '15:00' }],
    );
    expect(open).toEqual([
      { from: '12:00', to: '13:00' },
      { from: '14:00', to: '15:00' },
    ]);
  });
});

const timeZone = 'Asia/Baku';
const at = (time: string) => Date.parse(`${time}+04:00`);
const none = () => new Map<string, number>();
const datesOf = (reception: Reception, now: string, taken: (date: string) => ReadonlyMap<string, number> = none) =>
  officialDates({ official: { receptions: [reception] }, calendar: az as Calendar, timeZone, now: at(now), taken });
const receptionOf = (id: string): Reception => {
  const [reception] = sampleCentre.officials?.find((one) => one.id === id)?.receptions ?? [];
  if (reception === undefined) throw new Error(`the sample has lost ${id}`);
  return reception;
};

describe('[SE2] the next four dates of the sample', () => {
  const vectors: readonly (readonly [string, readonly string[]])[] = [
    ['head', ['2026-03-16', '2026-04-06', '2026-04-13', '2026-04-20']],
    ['deputy', ['2026-03-10', '2026-04-14', '2026-05-12', '2026-06-09']],
    ['education', ['2026-03-31', '2026-04-23', '2026-06-01', '2026-06-25']],
  ];
  test.each(vectors)('of %s, asked on 5 March 2026', (id, dates) => {
    expect(datesOf(receptionOf(id), '2026-03-05T09:00').map(({ date }) => date)).toEqual(dates);
  });

  test('count a date until its last slot has begun', () => {
    const first = (now: string) => datesOf(receptionOf('head'), now)[0]?.date;
    expect(first('2026-03-16T12:44:59')).toBe('2026-03-16');
    expect(first('2026-03-16T12:45:00')).toBe('2026-04-06');
  });

  const full = () => new Map(officialSlots([receptionOf('head')]).map(({ from }) => [from, 1]));
  test('are shown full too, and where all four are, the first later one with room is named', () => {
    const dates = datesOf(receptionOf('head'), '2026-03-05T09:00', (date) => (date < '2026-05-01' ? full() : none()));
    expect(dates).toEqual([
      { date: '2026-03-16', full: true },
      { date: '2026-04-06', full: true },
      { date: '2026-04-13', full: true },
      { date: '2026-04-20', full: true },
      { date: '2026-05-04', full: false },
    ]);
  });
  test('are four and no more where there is room on none for two years', () => {
    expect(datesOf(receptionOf('head'), '2026-03-05T09:00', full)).toHaveLength(4);
  });
  test('call a date full on which only a slot that has begun is free', () => {
    const butFirst = new Map([...full()].filter(([from]) => from !== '10:00'));
    const [today] = datesOf(receptionOf('head'), '2026-03-16T10:05', (date) =>
      date === '2026-03-16' ? butFirst : none(),
    );
    expect(today).toEqual({ date: '2026-03-16', full: true });
  });
  test('are none where an official receives on no day', () => {
    expect(
      officialDates({ official: { receptions: [] }, calendar: az as Calendar, timeZone, now: 0, taken: none }),
    ).toEqual([]);
  });
});

test('[SE1] a reception of the last weekday of the month, and one of a day that the week rests', () => {
  const last: Reception = {
    weekday: 'fri',
    weeks: ['last'],
    from: '10:00',
    to: '11:00',
    minutes: 30,
    onHoliday: 'skip',
  };
  expect(datesOf(last, '2026-01-01T09:00').map(({ date }) => date)).toEqual([
    '2026-01-30',
    '2026-02-27',
    '2026-04-24',
    '2026-07-31',
  ]);
  const saturday: Reception = { ...last, weekday: 'sat', weeks: [1] };
  expect(datesOf(saturday, '2026-05-03T09:00').map(({ date }) => date)).toEqual([
    '2026-06-06',
    '2026-07-04',
    '2026-08-01',
    '2026-09-05',
  ]);
});
