import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../engine/figures/summary.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import { nearestRank, reportKeys, spread } from '../../shared/reports/figures.ts';
import { assertSeeded } from '../fakes/seeds.ts';
import { legRow } from './legs.ts';

const options = { timeZone: 'Europe/Berlin', targetSeconds: 900 };
const time = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-31') });
const duration = fc.integer({ min: 0, max: 5400 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const leg: fc.Arbitrary<LegRow> = fc
  .record({
    date: fc.constantFrom('2026-03-29', '2026-10-25', '2026-11-20'),
    practice: fc.boolean(),
    inaccurate: fc.boolean(),
    imported: fc.boolean(),
    leg: fc.integer({ min: 0, max: 2 }),
    service: fc.constantFrom('a', 'b', 'c'),
    priorityClass: maybe(fc.constantFrom('x', 'y')),
    counter: maybe(fc.constantFrom('1', '2')),
    clerk: maybe(fc.constantFrom('u1', 'u2')),
    issuedAt: time,
    queuedAt: maybe(time),
    calledAt: maybe(time),
    startedAt: maybe(time),
    waitSeconds: maybe(duration),
    serviceSeconds: maybe(duration),
    ending: maybe(fc.constantFrom('served', 'transferred', 'no-show', 'cancelled', 'expired')),
  })
  .map(legRow);
const legs = fc.array(leg, { maxLength: 60 });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe.each(reportKeys)('by %s', (by) => {
  test('the rows add up to the total', () => {
    assertSeeded(
      fc.property(legs, (all) => {
        const { total, rows } = summarise(all, by, options);
        for (const count of ['issued', 'served', 'noShow', 'abandoned'] as const) {
          expect(sum(rows.map((row) => row[count]))).toBe(total[count]);
        }
        for (const part of ['wait', 'service'] as const) {
          expect(sum(rows.map((row) => row[part].count))).toBe(total[part].count);
          const longest = rows.flatMap((row) => row[part].max ?? []);
          expect(total[part].max).toBe(longest.length === 0 ? null : Math.max(...longest));
        }
        const kept = sum(rows.map((row) => (row.serviceLevel ?? 0) * row.wait.count));
        expect(kept).toBeCloseTo((total.serviceLevel ?? 0) * total.wait.count, 6);
      }),
    );
  });

  test('keys are unique and in order, and neither the order of legs nor what is left out changes anything', () => {
    assertSeeded(
      fc.property(legs, (all) => {
        const summary = summarise(all, by, options);
        const keys = summary.rows.map((row) => row.key);
        expect(keys).toEqual([...new Set(keys)].sort());
        expect(summarise([...all].reverse(), by, options)).toEqual(summary);
        const counted = all.filter((one) => !one.practice && !one.inaccurate);
        expect(summarise(counted, by, options)).toEqual(summary);
      }),
    );
  });
});

test('the figures are those of the plain definitions', () => {
  assertSeeded(
    fc.property(legs, (all) => {
      const counted = all.filter((one) => !one.practice && !one.inaccurate);
      const waits = counted.flatMap((one) => one.waitSeconds ?? []);
      const delivered = counted.filter((one) => one.ending === 'served');
      const { total } = summarise(all, 'day', options);
      expect(total.wait).toEqual(spread(waits));
      expect(total.service).toEqual(spread(delivered.flatMap((one) => one.serviceSeconds ?? [])));
      expect(total.served).toBe(delivered.length);
      expect(total.serviceLevel).toBe(
        waits.length === 0 ? null : waits.filter((one) => one <= options.targetSeconds).length / waits.length,
      );
    }),
  );
});

test('a spread: mean, nearest rank and maximum hold for any durations', () => {
  assertSeeded(
    fc.property(fc.array(duration, { minLength: 1, maxLength: 400 }), (durations) => {
      const { count, mean, median, p90, max } = spread(durations);
      const sorted = [...durations].sort((a, b) => a - b);
      expect(count).toBe(durations.length);
      expect(mean).toBe(Math.round(sum(durations) / durations.length));
      expect(median).toBe(sorted[Math.floor((5 * count + 9) / 10) - 1]);
      expect(p90).toBe(sorted[Math.floor((9 * count + 9) / 10) - 1]);
      expect(max).toBe(sorted.at(-1));
    }),
  );
});

test('nearest rank is exact where the share of the count is whole', () => {
  for (let count = 10; count <= 5000; count += 10) {
    expect(
      nearestRank(
        Float64Array.from({ length: count }, (_, index) => index + 1),
        0.9,
      ),
    ).toBe((count / 10) * 9);
  }
});
