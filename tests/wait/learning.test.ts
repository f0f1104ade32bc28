import { describe, expect, test } from 'vitest';
import { createEstimator } from '../../engine/wait/estimator.ts';
import { runTrial } from '../../engine/wait/training/backtest.ts';
import { learn, lessonOf } from '../../engine/wait/training/learn.ts';
import { visitsFromLegs } from '../../engine/wait/training/past-visits.ts';
import type { PastVisit } from '../../engine/wait/training/replay.ts';
import { scoreOf } from '../../engine/wait/training/scores.ts';
import { legRow } from '../reports/legs.ts';
import { dayMs, hallDays, monday, utcPlace } from './a-hall.ts';

describe('learning a hall of which the truth is known', () => {
  const past = hallDays({ days: 12, seed: 3 });
  const learnt = learn(past, utcPlace);
  const coming = hallDays({ days: 24, seed: 3 }).slice(past.length);
  const trial = runTrial([{ before: past, visits: coming, place: utcPlace }]);
  const ours = scoreOf(trial.ours);

  test('the ranges of unseen days hold what they say within three points', () => {
    expect(ours?.tickets).toBeGreaterThan(2000);
    expect(Math.abs((ours?.inside ?? 0) - 0.8)).toBeLessThan(0.03);
    expect(Math.abs((ours?.belowUpper ?? 0) - 0.9)).toBeLessThan(0.03);
    expect(Math.abs((ours?.aboveLower ?? 0) - 0.9)).toBeLessThan(0.03);
  });

  test('it is as good as the reckoning that theory says is best, to 3 %, and better than all others', () => {
    for (const [name, outcomes] of trial.baselines) {
      const theirs = scoreOf(outcomes)?.meanError ?? Number.POSITIVE_INFINITY;
      expect(ours?.meanError, name).toBeLessThan(name === 'people x service time / counters' ? theirs * 1.03 : theirs);
    }
  });

  test('with all three counters busy and n ahead, the middle is near the known (n + 1) / (c mu)', () => {
    const estimator = createEstimator(utcPlace, learnt);
    const at = monday + 20 * dayMs + 12 * 3_600_000;
    for (let i = 0; i < 3; i += 1) {
      estimator.feed({ type: 'issued', ticket: `s${i}`, service: 'pension', rank: 0, at: at - 200_000 });
      estimator.feed({ type: 'called', ticket: `s${i}`, counter: `c${i}`, at: at - (i + 1) * 50_000 });
    }
    for (const ahead of [3, 6, 10]) {
      for (let i = 0; estimator.tracker.all.waiting.length < ahead; i += 1) {
        estimator.feed({ type: 'issued', ticket: `w${ahead}-${i}`, service: 'pension', rank: 0, at });
      }
      const { middle } = estimator.estimate({ service: 'pension', rank: 0, ticket: null, at });
      const truth = ((ahead + 1) * 300) / 3;
      expect(Math.abs((middle ?? 0) - truth) / truth).toBeLessThan(0.4);
    }
  });

  test('the model is small, plain JSON, explains itself, and is the same each time', () => {
    const text = JSON.stringify(learnt);
    expect(text.length).toBeLessThan(200_000);
    expect(JSON.parse(text)).toEqual(learnt);
    const first = past.slice(0, 900);
    expect(learn(first, utcPlace)).toEqual(learn(first, utcPlace));
    const weights = learnt.model?.weights ?? [];
    expect(weights.length).toBeGreaterThan(3);
    expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1.01);
    expect(learnt.model?.error.mean).toBeGreaterThan(0);
  });

  test('what is learnt survives being written down', () => {
    const estimate = (from: typeof learnt) => {
      const estimator = createEstimator(utcPlace, from);
      const at = monday + 20 * dayMs + 10 * 3_600_000;
      estimator.feed({ type: 'issued', ticket: 'a', service: 'pension', rank: 0, at });
      return estimator.estimate({ service: 'pension', rank: 0, ticket: null, at });
    };
    expect(estimate(JSON.parse(JSON.stringify(learnt)))).toEqual(estimate(learnt));
  });
});

test('too little to learn from gives no model, and habits all the same', () => {
  const few = hallDays({ days: 1, hours: 1 });
  const learnt = learn(few, utcPlace);
  expect(learnt.model).toBeNull();
  expect(learnt.memory?.services.map(([service]) => service)).toEqual(['pension']);
});

describe('what is not usual', () => {
  const past = hallDays({ days: 8, seed: 5 });
  const lesson = (visits: readonly PastVisit[]) => lessonOf({ centre: 'hall', visits, place: utcPlace });
  const usual = lesson(past);
  const gapAfter = ({ memory }: ReturnType<typeof lesson>): number =>
    memory?.services.find(([service]) => service === 'pension')?.[1].means.gap[0] ?? 0;

  test('tickets that are cleared away at midnight, or on the next morning, teach nothing', () => {
    const forgotten = [11, 12, 13].map((hour, i): PastVisit => {
      const issuedAt = monday + 7 * dayMs + hour * 3_600_000;
      const calledAt = monday + 8 * dayMs + i * 9 * 3_600_000;
      const more = { service: 'pension', rank: 0, endedAt: calledAt, counter: 'c0', gaveUp: false };
      return { ticket: `forgotten${i}`, issuedAt, calledAt, ...more };
    });
    const visits = [...past, ...forgotten].toSorted((a, b) => a.issuedAt - b.issuedAt);
    const taught = lesson(visits);
    expect(taught.examples).toHaveLength(usual.examples.length);
    expect(gapAfter(taught)).toBeCloseTo(gapAfter(usual), 6);
  });

  test('an outage of three hours moves the habit by no more than a few usual gaps', () => {
    const at = monday + 9 * dayMs + 9 * 3_600_000;
    const late = { service: 'pension', rank: 0, counter: 'c0', gaveUp: false };
    const stuck: PastVisit = {
      ...late,
      ticket: 'stuck',
      issuedAt: at,
      calledAt: at + 3 * 3_600_000,
      endedAt: at + 3 * 3_600_000 + 300_000,
    };
    expect(gapAfter(lesson([...past, stuck]))).toBeLessThan(gapAfter(usual) * 1.1);
  });
});

test('[SE15] those who booked teach nothing of the line that they do not stand in', () => {
  const legs = [legRow({ ticket: 'walked' }), legRow({ ticket: 'booked', channel: 'booking' })];
  expect(visitsFromLegs(legs, () => 0).map(({ ticket }) => ticket)).toEqual(['walked 0']);
});
