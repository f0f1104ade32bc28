import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CounterOpen,
  countersFor,
  desksMeasured,
  enoughDays,
  measuredWeekdays,
  openCounters,
  type WeekHour,
} from '../../engine/booking/open-counters.ts';
import { addDays } from '../../engine/queue/dates.ts';
import { minutesOf } from '../../shared/time/time-of-day.ts';
import { smallCentre } from '../queue/small-centre.ts';

/** [SE4] Counters open, as measured. */

const centre = smallCentre();
/** Service a is done by counters 1 and 2. */
const baku = () => 4 * 3_600_000;
const monday = '2026-03-02';
const shift = (week: number, counter: string, from: string, to: string): CounterOpen => {
  const date = addDays(monday, 7 * week);
  const at = (time: string): number => Date.parse(`${date}T00:00:00+04:00`) + minutesOf(time) * 60_000;
  return { date, counter, spans: [{ from: at(from), to: at(to) }] };
};
const weeks = (count: number, of: (week: number) => readonly CounterOpen[]): readonly CounterOpen[] =>
  Array.from({ length: count }, (_, week) => of(week)).flat();
const desks = (shifts: readonly CounterOpen[], at: WeekHour) =>
  desksMeasured(centre, 'a', JSON.parse(JSON.stringify(openCounters(shifts, baku))))(at);

test('are all that do the service until an hour was measured four times, then the mean', () => {
  expect(countersFor(centre, 'a')).toBe(2);
  const one = (week: number) => [shift(week, '1', '09:00', '18:00')];
  expect(desks(weeks(enoughDays - 1, one), 'mon 09')).toBe(2);
  expect(desks(weeks(enoughDays, one), 'mon 09')).toBe(1);
  expect(desks(weeks(enoughDays, one), 'tue 09')).toBe(2);
  expect(desksMeasured(centre, 'a', null)('mon 09')).toBe(2);
  const half = weeks(6, (week) => [...one(week), ...(week % 2 === 0 ? [shift(week, '2', '09:00', '13:00')] : [])]);
  expect([desks(half, 'mon 12'), desks(half, 'mon 13')]).toEqual([1.5, 1]);
});

test('are those of the last 28 such weekdays, and leave out who does something else', () => {
  const changed = weeks(measuredWeekdays + 5, (week) => [
    shift(week, '1', '09:00', '18:00'),
    shift(week, '3', '09:00', '18:00'),
    ...(week < 5 ? [shift(week, '2', '09:00', '18:00')] : []),
  ]);
  expect(desks(changed, 'mon 10')).toBe(1);
});

test('are none where calls are taken: nobody comes there', () => {
  const phone = {
    ...centre.counters[0],
    id: '90',
    name: '90',
    kind: 'phone' as const,
    profile: centre.counters[0]?.profile ?? '',
  };
  const withPhone = { ...centre, counters: [...centre.counters, phone] };
  expect(countersFor(withPhone, 'a')).toBe(2);
  const calls = openCounters(
    weeks(6, (week) => [shift(week, '1', '09:00', '18:00'), shift(week, '90', '09:00', '18:00')]),
    baku,
  );
  expect(desksMeasured(withPhone, 'a', calls)('mon 10')).toBe(1);
});

test('count for half of an hour at least, as far as the hall was open in it', () => {
  const late = weeks(4, (week) => [shift(week, '1', '09:30', '17:10'), shift(week, '2', '09:50', '16:31')]);
  expect([desks(late, 'mon 09'), desks(late, 'mon 16'), desks(late, 'mon 17')]).toEqual([1, 2, 1]);
});

test('are never more than do the service, and never fewer for one more that was open', () => {
  const time = fc.integer({ min: 8 * 60, max: 18 * 60 });
  const anyShift = fc.record({ week: fc.integer({ min: 0, max: 5 }), counter: fc.constantFrom('1', '2', '3'), time });
  const asShift = ({ week, counter, time: from }: { week: number; counter: string; time: number }) => {
    const text = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return shift(week, counter, text(from), text(from + 90));
  };
  const hall = weeks(6, (week) => [shift(week, '3', '08:00', '20:00')]);
  fc.assert(
    fc.property(fc.array(anyShift, { maxLength: 20 }), anyShift, (some, more) => {
      const known = some.filter((one, at) => some.findIndex((two) => same(one, two)) === at).filter(isOther);
      const before = [...hall, ...known.map(asShift)];
      const after = isOther(more) && !known.some((one) => same(one, more)) ? [...before, asShift(more)] : before;
      for (let hour = 8; hour < 20; hour++) {
        const at: WeekHour = `mon ${String(hour).padStart(2, '0')}`;
        expect(desks(before, at)).toBeLessThanOrEqual(2);
        expect(desks(after, at)).toBeGreaterThanOrEqual(desks(before, at));
      }
    }),
    { numRuns: 60 },
  );
});
const isOther = ({ counter }: { readonly counter: string }) => counter !== '3';
const same = (a: { week: number; counter: string }, b: { week: number; counter: string }) =>
  a.week === b.week && a.counter === b.counter;
