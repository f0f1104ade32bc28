import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownCount, withoutSmallCounts } from '../../server/rules/small-counts.ts';

test('[RU6] a count from 1 to 4 is told to nobody; none, and five and more, are', () => {
  expect([0, 1, 4, 5, 6].map(shownCount)).toEqual([0, null, null, 5, 6]);
});

test('[RU6] what is hidden cannot be reckoned from the sum', () => {
  const shown = (counts: readonly number[]) => withoutSmallCounts(counts.map((count) => ({ count })));
  expect(shown([7, 12]).sum).toBe(19);
  expect(shown([7, 12, 3])).toEqual({ rows: [{ count: 7 }, { count: 12 }, { count: null }], sum: 15 });
  // Whichever of 1 to 4 the hidden one is, the same is told.
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 5, max: 500 })), (others) => {
      const told = [1, 2, 3, 4].map((few) => shown([...others, few]));
      expect(told).toEqual(Array(4).fill(told[0]));
      expect((told[0]?.sum ?? -1) % 5).toBe(0);
      expect(told[0]?.sum).toBeLessThanOrEqual(others.reduce((all, one) => all + one, 0));
    }),
  );
});
