import { createRandom } from '../../simulate/random.ts';
import { type Binned, binRows } from '../gradient-boosting/bin-rows.ts';
import { type GrowOptions, growTrees, weightsOf } from '../gradient-boosting/grow-trees.ts';
import { sumOfTrees, type Tree } from '../gradient-boosting/trees.ts';
import { inputCount, inputDefs } from '../inputs.ts';
import { type ErrorGroup, type Mix, type Model, mixed, modelVersion, readModel } from '../model.ts';
import { fromScale, toScale } from '../scale.ts';
import { workAhead } from '../work-ahead.ts';
import type { Example } from './examples.ts';
import { numberAt } from './number-at.ts';
import { type HeldOut, toldLevels } from './told-levels.ts';

export type Company = keyof typeof clips;

/** Whatever a model has of its own while it shares its trees with others. */
export type Fit = Pick<Model, 'learntFrom' | 'lift' | 'groups' | 'levels' | 'error'>;

/** Trees and how they erred on days that they had not seen: the errors in scale over their spread, the middles in scale. */
export interface Grown {
  readonly trees: Omit<Model, 'version' | 'learntFrom' | 'lift' | 'groups' | 'levels' | 'error'>;
  readonly examples: readonly Example[];
  /** The middles before they are mixed with a plain reckoning. */
  readonly unmixed: Float64Array;
  readonly middles: Float64Array;
  readonly spreads: Float64Array;
  readonly scores: readonly number[];
}

/** Trees with how they did on examples of which they say `unmixed` unseen. */
export function tried(trees: Grown['trees'], examples: readonly Example[], unmixed: Float64Array): Grown {
  const middles = Float64Array.from(examples, ({ inputs }, i) => mixed(numberAt(unmixed, i), inputs, trees.mix));
  const spreads = Float64Array.from(examples, ({ inputs }) => readModel(trees, inputs).spread);
  const scores = examples.map(({ wait }, i) => (toScale(wait) - numberAt(middles, i)) / numberAt(spreads, i));
  return { trees, examples, unmixed, middles, spreads, scores };
}

/** Grows the trees on the newest examples; null where they are too few. Deterministic. */
export function grow(all: readonly Example[], company: Company): Grown | null {
  if (all.length < leastExamples) return null;
  const examples = all.slice(-mostExamples);
  const rows = examples.map(({ inputs }) => inputs);
  const data = binRows(rows, inputCount);
  const unmixed = unseenMiddles(examples, company);
  const mix = bestMix(examples, unmixed);
  const sizes = Float64Array.from(examples, ({ inputs, wait }, i) =>
    Math.abs(toScale(wait) - mixed(numberAt(unmixed, i), inputs, mix)),
  );
  const spreadStart = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const spread = growTrees(data, sizes, new Float64Array(sizes.length).fill(spreadStart), spreadOptions);
  const { start, middle } = growMiddle(examples, data, company);
  const trees = {
    start,
    middle,
    mix,
    spreadStart,
    spread,
    workSeen: rows.reduce((most, row) => Math.max(most, workAhead(row) ?? 0), 0),
    fluidSeen: seenOf(rows.map((row) => row[fluidAt] ?? 0)),
    weights: namedWeights(rows, middle),
  };
  return tried(trees, examples, unmixed);
}

/**
 * How far the trees are to be trusted: by how they erred on those of these examples that `isOf` says. How errors lie over their
 * spread is taken from the same, or given.
 */
export function fitOf(grown: Grown, isOf: (example: Example) => boolean, given?: Model['groups']): Fit {
  const { examples, middles, spreads, scores } = grown;
  const which = examples.flatMap((example, i) => (isOf(example) ? [i] : []));
  const chosen = examples.filter(isOf);
  const own = Float64Array.from(which, (i) => numberAt(middles, i));
  const unseen = own.map(fromScale);
  const waits = Float64Array.from(chosen, ({ wait }) => wait);
  const lift = bestLift(chosen, unseen, waits);
  const ownScores = which.map((i) => numberAt(scores, i));
  const groups = given ?? groupsOf(own, ownScores);
  const held = chosen.map((one, at) => heldOut(one, numberAt(own, at), numberAt(spreads, numberAt(which, at))));
  return {
    learntFrom: { days: new Set(chosen.map(({ day }) => day)).size, visits: chosen.length },
    lift,
    groups,
    levels: toldLevels({ groups, lift }, held),
    error: { mean: errorWith(unseen, waits, [...chosen.keys()], lift) },
  };
}

const heldOut = ({ wait, at }: Example, middle: number, spread: number): HeldOut => ({ wait, at, middle, spread });

export function modelOf({ trees }: Pick<Grown, 'trees'>, fit: Fit): Model {
  return {
    version: modelVersion,
    ...trees,
    ...fit,
  };
}

/** Fewer examples than this teach no model; the line's own pace serves until then. */
export const leastExamples = 150;
export const mostExamples = 20_000;
const folds = 3;
/** Mean errors this close to the best count as equal. */
const asGood = 1.003;
const rises = inputDefs.map((def) => def.rises);

/** Which share of the errors counts in full: of one hall fewer than beside others, whose errors lie wider. */
const clips = { alone: 0.65, beside: 0.8 } as const;

const random = (seed: number): (() => number) => createRandom(seed).uniform;

const middleOptions: Omit<GrowOptions, 'clip'> = {
  random,
  trees: 100,
  depth: 5,
  rate: 0.1,
  leastRows: 15,
  rowShare: 0.7,
  inputShare: 0.4,
  rises,
};
const spreadOptions: GrowOptions = {
  random,
  trees: 20,
  depth: 3,
  rate: 0.15,
  leastRows: 40,
  rowShare: 0.8,
  inputShare: 0.5,
  clip: 1,
  rises: rises.map(() => 0 as const),
};

