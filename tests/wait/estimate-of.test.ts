import { expect, test } from 'vitest';
import { estimateOf } from '../../engine/wait/estimate-of.ts';

const said = (lowMinutes: number, highMinutes: number) => {
  const [low, high] = [lowMinutes * 60, highMinutes * 60];
  const estimate = estimateOf({ low, middle: (low + high) / 2, high, from: 'standard', ahead: 3 });
  return estimate === null ? null : [estimate.fromMinutes, estimate.toMinutes];
};

test.each([
  [8, 17, [10, 15]],
  [40, 95, [40, 100]],
  [75, 540, [75, null]],
  [105, 735, [105, null]],
  [130, 200, [120, null]],
  [0, 150, [0, 150]],
])('a wait of %i to %i minutes is said as %j: what is wider than two hours has no end', (low, high, range) => {
  expect(said(low, high)).toEqual(range);
});

test('where there is no estimate nothing is said', () => {
  expect(estimateOf({ middle: null, reason: 'nobody-open-and-no-history' })).toBeNull();
});
