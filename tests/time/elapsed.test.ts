import { expect, test } from 'vitest';
import { openElapsed } from '../../server/time/elapsed.ts';

const counters = (slept = 0) => {
  const told = { steady: 5000, slept };
  return {
    told,
    uptime: () => Math.floor((told.steady + told.slept) / 10) * 10,
    steady: () => told.steady,
  };
};

test('two processes of a machine count the same, to the millisecond, though its uptime is coarse', () => {
  const one = counters();
  const elapsed = openElapsed(one);
  one.told.steady = 5007.25;
  const other = openElapsed(one);
  expect([elapsed(), other()]).toEqual([5007.25, 5007.25]);
});

test('what the machine slept counts, also from the first look after it woke', () => {
  const one = counters();
  const elapsed = openElapsed(one);
  expect(elapsed()).toBe(5000);
  one.told.slept = 3_600_000;
  one.told.steady = 5100;
  expect(elapsed()).toBeCloseTo(3_605_100, -2);
});

test('where a steady counter jumps, the uptime is believed', () => {
  const one = counters();
  const elapsed = openElapsed({ ...one, uptime: () => 5000 });
  expect(elapsed()).toBe(5000);
  one.told.steady = 400 * 86_400_000;
  expect(elapsed()).toBe(5000);
  one.told.steady = 1000;
  expect(elapsed()).toBe(5000);
});

test('where the system tells no uptime, the steady counter is all there is', () => {
  const one = counters();
  const elapsed = openElapsed({ ...one, uptime: () => null });
  one.told.steady = 9000;
  expect(elapsed()).toBe(9000);
});
