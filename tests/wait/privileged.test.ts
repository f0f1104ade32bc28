import { expect, test } from 'vitest';
import { createEstimator } from '../../engine/wait/estimator.ts';
import { learn } from '../../engine/wait/training/learn.ts';
import { observationsOf } from '../../engine/wait/training/replay.ts';
import { hallDays, utcPlace } from './a-hall.ts';

/** A hall whose past says the opposite of its rules: the privileged had waited longest there. */
const days = hallDays({ days: 9 }).map((visit) => ({
  ...visit,
  rank: (visit.calledAt ?? visit.issuedAt) - visit.issuedAt > 120_000 ? 1 : 0,
}));
const lastDay = days.findIndex(({ ticket }) => ticket.startsWith('8-'));
const learnt = learn(days.slice(0, lastDay), utcPlace);
const today = observationsOf(days.slice(lastDay)).map(({ observation }) => observation);

test('a privileged ticket is told no longer middle than an ordinary one even where the past says that it should be', () => {
  expect(learnt.model).not.toBeNull();
  const estimator = createEstimator(utcPlace, learnt);
  for (const [index, observation] of today.entries()) {
    estimator.feed(observation);
    if (index % 10 !== 0) continue;
    for (const ahead of [0, 3, 10]) {
      const told = (rank: number) =>
        estimator.estimate({ service: 'pension', ticket: null, ahead, at: observation.at, rank });
      const [ordinary, privileged] = [told(0), told(1)];
      if (ordinary.middle === null || privileged.middle === null) throw new Error('no estimate');
      expect(privileged.middle).toBeLessThanOrEqual(ordinary.middle);
      expect([0, privileged.low, privileged.middle, privileged.high]).toEqual(
        [0, privileged.low, privileged.middle, privileged.high].sort((a, b) => a - b),
      );
    }
  }
});
