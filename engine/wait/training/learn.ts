import { createEstimator, type Learnt } from '../estimator.ts';
import type { Model } from '../model.ts';
import type { CentreFacts } from '../observation.ts';
import { type Example, examplesFrom } from './examples.ts';
import { type Fit, fitOf, type Grown, grow, leastExamples, modelOf, mostExamples } from './grow-model.ts';
import { numberAt } from './number-at.ts';
import { type ToldWaits, withOwnShare } from './own-share.ts';
import type { PastVisit } from './replay.ts';

/** Learns one model from examples in time order; null where they are too few. Deterministic. */
export function learnFrom(all: readonly Example[]): Model | null {
  const grown = grow(all, 'alone');
  return grown === null
    ? null
    : modelOf(
        grown,
        fitOf(grown, () => true),
      );
}

/** What several centres have taught together; plain JSON, of which nothing but times can be read. */
export interface Joint {
  readonly trees: Grown['trees'];
  /** How the trees did over all centres, and in each that gave enough examples. */
  readonly overall: Fit;
  readonly of: readonly TaughtBy[];
}

/** Examples of one centre. */
export interface Lesson {
  readonly centre: string;
  readonly examples: readonly Example[];
}

/** Learns one model from the examples of several centres; null where they are too few. Deterministic. */
export function learnJoint(lessons: readonly Lesson[]): Joint | null {
  const from = new Map(lessons.flatMap(({ centre, examples }) => examples.map((one) => [one, centre] as const)));
  const grown = grow(
    lessons.flatMap(({ examples }) => examples).sort((a, b) => a.at - b.at),
    'beside',
  );
  if (grown === null) return null;
  const counts = Map.groupBy(grown.examples, (one) => from.get(one) ?? '');
  const overall = fitOf(grown, () => true);
  const enough = lessons.filter(({ centre }) => (counts.get(centre)?.length ?? 0) >= leastExamples);
  return {
    trees: grown.trees,
    overall,
    of: enough.map(({ centre }) => ({
      centre,
      fit: fitOf(grown, (one) => from.get(one) === centre, overall.groups),
      told: grown.examples.flatMap((one, i) =>
        from.get(one) === centre
          ? [[one.at, one.wait, Number(numberAt(grown.unmixed, i).toPrecision(6))] as const]
          : [],
      ),
    })),
  };
}

/**
 * A centre's model: the joint trees with as large a share of its own as erred least on examples that neither had seen. How errors over
 * their spread lie is of all centres then: one centre's few days know the rare long waits less well. A hall unlike the others has its own.
 */
export function bestFor({ centre, examples }: Lesson, joint: Joint | null): Model | null {
  if (joint === null) return learnFrom(examples);
  const { groups } = joint.overall;
  const shared = joint.of.find((one) => one.centre === centre);
  const own = examples.length < enoughAlone ? null : grow(examples, 'beside');
  if (own === null) return modelOf(joint, shared?.fit ?? joint.overall);
  const best = shared === undefined ? null : withOwnShare(joint.trees, shared.told, own);
  if (best === null || best.isAlone)
    return modelOf(
      best?.grown ?? own,
      fitOf(best?.grown ?? own, () => true),
    );
  return modelOf(
    best.grown,
    fitOf(best.grown, () => true, groups),
  );
}

/** A centre to learn from: its past visits in time order. */
export interface Taught {
  readonly centre: string;
  readonly visits: readonly PastVisit[];
  readonly place: CentreFacts;
  /** Told each moment of the past before what happens in it, where `place` knows who was at work. */
  readonly passTo?: (at: number) => void;
}

/** What a centre's past gives: examples, and the habits of its lines. */
export function lessonOf({ centre, visits, place, passTo }: Taught): Lesson & Pick<Learnt, 'memory'> {
  const estimator = createEstimator(place, { model: null, memory: null });
  const examples = examplesFrom(visits, estimator, place, mostExamples, passTo);
  return { centre, examples, memory: estimator.tracker.memory() };
}

/**
 * Learns several centres from their past visits: one model from the examples of all of them, or its own for a centre that does
 * better alone, and for each the habits of its own lines. Pure; the answer is in the order of `centres`.
 */
export function learnTogether(centres: readonly Taught[]): readonly Learnt[] {
  const lessons = centres.map(lessonOf);
  const joint = lessons.length < 2 ? null : learnJoint(lessons);
  return lessons.map((lesson) => ({ model: bestFor(lesson, joint), memory: lesson.memory }));
}

/** Learns one centre from its past visits, in time order: the model, and the habits of its lines. Pure. */
export function learn(visits: readonly PastVisit[], place: CentreFacts): Learnt {
  return learnTogether([{ centre: '', visits, place }])[0] ?? { model: null, memory: null };
}

/** How the trees did in one centre, and what they said of its tickets unseen. */
interface TaughtBy {
  readonly centre: string;
  readonly fit: Fit;
  readonly told: ToldWaits;
}

/** A centre's own trees are grown beside the joint ones from so many examples on: fewer never did better. */
const enoughAlone = 600;

/** So many of the newest visits of each of `centres` teach the others. */
export const visitsToShare = (centres: number): number => Math.max(2000, Math.ceil((1.5 * mostExamples) / centres));
