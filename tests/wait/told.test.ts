import { describe, expect, test } from 'vitest';
import { estimateOf } from '../../engine/wait/estimate-of.ts';
import { asShown, held, told } from '../../engine/wait/told.ts';
import type { Estimate } from '../../shared/tickets/estimate.ts';

const nine = Date.parse('2026-11-23T09:00:00.000Z');
const minute = 60_000;
const inHours = { opensAt: null, closesAt: null };

const of = (low: number, middle: number, high: number): Estimate => {
  const estimate = estimateOf({ low: low * 60, middle: middle * 60, high: high * 60, from: 'standard', ahead: 3 });
  if (estimate === null) throw new Error('no estimate');
  return estimate;
};
const at = (clock: string): string => `2026-11-23T${clock}:00.000Z`;

describe('what is told of a wait', () => {
  test('is minutes up to twenty', () => {
    expect(told(of(12, 15, 20), nine, inHours)).toMatchObject({ fromMinutes: 15, toMinutes: 20 });
    expect(told(of(12, 15, 20), nine, inHours)).not.toHaveProperty('times');
  });

  test('is times of day above, in steps of five minutes that hold the range', () => {
    expect(told(of(18, 25, 34), nine, inHours).times).toEqual({ from: at('09:15'), to: at('09:35') });
  });

  test('has no earliest time where the call may come at once, no latest where it is wide or far off', () => {
    expect(told(of(0, 12, 40), nine, inHours).times).toEqual({ from: null, to: at('09:40') });
    expect(told(of(130, 200, 400), nine, inHours).times).toEqual({ from: at('11:10'), to: null });
  });

  test('counts in times of day until somebody is at a counter, and says when that is', () => {
    const before = told(of(10, 12, 16), nine, { opensAt: nine + 10 * minute, closesAt: null });
    expect(before).toMatchObject({ times: { from: at('09:10'), to: at('09:20') }, opensAt: at('09:10') });
  });

  test('names closing time only where the call may come after it', () => {
    const closesAt = nine + 30 * minute;
    expect(told(of(20, 25, 34), nine, { opensAt: null, closesAt })).toMatchObject({ closesAt: at('09:30') });
    expect(told(of(10, 15, 25), nine, { opensAt: null, closesAt })).not.toHaveProperty('closesAt');
  });
});

describe('what was promised with a ticket', () => {
  const promise = told(of(18, 25, 40), nine, inHours);
  const later = (minutes: number, fresh: Estimate): Estimate =>
    told(held(promise, nine, fresh, nine + minutes * minute), nine + minutes * minute, inHours);

  test('is told until something else is known: the same times while the call is likely in them', () => {
    for (const minutes of [0, 1, 4, 9]) {
      expect(later(minutes, of(14 - minutes, 27 - minutes, 39 - minutes)).times).toEqual(promise.times);
    }
  });

  test('becomes narrower once much more is known, and stays inside', () => {
    expect(later(10, of(10, 14, 19))).toMatchObject({ fromMinutes: 10, toMinutes: 20 });
    expect(later(10, of(2, 8, 11))).toMatchObject({ fromMinutes: 5, toMinutes: 10 });
  });

  test('is given up where the call is no longer likely in it', () => {
    expect(later(5, of(50, 60, 70)).times).toEqual({ from: at('09:55'), to: at('10:15') });
    expect(later(2, of(0, 1, 3))).toMatchObject({ fromMinutes: 0, toMinutes: 3 });
  });
});

describe('what a kiosk showed before the ticket was taken', () => {
  const fresh = of(14, 26, 41);

  test.each([
    ['times of day', { low: 900, high: 2700, times: { from: at('09:15'), to: at('09:45') } }, at('09:15')],
    ['minutes', { low: 1000, high: 1800 }, at('09:15')],
  ])('is promised with it: %s', (_, shown, from) => {
    expect(told(asShown(fresh, shown, nine), nine, inHours).times?.from).toBe(from);
  });

  test.each([
    ['another time', { low: 0, high: 600 }],
    ['a range in which anything would be right', { low: 0, high: 20_000 }],
    ['a range that ends before it begins', { low: 3000, high: 100 }],
    ['no time at all', { low: 0, high: 0, times: { from: '2026-99-99T99:99:99Z', to: null } }],
  ])('is not, where it is %s', (_, shown) => {
    expect(asShown(fresh, shown, nine)).toBe(fresh);
  });
});