const medianOf = (values: Float64Array): number => {
  const sorted = values.slice().sort();
  return sorted[sorted.length >> 1] ?? 0;
};

const growMiddle = (examples: readonly Example[], data: Binned | null, company: Company) => {
  const rows = examples.map(({ inputs }) => inputs);
  const targets = Float64Array.from(examples, ({ wait }) => toScale(wait));
  const start = medianOf(targets);
  const binned = data ?? binRows(rows, inputCount);
  return {
    start,
    middle: growTrees(binned, targets, new Float64Array(rows.length).fill(start), {
      ...middleOptions,
      clip: clips[company],
    }),
  };
};

/** What trees that have not seen its day say of each example, in scale; days are dealt to the folds in turn. */
const unseenMiddles = (examples: readonly Example[], company: Company): Float64Array => {
  const days = [...new Set(examples.map(({ day }) => day))].sort((a, b) => a - b);
  const several = days.length > 1;
  const count = several ? Math.min(folds, days.length) : folds;
  const foldOf = new Map(days.map((day, i) => [day, i % count]));
  // With one day there are no others: its parts stand in for days.
  const fold = (i: number): number =>
    several ? (foldOf.get(examples[i]?.day ?? 0) ?? 0) : Math.floor((i * folds) / examples.length);
  const middles = new Float64Array(examples.length);
  for (let out = 0; out < count; out += 1) {
    const { start, middle } = growMiddle(
      examples.filter((_, i) => fold(i) !== out),
      null,
      company,
    );
    examples.forEach(({ inputs }, i) => {
      if (fold(i) === out) middles[i] = start + sumOfTrees(middle, inputs);
    });
  }
  return middles;
};

/** What knows most of real offices, and what theory says of a hall that is always full. */
const reckonings = ['blend', 'overCounters'] as const satisfies readonly Mix['input'][];
const alone: Mix = { input: 'fluid', share: 0 };

const shares = [0.1, 0.2, 0.3, 0.4, 0.6, 0.8] as const;

/**
 * The plain reckoning, and its share, with which the held-out middles err least: the smallest share that is as good as the
 * best, since what trees know better is lost with a larger one. None unless it is worth half a percent.
 */
const bestMix = (examples: readonly Example[], middles: Float64Array): Mix => {
  const errorOf = (mix: Mix): number =>
    examples.reduce(
      (sum, { inputs, wait }, i) => sum + Math.abs(fromScale(mixed(middles[i] ?? 0, inputs, mix)) - wait),
      0,
    );
  const mixes = shares.flatMap((share) => reckonings.map((input) => ({ mix: { input, share }, error: 0 })));
  const tried = mixes.map(({ mix }) => ({ mix, error: errorOf(mix) }));
  const least = Math.min(...tried.map(({ error }) => error));
  if (least >= 0.995 * errorOf(alone)) return alone;
  return tried.find(({ error }) => error <= least * asGood)?.mix ?? alone;
};

const quantileCount = 101;
const quantilesOf = (values: readonly number[]): readonly number[] => {
  const sorted = Float64Array.from(values).sort();
  return Array.from({ length: quantileCount }, (_, i) => {
    const at = (i / (quantileCount - 1)) * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
    return Number((below + (above - below) * (at - Math.floor(at))).toPrecision(4));
  });
};

/** Groups by predicted size, of like number, each with the errors over their spread. */
const groupsOf = (middles: Float64Array, scores: readonly number[]): readonly ErrorGroup[] => {
  const count = Math.max(1, Math.min(4, Math.floor(scores.length / 150)));
  const sorted = middles.slice().sort();
  const bounds = Array.from({ length: count }, (_, i) =>
    i + 1 === count ? null : (sorted[Math.floor(((i + 1) * sorted.length) / count)] ?? null),
  );
  const members: number[][] = bounds.map(() => []);
  scores.forEach((score, i) => {
    members[bounds.findIndex((upTo) => upTo === null || (middles[i] ?? 0) <= upTo)]?.push(score);
  });
  return bounds.map((upTo, i) => ({ upTo, quantiles: quantilesOf(members[i] ?? []) }));
};

/** Mean error in seconds of the middles times `lift`. */
const errorWith = (unseen: Float64Array, waits: Float64Array, which: readonly number[], lift: number): number =>
  which.reduce((sum, i) => sum + Math.abs((unseen[i] ?? 0) * lift - (waits[i] ?? 0)), 0) / which.length;

/** The largest factor on the middles, up to 1.04, that makes the mean error no larger on three of four held-out days. */
const bestLift = (examples: readonly Example[], unseen: Float64Array, waits: Float64Array): number => {
  const days = [...Map.groupBy(examples.keys(), (i) => examples[i]?.day ?? 0).values()];
  const isGood = (lift: number): boolean => {
    const good = days.filter((day) => errorWith(unseen, waits, day, lift) <= errorWith(unseen, waits, day, 1));
    return good.length >= 0.75 * days.length;
  };
  return [1.04, 1.02].find(isGood) ?? 1;
};

const namedWeights = (rows: readonly Float64Array[], trees: readonly Tree[]): Model['weights'] =>
  weightsOf(rows.slice(-500), trees, inputCount)
    .flatMap((weight, i) => {
      const input = inputDefs[i]?.name;
      return input === undefined || weight < 0.001 ? [] : [{ input, weight: Number(weight.toFixed(3)) }];
    })
    .sort((a, b) => b.weight - a.weight);

const fluidAt = inputDefs.findIndex(({ name }) => name === 'fluid');
/** What all but a few lie below. */
const seenOf = (values: readonly number[]): number => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(0.995 * (sorted.length - 1))] ?? 0;
};
