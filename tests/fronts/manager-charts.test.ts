import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisMax, planPanel } from '../../shared/reports/chart-columns.ts';
import { bands, countTicks, durationTicks, labelEvery, yOf } from '../../shared/reports/chart-scale.ts';
import { assertSeeded } from '../fakes/seeds.ts';

const most = fc.integer({ min: 2, max: 6 });

describe('ticks', () => {
  test('durations stop at round times', () => {
    expect(durationTicks(200, 3)).toEqual([0, 120, 240]);
    expect(durationTicks(480, 3)).toEqual([0, 300, 600]);
    expect(durationTicks(3600, 4)).toEqual([0, 900, 1800, 2700, 3600]);
    expect(durationTicks(0)).toEqual([0, 10]);
  });

  test('counts stop at 1, 2 or 5 times a power of ten', () => {
    expect(countTicks(283, 3)).toEqual([0, 100, 200, 300]);
    expect(countTicks(7, 4)).toEqual([0, 2, 4, 6, 8]);
    expect(countTicks(0)).toEqual([0, 1]);
  });

  test.each([
    ['durations', durationTicks],
    ['counts', countTicks],
  ])('%s: from 0 in equal steps, few, and the last holds the greatest', (_, ticksFor) => {
    assertSeeded(
      fc.property(fc.integer({ min: 0, max: 200_000 }), most, (max, count) => {
        const ticks = ticksFor(max, count);
        const step = ticks[1] ?? 0;
        expect(ticks).toEqual(ticks.map((_tick, index) => index * step));
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length - 1).toBeLessThanOrEqual(count);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        expect((ticks.at(-1) ?? 0) - step).toBeLessThanOrEqual(max);
      }),
    );
  });
});

test('bands lie side by side inside the width and never touch', () => {
  assertSeeded(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 400, max: 2000 }), (count, width) => {
      const all = bands(count, width);
      expect(all).toHaveLength(count);
      for (const [index, band] of all.entries()) {
        expect(band.width).toBeGreaterThanOrEqual(0.5);
        const end = (all[index - 1]?.x ?? 0) + (index === 0 ? 0 : (all[index - 1]?.width ?? 0));
        expect(band.x).toBeGreaterThanOrEqual(end - 1e-9);
        expect(band.x + band.width).toBeLessThanOrEqual(width + 1e-9);
      }
    }),
  );
  expect(bands(0, 500)).toEqual([]);
});

test('labels do not touch', () => {
  expect(labelEvery(30, 1200, 58)).toBe(2);
  expect(labelEvery(9, 1200, 58)).toBe(1);
  expect(labelEvery(365, 1200, 58)).toBe(18);
  expect(labelEvery(0, 1200, 58)).toBe(1);
});

test('heights: 0 at the foot, the top of the scale at the top, nothing beyond it', () => {
  expect([yOf(0, 100, 70), yOf(50, 100, 70), yOf(100, 100, 70), yOf(150, 100, 70), yOf(5, 0, 70)]).toEqual([
    70, 35, 0, 0, 70,
  ]);
});

test('a panel: columns to scale, the part beyond the target told apart, nothing where there is no figure', () => {
  const figures = [
    { key: 'a', value: 60 },
    { key: 'b', value: 240 },
    { key: 'c', value: null },
  ];
  const plan = planPanel(figures, [0, 120, 240], 120, { width: 300, height: 80 });
  expect(plan.targetY).toBe(40);
  expect(plan.ticks).toEqual([
    { value: 0, y: 80 },
    { value: 120, y: 40 },
    { value: 240, y: 0 },
  ]);
  expect(plan.columns.map(({ key, column }) => [key, column])).toEqual([
    ['a', { y: 60, height: 20, excess: 0 }],
    ['b', { y: 0, height: 80, excess: 40 }],
    ['c', null],
  ]);
});

test('an axis holds the target too', () => {
  expect(axisMax([{ value: 3 }, { value: null }], 177)).toBe(177);
  expect(axisMax([{ value: 300 }], 177)).toBe(300);
  expect(axisMax([], null)).toBe(0);
});
