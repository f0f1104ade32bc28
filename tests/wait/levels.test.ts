import { describe, expect, test } from 'vitest';
import { createEstimator } from '../../engine/wait/estimator.ts';
import { plainLevels } from '../../engine/wait/levels.ts';
import { dayMs, monday, utcPlace } from './a-hall.ts';

/** Ranges that were told and not kept move the next ones: by a little, within limits, and only by what was truly waited for. */

const opens = monday + 9 * 3_600_000;
const told = { low: 60, middle: 150, high: 300 };

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
  /** One is told this at nine and called after so many seconds. */
  const callAfter = (span: typeof told, seconds: number): void => {
    estimator.feed({ type: 'issued', ticket: 'one', service: 'pension', rank: 0, at: opens });
    estimator.remember('one', { at: opens, ...span });
    estimator.feed({ type: 'called', ticket: 'one', counter: 'c0', at: opens + seconds * 1000 });
  };
  return { estimator, call, callAfter };
};

/** The levels after so many calls, each this long after what was told. */
const levelsAfter = (calls: number, seconds: number) => {
  const { estimator, call } = openLine();
  for (let i = 0; i < calls; i += 1) call(seconds);
  return estimator.levels(told.middle);
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

test('what counts is what was told: rounded, and above twenty minutes in times of day', () => {
  const { estimator } = openLine();
  const after = (span: { readonly low: number; readonly middle: number; readonly high: number }, seconds: number) => {
    const one = openLine();
    one.callAfter(span, seconds);
    return one.estimator.levels(span.middle);
  };
  const inside = levelsAfter(1, 200);
  expect(estimator.levels(150)).toEqual(plainLevels);
  // 61 to 299 s are told as 1 to 5 minutes.
  expect(after({ low: 61, middle: 150, high: 299 }, 60)).toEqual(inside);
  expect(after({ low: 61, middle: 150, high: 299 }, 300)).toEqual(inside);
  // Told at 9:00 as 9:05 to 9:40, though 9:07 to 9:38 is reckoned.
  const hour = { low: 420, middle: 1500, high: 2280 };
  expect(after(hour, 300)).toEqual(after(hour, 1500));
  expect(after(hour, 299).low).toBeLessThan(after(hour, 300).low);
  expect(after(hour, 2400)).toEqual(after(hour, 1500));
  expect(after(hour, 2401).high).toBeGreaterThan(after(hour, 2400).high);
});

test('waits of another size are told by levels of their own, and a new model begins all of them again', () => {
  const { estimator, call } = openLine();
  call(301);
  expect(estimator.levels(told.middle).high).toBeGreaterThan(plainLevels.high);
  for (const other of [59, 119, 300, 600, 5400]) expect(estimator.levels(other)).toEqual(plainLevels);
  for (const same of [120, 299]) expect(estimator.levels(same)).toEqual(estimator.levels(told.middle));
  estimator.adopt(null);
  expect(estimator.levels(told.middle)).toEqual(plainLevels);
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
    expect(estimator.levels(told.middle)).toEqual(plainLevels);
  });

  test('a call on a later day', () => {
    const estimator = open();
    estimator.feed(called(opens + dayMs));
    expect(estimator.levels(told.middle)).toEqual(plainLevels);
  });

  test('a second call of the same ticket', () => {
    const estimator = open();
    estimator.feed(called(opens + 100_000));
    const once = estimator.levels(told.middle);
    estimator.feed(called(opens + 900_000));
    expect(once).not.toEqual(plainLevels);
    expect(estimator.levels(told.middle)).toEqual(once);
  });

  test('a ticket that ended before it was called', () => {
    const estimator = open();
    estimator.feed({ type: 'ended', ticket: 'a', gaveUp: true, at: opens + 50_000 });
    estimator.feed({ ...issued, at: opens + 60_000 });
    estimator.feed(called(opens + 900_000));
    expect(estimator.levels(told.middle)).toEqual(plainLevels);
  });

  test('a ticket that was told nothing', () => {
    const { estimator } = openLine();
    estimator.feed(issued);
    estimator.feed(called(opens + 900_000));
    expect(estimator.levels(told.middle)).toEqual(plainLevels);
  });
});
