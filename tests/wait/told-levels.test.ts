import { expect, test } from 'vitest';
import { createRandom } from '../../engine/simulate/random.ts';
import { estimateOf } from '../../engine/wait/estimate-of.ts';
import { createEstimator } from '../../engine/wait/estimator.ts';
import { plainLevels, regimeCount } from '../../engine/wait/levels.ts';
import { endAt } from '../../engine/wait/model.ts';
import { toScale } from '../../engine/wait/scale.ts';
import { told, toldSpan } from '../../engine/wait/told.ts';
import { learn } from '../../engine/wait/training/learn.ts';
import { observationsOf } from '../../engine/wait/training/replay.ts';
import { type HeldOut, toldLevels } from '../../engine/wait/training/told-levels.ts';
import { hallDays, monday, utcPlace } from './a-hall.ts';

/** Ranges are made so that what is told of a wait holds as often as it should, not what was reckoned before it was rounded. */

const quantiles = Array.from({ length: 101 }, (_, i) => (i - 50) / 25);
const model = { groups: [{ upTo: null, quantiles }], lift: 1 };

/** Waits whose errors lie evenly, as the quantiles say, around this middle (seconds). */
const heldAt = (seconds: number, count: number, seed = 5, around = 0.3): readonly HeldOut[] => {
  const { uniform } = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const [middle, spread] = [toScale(seconds * (1 - around + 2 * around * uniform())), seconds < 120 ? 0.4 : 0.25];
    const wait = endAt({ middle, spread }, quantiles, uniform());
    return { middle, spread, wait, at: monday + 9 * 3_600_000 + i * 61_000 };
  });
};
const shares = (
  held: readonly HeldOut[],
  levels: readonly { readonly low: number; readonly high: number }[],
  regime: number,
) => {
  const { low, high } = levels[regime] ?? plainLevels;
  const spans = held.map(({ middle, spread, wait, at }) => {
    const end = (level: number): number => endAt({ middle, spread }, quantiles, level);
    return { wait, ...toldSpan(end(low), end(high), at) };
  });
  const share = (is: (one: (typeof spans)[number]) => boolean): number => spans.filter(is).length / spans.length;
  return { above: share(({ wait, low: from }) => wait >= from), below: share(({ wait, high: to }) => wait <= to) };
};

test.each([
  [90, 1],
  [200, 2],
  [450, 3],
])('in whole minutes, waits around %i s lie above and below what is told nine times of ten', (seconds, regime) => {
  const levels = toldLevels(model, heldAt(seconds, 4000));
  // Others than those that the levels were taken from.
  const { above, below } = shares(heldAt(seconds, 4000, 6), levels, regime);
  expect(above).toBeGreaterThan(0.88);
  expect(above).toBeLessThan(0.93);
  expect(below).toBeGreaterThan(0.88);
  expect(below).toBeLessThan(0.93);
  expect(levels[regime]).not.toEqual(plainLevels);
});

test('of waits told in times of day half of the correction is taken', () => {
  const held = heldAt(3000, 4000, 5, 0.15);
  const [levels] = [toldLevels(model, held)[6] ?? plainLevels];
  const { above } = shares(held, [plainLevels], 0);
  // Steps of five minutes that only widen hold too many at the plain level.
  expect(above).toBeGreaterThan(0.92);
  const whole = { low: 2 * levels.low - plainLevels.low, high: 2 * levels.high - plainLevels.high };
  expect(shares(held, [whole], 0).above).toBeCloseTo(0.9, 1);
  expect(shares(held, [whole], 0).above).toBeLessThan(0.91);
});

test('a regime with fewer than a hundred held-out waits keeps the plain levels', () => {
  const plain = Array.from({ length: regimeCount }, () => plainLevels);
  expect(toldLevels(model, heldAt(90, 99))).toEqual(plain);
  expect(toldLevels(model, heldAt(90, 100))[1]).not.toEqual(plainLevels);
  expect(toldLevels(model, heldAt(90, 100)).toSpliced(1, 1)).toEqual(plain.slice(1));
});

test.each([
  [20, 150],
  [0, 700],
  [400, 1190],
  [300, 1300],
  [2000, 5000],
  [3601, 9000],
  [7300, 20_000],
])('from %i to %i s what counts as told is what is told', (low, high) => {
  for (const at of [monday + 32_400_000, monday + 32_500_123, monday + 32_429_999]) {
    const raw = { low, middle: (low + high) / 2, high, from: 'model', ahead: 3 } as const;
    const estimate = estimateOf(raw);
    if (estimate === null) throw new Error('nothing is told');
    const { times, fromMinutes, toMinutes } = told(estimate, at, { opensAt: null, closesAt: null });
    const seconds = (time: string | null, none: number): number =>
      time === null ? none : (Date.parse(time) - at) / 1000;
    const expected =
      times === undefined
        ? { low: fromMinutes * 60, high: (toMinutes ?? Number.POSITIVE_INFINITY) * 60 }
        : { low: seconds(times.from, 0), high: seconds(times.to, Number.POSITIVE_INFINITY) };
    const span = toldSpan(low, high, at);
    // Times are written down in whole seconds.
    expect(span.low).toBeCloseTo(expected.low, 0);
    if (Number.isFinite(expected.high)) expect(span.high).toBeCloseTo(expected.high, 0);
    else expect(span.high).toBe(expected.high);
  }
});

test('a hall learnt and told so: on days that it has not seen, at each size of wait, what is told holds about as many as it says', () => {
  const days = hallDays({ days: 26, seed: 41, counters: 3, arrivals: 36 });
  const cut = days.findIndex(({ ticket }) => ticket.startsWith('14-'));
  const learnt = learn(days.slice(0, cut), utcPlace);
  const estimator = createEstimator(utcPlace, learnt);
  const outcomes: { readonly middle: number; readonly above: boolean; readonly below: boolean }[] = [];
  for (const { observation, visit } of observationsOf(days.slice(cut))) {
    if (observation.type === 'issued' && visit.calledAt !== null && visit.calledAt > visit.issuedAt) {
      const given = estimator.quote({ service: 'pension', rank: 0, ticket: null, at: observation.at }, visit.ticket);
      if (given.middle === null) throw new Error('nothing is told');
      const wait = (visit.calledAt - visit.issuedAt) / 1000;
      const { low, high } = toldSpan(given.low, given.high, observation.at);
      outcomes.push({ middle: given.middle, above: wait >= low, below: wait <= high });
    }
    estimator.feed(observation);
  }
  const bands = Map.groupBy(outcomes, ({ middle }) => [120, 300, 600].findIndex((bound) => middle < bound));
  for (const [band, those] of bands) {
    const share = (is: (one: (typeof those)[number]) => boolean): number => those.filter(is).length / those.length;
    const seen = `band ${band} of ${those.length}: ${share(({ above }) => above)} ${share(({ below }) => below)}`;
    expect(those.length, seen).toBeGreaterThan(100);
    expect(
      share(({ above }) => above),
      seen,
    ).toBeGreaterThan(0.84);
    expect(
      share(({ below }) => below),
      seen,
    ).toBeGreaterThan(0.84);
  }
}, 60_000);
