import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countAtMost, inOrder, spreadOf } from '../../engine/figures/durations.ts';
import { spread } from '../../shared/reports/figures.ts';
import { assertSeeded } from '../fakes/seeds.ts';

const seconds = fc.oneof(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 400_000 }));

test('the spread of parts is the spread of all, few or many', () => {
  assertSeeded(
    fc.property(fc.array(fc.array(seconds, { maxLength: 30 }), { maxLength: 6 }), fc.boolean(), (parts, many) => {
      const times = many ? 800 : 1;
      const all = parts.flatMap((part) => Array.from({ length: times }, () => part).flat());
      const sorted = parts.flatMap((part) => Array.from({ length: times }, () => inOrder(part)));
      expect(spreadOf(sorted)).toEqual(spread(all));
    }),
    { numRuns: 60 },
  );
});

test('how many are at most so long', () => {
  assertSeeded(
    fc.property(fc.array(seconds), seconds, (all, limit) => {
      expect(countAtMost(inOrder(all), limit)).toBe(all.filter((one) => one <= limit).length);
    }),
  );
});

test('however long they are: none is lost where counting ends', () => {
  const limits = [0, 1, 131_071, 131_072, 131_073, 4_000_000];
  const parts = limits.map((one) => inOrder(Array.from({ length: 5000 }, () => one)));
  const all = limits.flatMap((one) => Array.from({ length: 5000 }, () => one));
  expect(spreadOf(parts)).toEqual(spread(all));
  expect(spreadOf(parts.slice(0, 4))).toMatchObject({ count: 20_000, max: 131_072 });
});
