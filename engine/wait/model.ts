import { sumOfTrees, type Tree } from './gradient-boosting/trees.ts';
import { type InputName, inputDefs } from './inputs.ts';
import type { Levels } from './levels.ts';
import { fromScale, toScale } from './scale.ts';
import { workAhead } from './work-ahead.ts';

/** What was learnt of one centre's waits: small, plain JSON. */
export interface Model {
  readonly version: typeof modelVersion;
  readonly learntFrom: { readonly days: number; readonly visits: number };
  /** Where the sum of the trees begins, in the scale of `toScale`. */
  readonly start: number;
  readonly middle: readonly Tree[];
  /** A plain reckoning that the trees are mixed with, and its share (0 to 1). */
  readonly mix: Mix;
  /** The middle in seconds is multiplied by this: it lies between the median, which the trees give, and the mean. */
  readonly lift: number;
  /** How far waits usually lie from the middle, in that scale. */
  readonly spreadStart: number;
  readonly spread: readonly Tree[];
  /** By predicted size: the errors of held-out days over their spread at 0, 1/(n-1), ... 1. */
  readonly groups: readonly ErrorGroup[];
  /** By regime: the levels at which what was told of held-out waits held as many as it should. */
  readonly levels: readonly Levels[];
  /**
   * The most, in seconds, that the trees have seen of the work ahead, and of `fluid`: beyond it the estimate grows by as much as the
   * work does; where no counter is known, in proportion to `fluid`.
   */
  readonly workSeen: number;
  readonly fluidSeen: number;
  /** Share of the explained error that each input stands for, largest first. */
  readonly weights: readonly { readonly input: InputName; readonly weight: number }[];
  /** On held-out days: mean absolute error in seconds. */
  readonly error: { readonly mean: number };
}

export interface Mix {
  readonly input: InputName;
  readonly share: number;
}

export interface ErrorGroup {
  /** Largest middle, in scale, that belongs here; null = all above. */
  readonly upTo: number | null;
  readonly quantiles: readonly number[];
}

export interface Spoken {
  /** Seconds. */
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

/** Mixes what the trees say with a plain reckoning, both in scale. */
export function mixed(trees: number, inputs: Float64Array, { input, share }: Mix): number {
  return share === 0 ? trees : (1 - share) * trees + share * toScale(inputs[placeOf.get(input) ?? 0] ?? 0);
}

/** The middle in scale, and the spread around it. */
export function readModel(
  model: Pick<Model, 'start' | 'middle' | 'mix' | 'spreadStart' | 'spread'>,
  inputs: Float64Array,
) {
  return {
    middle: mixed(model.start + sumOfTrees(model.middle, inputs), inputs, model.mix),
    spread: Math.max(leastSpread, model.spreadStart + sumOfTrees(model.spread, inputs)),
  };
}

export function groupOf(groups: readonly ErrorGroup[], middle: number): ErrorGroup | undefined {
  return groups.find(({ upTo }) => upTo === null || middle <= upTo);
}

/** Where a range ends, in seconds: so large a share of the errors (0 to 1) lie below. */
export function endAt({ middle, spread }: Around, quantiles: readonly number[], level: number): number {
  return fromScale(middle + spread * quantileAt(quantiles, level));
}

/** Middle and range in seconds by the model, at the levels for such a middle. The middle never falls as more people are ahead. */
export function predict(model: Model, inputs: Float64Array, levelsFor: (middle: number) => Levels): Spoken {
  const { middle, spread } = readModel(model, inputs);
  const quantiles = groupOf(model.groups, middle)?.quantiles ?? [0];
  const work = workAhead(inputs);
  const more = Math.max(0, (work ?? 0) - model.workSeen);
  const times = work === null ? Math.max(1, (inputs[fluidAt] ?? 0) / Math.max(1, model.fluidSeen)) : 1;
  const value = fromScale(middle) * model.lift * times + more;
  const levels = levelsFor(value);
  const end = (level: number, share: number): number =>
    endAt({ middle, spread }, quantiles, level) * times + share * more;
  const low = end(levels.low, beyondShare.low);
  const high = end(levels.high, beyondShare.high);
  return { middle: value, low: Math.min(low, value), high: Math.max(high, value) };
}

export const modelVersion = 6;

/** A middle in scale, and how far waits usually lie from it. */
interface Around {
  readonly middle: number;
  readonly spread: number;
}

/** Of what the work ahead is beyond what was seen, so much is added to the lower end, and to the upper. */
const beyondShare = { low: 0.7, high: 1.4 } as const;
const fluidAt = inputDefs.findIndex(({ name }) => name === 'fluid');
const leastSpread = 0.05;
const placeOf = new Map<InputName, number>(inputDefs.map(({ name }, i) => [name, i]));

const quantileAt = (quantiles: readonly number[], share: number): number => {
  const at = Math.min(1, Math.max(0, share)) * (quantiles.length - 1);
  const below = quantiles[Math.floor(at)] ?? 0;
  const above = quantiles[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
};
