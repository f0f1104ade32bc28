import { describe, expect, test } from 'vitest';
import { withBookings } from '../../engine/simulate/booked-day.ts';
import { simulateBookings } from '../../engine/simulate/booked-days.ts';
import { plausibleDay } from '../../engine/simulate/plausible-day.ts';
import { createRandom } from '../../engine/simulate/random.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';

/** Days with bookings against the same days without: nobody who walks in is starved. */

const days = (share: number) =>
  simulateBookings({ centre: sampleCentre, from: '2026-11-02', days: 10, share, visits: null, seed: 1 });

describe('ten simulated days of the same visitors', () => {
  const [none, some, most] = [days(0), days(0.3), days(0.6)];
  const p90 = ({ walkIns }: typeof none): number => walkIns.wait.p90 ?? Number.POSITIVE_INFINITY;

  test('[SE9] walk-ins wait at most a tenth longer at 90 % with 30 or 60 % booked, and no fewer of them are called in ten minutes', () => {
    expect(none.walkIns.wait.count).toBeGreaterThan(2000);
    for (const one of [some, most]) {
      expect(p90(one)).toBeLessThanOrEqual(p90(none) * 1.1);
      expect(one.walkIns.within ?? 0).toBeGreaterThanOrEqual((none.walkIns.within ?? 1) - 0.01);
    }
  });

  test('[SE15] nine of ten who booked are called at most ten minutes after their time, and wait less than walk-ins', () => {
    for (const { booked, punctuality, walkIns } of [some, most]) {
      expect(punctuality.p90 ?? 9999).toBeLessThanOrEqual(660);
      expect(booked.wait.p90 ?? 9999).toBeLessThan(walkIns.wait.p90 ?? 0);
    }
    expect(none.booked).toMatchObject({ came: 0, within: null });
  });

  test('the same visitors come, whatever share of them booked; the same seed gives the same days', () => {
    const all = ({ walkIns, booked }: typeof none): number => walkIns.came + booked.came;
    expect([all(some), all(most)].map((count) => Math.abs(count - all(none)) < 0.02 * all(none))).toEqual([true, true]);
    expect(some.booked.came / all(some)).toBeCloseTo(0.3, 1);
    expect(
      simulateBookings({ centre: sampleCentre, from: '2026-11-02', days: 1, share: 0.6, visits: 200, seed: 2 }),
    ).toEqual(
      simulateBookings({ centre: sampleCentre, from: '2026-11-02', days: 1, share: 0.6, visits: 200, seed: 2 }),
    );
  });
});

test('a day with no bookings is the very same plan', () => {
  const plan = plausibleDay(sampleCentre, '2026-11-16', { visits: 100 }, createRandom(1));
  if (plan === null) throw new Error('closed on a Monday');
  expect(withBookings(plan, 0, createRandom(2)).visits).toEqual(plan.visits);
  const booked = withBookings(plan, 0.6, createRandom(2)).visits.flatMap((visit) => visit.booked ?? []);
  expect(new Set(booked.map(({ startsAt }) => startsAt % 900_000))).toEqual(new Set([0]));
  expect(booked.every(({ from }) => /^\d\d:(00|15|30|45)$/.test(from))).toBe(true);
});
