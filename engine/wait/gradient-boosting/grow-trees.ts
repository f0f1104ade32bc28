import { bestSplit } from './best-split.ts';
import { type Binned, mostSampled, sampleOf } from './bin-rows.ts';
import type { Tree } from './trees.ts';

/**
 * Gradient-boosted regression trees (Friedman 2001, "Greedy function approximation", algorithms 3 and 4) over binned inputs,
 * with Huber's loss between mean and median, with inputs in which the result may only rise or only fall.
 * Deterministic: which rows and inputs a tree sees comes from its number.
 */

export interface GrowOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  readonly leastRows: number;
  /** Share of the rows, and of the inputs, that a tree sees. */
  readonly rowShare: number;
  readonly inputShare: number;
  /** Errors beyond this share of the rows count no more than those at it (Huber): 1 = the mean, lower = towards the median. */
  readonly clip: number;
  readonly rises: readonly (-1 | 0 | 1)[];
  /** The random numbers of a seed, above 0 and below 1. */
  readonly random: (seed: number) => () => number;
}

/** Trees whose sum explains `targets` beyond `start`. */
export function growTrees(
  data: Binned,
  targets: Float64Array,
  start: Float64Array,
  options: GrowOptions,
): readonly Tree[] {
  const rest = targets.map((target, row) => target - (start[row] ?? 0));
  const slope = new Float64Array(data.rows);
  const inputs = tellingInputs(data);
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round += 1) {
    const random = options.random(round + 1);
    const most = sizeAt(rest, options.clip);
    for (let row = 0; row < data.rows; row += 1) slope[row] = Math.max(-most, Math.min(most, rest[row]));
    const seen = new Int32Array(data.rows);
    const others = new Int32Array(data.rows);
    let picked = 0;
    let left = 0;
    for (let row = 0; row < data.rows; row += 1) {
      if (random() < options.rowShare) seen[picked++] = row;
      else others[left++] = row;
    }
    const looked = inputs.filter(() => random() < options.inputShare);
    if (picked === 0 || looked.length === 0) continue;
    const rows = { seen: seen.subarray(0, picked), others: others.subarray(0, left) };
    trees.push(growTree(data, rows, slope, rest, looked, options));
  }
  return trees;
}

/** Which share of the trees' variance comes from the cuts on each input: the sum of rows x (difference at the cut) squared. */
export function weightsOf(rows: readonly Float64Array[], trees: readonly Tree[], inputs: number): readonly number[] {
  const weights = new Float64Array(inputs);
  for (const tree of trees) {
    for (const row of rows) {
      let node = 0;
      while (tree.input[node] >= 0) {
        const input = tree.input[node];
        const left = tree.left[node];
        weights[input] = weights[input] + (tree.value[left] - tree.value[left + 1]) ** 2;
        node = left + (row[input] <= tree.threshold[node] ? 0 : 1);
      }
    }
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return [...weights].map((weight) => (all === 0 ? 0 : weight / all));
}

/** The mean of what is unexplained in these rows. */
const meanOf = (rows: Int32Array, rest: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < rows.length; i += 1) sum += rest[rows[i]];
  return sum / rows.length;
};

interface Growing {
  input: number[];
  threshold: number[];
  left: number[];
  value: number[];
}

const addNode = (tree: Growing): number => {
  tree.input.push(-1);
  tree.threshold.push(0);
  tree.left.push(0);
  return tree.value.push(0) - 1;
};

/** Parts rows at a bin: those that go left, those that go right. */
const part = (rows: Int32Array, column: Uint8Array, bin: number): readonly [Int32Array, Int32Array] => {
  const left = new Int32Array(rows.length);
  const right = new Int32Array(rows.length);
  let lefts = 0;
  let rights = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    // Written to both sides, kept on one: no branch to guess wrong.
    left[lefts] = row;
    right[rights] = row;
    const goesLeft = column[row] <= bin ? 1 : 0;
    lefts += goesLeft;
    rights += 1 - goesLeft;
  }
  return [left.subarray(0, lefts), right.subarray(0, rights)];
};

