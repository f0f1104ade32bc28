import fc from 'fast-check';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { findCalendarFault } from '../../engine/calendar/check-calendar.ts';
import { dateOf, dayNumber } from '../../engine/calendar/day-numbers.ts';
import { dueDate } from '../../engine/calendar/due-date.ts';
import { countWorkingDays, workingDays } from '../../engine/calendar/working-days.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import { Calendar } from '../../shared/booking/calendar.ts';

/** Working days and due dates by the country's calendar of 2026. */

const azerbaijan = az as Calendar;
const table = azerbaijan.years['2026'];
if (table === undefined) throw new Error('the calendar has lost 2026');

test('the table of 2026 is good and comes to 241 working days', () => {
  expect(Check(Calendar, az)).toBe(true);
  expect(findCalendarFault(azerbaijan)).toBeNull();
  expect(countWorkingDays(azerbaijan, 2026)).toBe(241);
});

const vectors: readonly (readonly [registered: string, three: string, fifteen: string, thirty: string])[] = [
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
];

describe('[CA2] [CA3] what is registered', () => {
  test.each(vectors)('on %s is due in 3 days on %s, in 15 on %s, in 30 on %s', (from, ...dues) => {
    expect([3, 15, 30].map((days) => dueDate(azerbaijan, from, days).due)).toEqual(dues);
  });
});

test('[CA4] a due date in a year without a table is provisional, one before is not', () => {
  expect(dueDate(azerbaijan, '2026-11-27', 30).provisional).toBe(true);
  expect(dueDate(azerbaijan, '2026-11-27', 15).provisional).toBe(false);
});

test('[CA4] a fixed holiday on a weekend moves to the next working day, also over the end of a year', () => {
  const { rest } = workingDays(azerbaijan);
  const isOff = (date: string) => rest(dayNumber(date))?.kind ?? null;
  // Friday and Saturday: the second moves to Monday.
  expect(['2027-01-01', '2027-01-02', '2027-01-04', '2027-01-05'].map(isOff)).toEqual([
    'provisional',
    'provisional',
    'provisional',
    null,
  ]);
  // The last of 2028 is a Sunday, and the first two days of 2029 are holidays themselves.
  expect(['2028-12-31', '2029-01-02', '2029-01-03', '2029-01-04'].map(isOff)).toEqual([
    'provisional',
    'provisional',
    'provisional',
    null,
  ]);
});

test('[CA6] the days left out are there in order, with their names', () => {
  const { left } = dueDate(azerbaijan, '2026-03-06', 3);
  expect(left.map(({ date, kind }) => [date, kind])).toEqual([
    ['2026-03-07', 'rest'],
    ['2026-03-08', 'off'],
    ['2026-03-09', 'moved'],
  ]);
  expect(left[1]?.name?.az).toBe('Qadınlar günü');
});

test('[CA1] a day that is worked counts although its weekday does not', () => {
  const worked = [{ date: '2026-01-10' }];
  const years = { '2026': { ...table, workingDays: 242, worked } };
  expect(findCalendarFault({ ...azerbaijan, years })).toBeNull();
  expect(dueDate({ ...azerbaijan, years }, '2026-01-09', 1).due).toBe('2026-01-10');
});

describe('a calendar is refused', () => {
  const of2026 = (part: Partial<typeof table>): Calendar => ({
    ...azerbaijan,
    years: { '2026': { ...table, ...part } },
  });
  const off = (date: string) => of2026({ off: [...table.off, { date }] });
  const wrong: readonly (readonly [path: string, calendar: Calendar])[] = [
    ['years/2026/workingDays', of2026({ workingDays: 240 })],
    ['years/2026/workingDays', of2026({ off: table.off.slice(1) })],
    ['years/2026/off/25/date', off('2026-02-30')],
    ['years/2026/off/25/date', off('2027-01-01')],
    ['years/2026/off/25/date', off('2026-01-01')],
    ['years/2026/worked/0/date', of2026({ worked: [{ date: '2026-01-01' }] })],
    ['provisional/0', { ...azerbaijan, provisional: ['02-30'] }],
    ['week', { ...azerbaijan, week: ['mon', 'mon'] }],
  ];
  test.each(wrong)('at %s', (path, calendar) => expect(findCalendarFault(calendar)?.path).toBe(path));
});

const dates = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2030-12-31') }).map(dateOf);
const counts = fc.integer({ min: 1, max: 120 });

describe('of any date', () => {
  test('[CA2] the due date is worked, and exactly so many worked days lie after day 0', () => {
    fc.assert(
      fc.property(dates, counts, (from, days) => {
        const { rest } = workingDays(azerbaijan);
        const { due, left } = dueDate(azerbaijan, from, days);
        expect(rest(dayNumber(due))).toBeNull();
        expect(dayNumber(due) - dayNumber(from)).toBe(days + left.length);
        expect(left.every(({ date }) => rest(dayNumber(date)) !== null && from < date && date < due)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('[CA2] a days and then b days are a + b days; what is registered later is never due earlier', () => {
    fc.assert(
      fc.property(dates, counts, counts, (from, a, b) => {
        const first = dueDate(azerbaijan, from, a).due;
        expect(dueDate(azerbaijan, first, b).due).toBe(dueDate(azerbaijan, from, a + b).due);
        const next = dateOf(dayNumber(from) + 1);
        expect(dueDate(azerbaijan, next, a).due >= first).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
