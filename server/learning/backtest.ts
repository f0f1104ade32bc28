import { newEstimator } from '../queue/estimate/estimator.ts';
import type { Place } from '../queue/estimate/happenings.ts';
import { spokenRange } from '../queue/estimate/spoken-range.ts';
import { localOf } from '../queue/estimate/tracker.ts';
import type { Example } from './examples.ts';
import { learnFrom } from './learn.ts';
import { happeningsOf, type PastVisit } from './replay.ts';
import { rivals } from './rivals.ts';
import type { Outcome } from './scores.ts';

export interface Trial {
  readonly ours: Outcome[];
  /** Ours with the range rounded as it is shown. */
  readonly spoken: Outcome[];
  readonly rivals: Map<string, Outcome[]>;
  /** How often a model was learnt, and the tickets that no estimate could be given for. */
  learnt: number;
  unknown: number;
}

export const newTrial = (): Trial => ({
  ours: [],
  spoken: [],
  rivals: new Map(rivals.map(({ name }) => [name, []])),
  learnt: 0,
  unknown: 0,
});

/** A night brings a new model when there is this share more to learn from than at the last. */
const worthLearning = 0.04;

/**
 * Replays one centre's visits in time order, `before` unscored and `visits` scored, and adds to `trial` what came of each
 * estimate. At each ticket the estimator knows what happened up to its issue; each night it learns anew from the days before.
 */
export const runTrial = (
  before: readonly PastVisit[],
  visits: readonly PastVisit[],
  place: Place,
  trial: Trial,
): void => {
  const estimator = newEstimator(place, { model: null, memory: null });
  const examples: (Example & { readonly calledAt: number })[] = [];
  const scored = new Set(visits.map(({ ticket }) => ticket));
  let day = Number.NEGATIVE_INFINITY;
  let learntAt = 0;
  const night = (now: number): void => {
    // Who was called after midnight teaches only from then on.
    const past = examples.filter(({ calledAt }) => calledAt < now);
    if (past.length < learntAt * (1 + worthLearning) + 1) return;
    learntAt = past.length;
    const model = learnFrom(past);
    estimator.adopt(model);
    if (model !== null) trial.learnt += 1;
  };
  for (const { happening, visit } of happeningsOf([...before, ...visits])) {
    if (happening.type === 'issued') {
      const { service, rank, at, ticket } = happening;
      const today = localOf(place, at).day;
      const isScored = scored.has(ticket);
      if (today !== day && isScored) night(at);
      day = today;
      if (visit.calledAt !== null && visit.calledAt > at) {
        const ask = { service, rank, ticket: null, at };
        const wait = (visit.calledAt - at) / 1000;
        examples.push({ day, inputs: estimator.inputs(ask), wait, calledAt: visit.calledAt });
        const estimate = estimator.quote(ask, ticket);
        if (isScored) {
          for (const { name, guess } of rivals) {
            const given = guess(estimator.tracker, ask);
            if (given !== null) trial.rivals.get(name)?.push({ estimate: given, wait, low: null, high: null });
          }
          if (estimate.middle === null) trial.unknown += 1;
          else {
            const { middle, low, high } = estimate;
            trial.ours.push({ estimate: middle, wait, low, high });
            const { fromMinutes, toMinutes } = spokenRange(low, high);
            trial.spoken.push({ estimate: middle, wait, low: fromMinutes * 60, high: toMinutes * 60 });
          }
        }
      }
    }
    estimator.feed(happening);
  }
};
