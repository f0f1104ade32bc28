import type { Tree } from '../gradient-boosting/trees.ts';
import type { Model } from '../model.ts';
import { fromScale } from '../scale.ts';
import type { Example } from './examples.ts';
import { type Grown, tried } from './grow-model.ts';
import { numberAt } from './number-at.ts';

/** What trees say, unseen and before any mixing, of a ticket: in scale. Several are issued at one instant: the wait tells them apart. */
export type ToldWaits = readonly (readonly [at: number, wait: number, unmixed: number])[];

/**
 * The mean of what all centres have taught and of what one has taught alone, which errs less than either: the first knows more visits,
 * the second its own hall. Null where there is no example that both have been tried on.
 */
export function withOwnShare(joint: Trees, told: ToldWaits, own: Grown): Shared | null {
  const jointly = new Map(told.map(([at, wait, unmixed]) => [keyOf(at, wait), unmixed]));
  const common = own.examples.flatMap((example, i) => {
    const unmixed = jointly.get(keyOf(example.at, example.wait));
    return unmixed === undefined ? [] : [{ example, joint: unmixed, own: numberAt(own.unmixed, i) }];
  });
  if (common.length === 0) return null;
  const examples = common.map(({ example }) => example);
  const mean = (share: number): Float64Array =>
    Float64Array.from(common, (one) => (1 - share) * one.joint + share * one.own);
  const share = errorOf(examples, mean(1)) < unlikeOthers * errorOf(examples, mean(0)) ? 1 : usualShare;
  return { grown: tried(meanOf(joint, own.trees, share), examples, mean(share)), isAlone: share === 1 };
}

interface Shared {
  readonly grown: Grown;
  /** The trees are the centre's own, and no others. */
  readonly isAlone: boolean;
}

const keyOf = (at: number, wait: number): string => `${at} ${wait}`;

type Trees = Grown['trees'];

/** The share of a centre's own trees beside the joint ones. */
const usualShare = 0.2;
/**
 * A hall that errs by so much less alone is unlike the others, and keeps to its own trees. A smaller difference says little: with half as
 * many days unseen as seen, trees that know many halls for few days look worse than they will do.
 */
const unlikeOthers = 0.85;

const errorOf = (examples: readonly Example[], middles: Float64Array): number =>
  examples.reduce((sum, { wait }, i) => sum + Math.abs(fromScale(numberAt(middles, i)) - wait), 0);

/** Enough for values that are summed, and the two forests stay small. */
const digits = 3;

const scaled = (trees: readonly Tree[], share: number): readonly Tree[] => {
  if (share === 0 || share === 1) return share === 0 ? [] : trees;
  return trees.map((tree) => ({ ...tree, value: tree.value.map((one) => Number((one * share).toPrecision(digits))) }));
};

/** The mean of two forests is their trees together; what cannot be a mean is of the one with the larger part. */
const meanOf = (joint: Trees, own: Trees, share: number): Trees => ({
  ...(share > 0.5 ? own : joint),
  start: (1 - share) * joint.start + share * own.start,
  middle: [...scaled(joint.middle, 1 - share), ...scaled(own.middle, share)],
  workSeen: Math.max(joint.workSeen, own.workSeen),
  fluidSeen: Math.max(joint.fluidSeen, own.fluidSeen),
  weights: meanWeights(joint.weights, own.weights, share),
});

const meanWeights = (joint: Model['weights'], own: Model['weights'], share: number): Model['weights'] => {
  const all = [
    ...joint.map(({ input, weight }) => ({ input, weight: weight * (1 - share) })),
    ...own.map(({ input, weight }) => ({ input, weight: weight * share })),
  ];
  return [...Map.groupBy(all, ({ input }) => input)]
    .map(([input, parts]) => ({ input, weight: Number(parts.reduce((sum, { weight }) => sum + weight, 0).toFixed(3)) }))
    .filter(({ weight }) => weight >= 0.001)
    .sort((a, b) => b.weight - a.weight);
};