/** The rows of one node: those that the tree may look at, and the others, which only get its value. */
interface NodeRows {
  readonly seen: Int32Array;
  readonly others: Int32Array;
}

/**
 * Grows one tree on the clipped errors `slope` of the rows seen, and takes its values off `rest` for all rows. Leaves keep
 * within bounds so that monotone inputs stay so.
 */
const growTree = (
  data: Binned,
  all: NodeRows,
  slope: Float64Array,
  rest: Float64Array,
  inputs: readonly number[],
  options: GrowOptions,
): Tree => {
  const tree: Growing = { input: [], threshold: [], left: [], value: [] };
  const settle = (rows: Int32Array, value: number): void => {
    for (let i = 0; i < rows.length; i += 1) rest[rows[i]] -= value;
  };
  const grow = (node: number, rows: NodeRows, depth: number, low: number, high: number): void => {
    const { seen, others } = rows;
    const value = Math.min(high, Math.max(low, meanOf(seen, slope))) * options.rate;
    tree.value[node] = Number(value.toPrecision(5));
    const splits = depth < options.depth && seen.length >= 2 * options.leastRows;
    const split = splits ? bestSplit(data, seen, slope, inputs, options) : null;
    if (split === null) {
      settle(seen, value);
      settle(others, value);
      return;
    }
    const column = data.columns[split.input];
    const [leftSeen, rightSeen] = part(seen, column, split.bin);
    const [leftOthers, rightOthers] = part(others, column, split.bin);
    tree.input[node] = split.input;
    tree.threshold[node] = data.edges[split.input]?.[split.bin] ?? 0;
    const left = addNode(tree);
    const right = addNode(tree);
    tree.left[node] = left;
    const rises = options.rises[split.input] ?? 0;
    const middle = (meanOf(leftSeen, slope) + meanOf(rightSeen, slope)) / 2;
    const bounds = boundsAt(rises, low, high, middle);
    grow(left, { seen: leftSeen, others: leftOthers }, depth + 1, ...bounds.left);
    grow(right, { seen: rightSeen, others: rightOthers }, depth + 1, ...bounds.right);
  };
  grow(addNode(tree), all, 0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  return tree;
};

type Bounds = readonly [low: number, high: number];

/** What the two sides of a cut keep within, so that the result only rises, or only falls, with the input. */
const boundsAt = (rises: number, low: number, high: number, middle: number) => {
  const between = Math.min(high, Math.max(low, middle));
  const [below, above]: readonly Bounds[] =
    rises === 0
      ? [
          [low, high],
          [low, high],
        ]
      : [
          [low, between],
          [between, high],
        ];
  return rises < 0 ? { left: above, right: below } : { left: below, right: above };
};

/** The size of error that `share` of the rows stay within. */
const sizeAt = (rest: Float64Array, share: number): number => {
  if (share >= 1) return Number.POSITIVE_INFINITY;
  const stride = Math.max(1, Math.floor(rest.length / mostSampled));
  const sizes = sampleOf(rest, stride);
  for (let i = 0; i < sizes.length; i += 1) sizes[i] = Math.abs(sizes[i]);
  sizes.sort();
  return sizes[Math.floor(share * (sizes.length - 1))] ?? Number.POSITIVE_INFINITY;
};

/**
 * The inputs that can tell anything: not those that never vary, nor those that say in every row what an earlier one does. Where a recording
 * knows no counters they would be drawn in vain.
 */
const tellingInputs = ({ columns }: Binned): readonly number[] => {
  const kept: number[] = [];
  columns.forEach((column, input) => {
    if (column.every((bin) => bin === column[0])) return;
    const isSaid = kept.some((other) => columns[other]?.every((bin, row) => bin === column[row]));
    if (!isSaid) kept.push(input);
  });
  return kept;
};
