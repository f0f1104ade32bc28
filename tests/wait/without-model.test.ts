import { expect, test } from 'vitest';
import { createEstimator } from '../../engine/wait/estimator.ts';
import { monday, utcPlace } from './a-hall.ts';

/** Where no model has been learnt: what an estimate rests on as the first calls of a line become known. */

const opens = monday + 9 * 3_600_000;
const ask = (at: number) => ({ service: 'pension', rank: 0, ticket: null, at });

/** A line from which so many have been called, each two minutes after the one before. */
const after = (calls: number, openCounters: number) => {
  const estimator = createEstimator({ ...utcPlace, openCounters: () => openCounters }, { model: null, memory: null });
  for (let i = 0; i < calls; i += 1) {
    const at = opens + i * 120_000;
    estimator.feed({ type: 'issued', ticket: `t${i}`, service: 'pension', rank: 0, at });
    estimator.feed({ type: 'called', ticket: `t${i}`, counter: 'c0', at: at + 60_000 });
  }
  return { estimator, at: opens + calls * 120_000 };
};

test('with nobody at work there is an estimate once the line has been called from, and none before', () => {
  const told = (calls: number) => {
    const { estimator, at } = after(calls, 0);
    return estimator.estimate(ask(at)).middle;
  };
  expect(told(0)).toBeNull();
  expect(told(2)).not.toBeNull();
});

test('with somebody at work there is one from the first ticket on', () => {
  const { estimator, at } = after(0, 1);
  expect(estimator.estimate(ask(at)).middle).not.toBeNull();
});

test('the calls of another line count a quarter: a new line goes by its standard time for longer', () => {
  const from = (calls: number, service: string) => {
    const { estimator, at } = after(calls, 1);
    return estimator.estimate({ ...ask(at), service });
  };
  expect(from(3, 'pension')).toMatchObject({ from: 'standard' });
  expect(from(12, 'pension')).toMatchObject({ from: 'habit' });
  expect(from(12, 'other')).toMatchObject({ from: 'standard' });
});

test('one with nobody before them may be called at once, one with somebody may not', () => {
  const { estimator, at } = after(12, 1);
  const low = (ahead: number): number => {
    const told = estimator.estimate({ ...ask(at), ahead });
    return told.middle === null ? Number.NaN : told.low;
  };
  expect(low(0)).toBe(0);
  expect(low(1)).toBeGreaterThan(0);
});
