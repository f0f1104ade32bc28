import { describe, expect, test } from 'vitest';
import { createEstimator } from '../../engine/wait/estimator.ts';
import { learn } from '../../engine/wait/training/learn.ts';
import { dayMs, hallDays, monday, utcPlace } from './a-hall.ts';

/** So many come at once to a hall of three counters, five minutes each. */
const rush = (from: ReturnType<typeof learn>, people: number) => {
  const estimator = createEstimator(utcPlace, from);
  const at = monday + 21 * dayMs + 10 * 3_600_000;
  for (let i = 0; i < 3; i += 1) {
    estimator.feed({ type: 'issued', ticket: `s${i}`, service: 'pension', rank: 0, at: at - 100_000 + i });
    estimator.feed({ type: 'called', ticket: `s${i}`, counter: `c${i}`, at: at - 99_000 + i });
  }
  for (let i = 0; i < people; i += 1) {
    estimator.feed({ type: 'issued', ticket: `w${i}`, service: 'pension', rank: 0, at: at + i * 100 });
  }
  return estimator.estimate({ service: 'pension', rank: 0, ticket: null, at: at + people * 100 });
};

describe('more people than a hall has ever seen', () => {
  test.each([
    ['so quiet that there is no model', 6],
    ['quiet', 10],
    ['lively', 20],
    ['busy', 34],
  ])('%s: those before him are neither forgotten nor made more of', (_, arrivals) => {
    const learnt = learn(hallDays({ days: 20, arrivals, seed: 4 }), utcPlace);
    for (const people of [10, 20, 40, 60]) {
      const { middle, ...range } = rush(learnt, people);
      const truth = ((people + 1) * 300) / 3;
      expect(middle, `${people} people`).toBeGreaterThan(0.6 * truth);
      expect(middle, `${people} people`).toBeLessThan(1.6 * truth);
      expect(range).toMatchObject({ high: expect.toSatisfy((high: number) => high > truth) });
    }
  });
});
