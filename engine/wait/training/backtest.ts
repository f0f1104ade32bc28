import { createEstimator, type Estimator } from '../estimator.ts';
import type { Model } from '../model.ts';
import type { Ask, CentreFacts } from '../observation.ts';
import { localOf } from '../snapshot.ts';
import { toldSpan } from '../told.ts';
import { baselines } from './baselines.ts';
import { type Example, teaches } from './examples.ts';
import { bestFor, learnJoint } from './learn.ts';
import { observationsOf, type PastVisit } from './replay.ts';
import type { ForecastOutcome } from './scores.ts';

/** A centre on trial: visits to learn from, unscored, and visits to score. */
export interface OnTrial {
  readonly before: readonly PastVisit[];
  readonly visits: readonly PastVisit[];
  readonly place: CentreFacts;
  /** Told each moment before what happens in it, where `place` knows who was at work. */
  readonly passTo?: (at: number) => void;
}

export interface Trial {
  readonly ours: ForecastOutcome[];
  /** Ours with the range as it is told: in whole minutes, or times of day. */
  readonly told: ForecastOutcome[];
  readonly baselines: Map<string, ForecastOutcome[]>;
  /** How often a model was learnt, and the tickets that no estimate could be given for. */
  learnt: number;
  unknown: number;
}

/**
 * Replays the visits of centres together in time order and says what came of each estimate. At each ticket the estimator
 * knows what happened up to its issue; each night all centres learn together from the days before.
 */
export function runTrial(onTrial: readonly OnTrial[]): Trial {
  const trial = newTrial();
  const nights = newNights(trial, onTrial.length);
  const centres = onTrial.map(openCentre);
  let day = Number.NEGATIVE_INFINITY;
  for (const { observation, visit, centre } of stepsOf(centres)) {
    const { estimator, place } = centre;
    centre.passTo(observation.at);
    if (observation.type === 'issued') {
      const { service, rank, at, ticket } = observation;
      const today = localOf(place, at).day;
      const isScored = centre.scored.has(visit);
      if (today > day && isScored) {
        nights.learn(at);
        for (const one of centres) one.estimator.adopt(nights.model(one.number));
        day = today;
      }
      if (visit.calledAt !== null && visit.calledAt > at) {
        const ask: Ask = { service, rank, ticket: null, at };
        const wait = (visit.calledAt - at) / 1000;
        if (teaches(visit, place)) nights.add(centre.number, { at, day: today, inputs: estimator.inputs(ask), wait });
        if (isScored) score(trial, estimator, ask, ticket, wait);
      }
    }
    estimator.feed(observation);
  }
  return trial;
}

const newTrial = (): Trial => ({
  ours: [],
  told: [],
  baselines: new Map(baselines.map(({ name }) => [name, []])),
  learnt: 0,
  unknown: 0,
});

/** A night brings a new model when there is this share more to learn from than at the last. */
const worthLearning = 0.04;

type CalledExample = Example & { readonly calledAt: number };

/** What the nights teach: each centre's model, from all that was called before in any of them. */
const newNights = (trial: Trial, centres: number) => {
  const examples: CalledExample[][] = Array.from({ length: centres }, () => []);
  let learntAt = 0;
  let models: readonly (Model | null)[] = examples.map(() => null);
  return {
    add: (centre: number, example: Example): void => {
      examples[centre]?.push({ ...example, calledAt: example.at + example.wait * 1000 });
    },
    /** Learns where that is worth it. Who is called after `now` teaches only from then on. */
    learn: (now: number): void => {
      const lessons = examples.map((all, i) => ({
        centre: String(i),
        examples: all.filter(({ calledAt }) => calledAt < now),
      }));
      const count = lessons.reduce((sum, lesson) => sum + lesson.examples.length, 0);
      if (count < learntAt * (1 + worthLearning) + 1) return;
      learntAt = count;
      const joint = centres < 2 ? null : learnJoint(lessons);
      models = lessons.map((lesson) => bestFor(lesson, joint));
      if (models.some((model) => model !== null)) trial.learnt += 1;
    },
    model: (centre: number): Model | null => models[centre] ?? null,
  };
};

const score = (trial: Trial, estimator: Estimator, ask: Ask, ticket: string, wait: number): void => {
  for (const { name, guess } of baselines) {
    const given = guess(estimator.tracker, ask);
    if (given !== null) trial.baselines.get(name)?.push({ estimate: given, wait, low: null, high: null });
  }
  const estimate = estimator.quote(ask, ticket);
  if (estimate.middle === null) {
    trial.unknown += 1;
    return;
  }
  const { middle, low, high } = estimate;
  trial.ours.push({ estimate: middle, wait, low, high });
  trial.told.push({ estimate: middle, wait, ...toldSpan(low, high, ask.at) });
};

const openCentre = ({ before, visits, place, passTo = () => {} }: OnTrial, number: number) => ({
  number,
  passTo,
  place,
  estimator: createEstimator(place, { model: null, memory: null }),
  scored: new Set(visits),
  steps: observationsOf([...before, ...visits]),
});

/** All that happens in the centres, in time order; what is equal stays in the order of the centres. */
const stepsOf = (centres: readonly ReturnType<typeof openCentre>[]) =>
  centres
    .flatMap((centre) => centre.steps.map((step) => ({ ...step, centre })))
    .sort((a, b) => a.observation.at - b.observation.at);
