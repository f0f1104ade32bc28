import { describe, expect, test } from 'vitest';
import { createEstimator } from '../../engine/wait/estimator.ts';
import { plainLevels } from '../../engine/wait/model.ts';
import { dayMs, monday, utcPlace } from './a-hall.ts';

/** Ranges that were told and not kept move the next ones: by a little, within limits, and only by what was truly waited for. */

const opens = monday + 9 * 3_600_000;
const told = { low: 60, high: 300 };

const openLine = () => {
  const estimator = createEstimator(utcPlace, { model: null, memory: null });
  let count = 0;
  /** A ticket is told the range and called after so many seconds. */
  const call = (seconds: number): void => {
    const ticket = `t${count}`;
    const at = opens + count * 1000;
    count += 1;
    estimator.feed({ type: 'issued', ticket, service: 'pension', rank: 0, at });
    estimator.remember(ticket, { at: at - seconds * 1000, ...told });
    estimator.feed({ type: 'called', ticket, counter: 'c0', at });
  };
  return { estimator, call };
};

/** The levels after so many calls, each this long after what was told. */
const levelsAfter = (calls: number, seconds: number) => {
  const { estimator, call } = openLine();
  for (let i = 0; i < calls; i += 1) call(seconds);
  return estimator.levels();
};

test('a wait above the range raises its upper end, one below lowers its lower end, each nine times as far as one inside moves it back', () => {
  const above = levelsAfter(1, 301);
  const below = levelsAfter(1, 59);
  const inside = levelsAfter(1, 200);
  expect(above.high - plainLevels.high).toBeCloseTo(9 * (plainLevels.high - inside.high), 9);
  expect(plainLevels.low - below.low).toBeCloseTo(9 * (inside.low - plainLevels.low), 9);
  expect(above.high).toBeGreaterThan(plainLevels.high);
  expect(above.low).toBe(inside.low);
  expect(below.high).toBe(inside.high);
});

test('a wait of exactly an end of the range lies within it', () => {
  const inside = levelsAfter(1, 200);
  expect(levelsAfter(1, told.low)).toEqual(inside);
  expect(levelsAfter(1, told.high)).toEqual(inside);
});

test.each([
  ['above', 1200, { high: 0.995 }],
  ['below', 1, { low: 0.005 }],
  ['inside', 100, { low: 0.3, high: 0.7 }],
])('however many waits lie %s it, the levels stay within their limits', (_, seconds, limits) => {
  expect(levelsAfter(800, seconds)).toMatchObject(limits);
});

describe('what teaches the levels nothing', () => {
  const issued = { type: 'issued', ticket: 'a', service: 'pension', rank: 0, at: opens } as const;
  const called = (at: number) => ({ type: 'called', ticket: 'a', counter: 'c0', at }) as const;
  const open = () => {
    const { estimator } = openLine();
    estimator.feed(issued);
    estimator.remember('a', { at: opens, ...told });
    return estimator;
  };

  test('a call at the instant at which it was told', () => {
    const estimator = open();
    estimator.feed(called(opens));
    expect(estimator.levels()).toEqual(plainLevels);
  });

  test('a call on a later day', () => {
    const estimator = open();
    estimator.feed(called(opens + dayMs));
    expect(estimator.levels()).toEqual(plainLevels);
  });

  test('a second call of the same ticket', () => {
    const estimator = open();
    estimator.feed(called(opens + 100_000));
    const once = estimator.levels();
    estimator.feed(called(opens + 900_000));
    expect(once).not.toEqual(plainLevels);
    expect(estimator.levels()).toEqual(once);
  });

  test('a ticket that ended before it was called', () => {
    const estimator = open();
    estimator.feed({ type: 'ended', ticket: 'a', gaveUp: true, at: opens + 50_000 });
    estimator.feed({ ...issued, at: opens + 60_000 });
    estimator.feed(called(opens + 900_000));
    expect(estimator.levels()).toEqual(plainLevels);
  });

  test('a ticket that was told nothing', () => {
    const { estimator } = openLine();
    estimator.feed(issued);
    estimator.feed(called(opens + 900_000));
    expect(estimator.levels()).toEqual(plainLevels);
  });
});
