import type { Tree } from '../queue/estimate/trees.ts';
import { openChance } from '../queue/simulate/chance.ts';

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
}

const mostBins = 64;
/** Rows that are enough to know a distribution by. */
const mostSampled = 1500;

export interface Binned {
  readonly rows: number;
  readonly columns: readonly Uint8Array[];
  /** Upper ends of the bins of each input. */
  readonly edges: readonly Float64Array[];
}

const edgesOf = (values: Float64Array): Float64Array => {
  const stride = Math.max(1, Math.floor(values.length / mostSampled));
  const sorted = values.filter((_, i) => i % stride === 0).sort();
  const edges: number[] = [];
  for (let bin = 1; bin < mostBins; bin += 1) {
    const i = Math.floor((bin * sorted.length) / mostBins);
    const [below, above] = [sorted[i - 1] ?? 0, sorted[i] ?? 0];
    // Few digits keep the model small.
    const edge = Number((below === above ? below : (below + above) / 2).toPrecision(6));
    if (edges.length === 0 || edge > (edges.at(-1) ?? 0)) edges.push(edge);
  }
  return Float64Array.from(edges);
};

const binOf = (edges: Float64Array, value: number): number => {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Sorts each input's values into at most 64 bins of like size. */
export const binRows = (rows: readonly Float64Array[], inputs: number): Binned => {
  const columns: Uint8Array[] = [];
  const edges: Float64Array[] = [];
  for (let input = 0; input < inputs; input += 1) {
    const values = Float64Array.from(rows, (row) => row[input] ?? 0);
    const ends = edgesOf(values);
    edges.push(ends);
    columns.push(Uint8Array.from(values, (value) => binOf(ends, value)));
  }
  return { rows: rows.length, columns, edges };
};

interface Split {
  readonly input: number;
  readonly bin: number;
  readonly gain: number;
}

const sums = new Float64Array(mostBins);
const counts = new Float64Array(mostBins);

/** The cut of these rows that explains most of `slope`, or null where none does. */
const bestSplit = (
  data: Binned,
  rows: Int32Array,
  slope: Float64Array,
  inputs: readonly number[],
  options: GrowOptions,
): Split | null => {
  let total = 0;
  for (let i = 0; i < rows.length; i += 1) total += slope[rows[i] as number] as number;
  const whole = (total * total) / rows.length;
  let best: Split | null = null;
  for (const input of inputs) {
    const column = data.columns[input] as Uint8Array;
    const bins = (data.edges[input]?.length ?? 0) + 1;
    sums.fill(0, 0, bins);
    counts.fill(0, 0, bins);
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] as number;
      const bin = column[row] as number;
      sums[bin] = (sums[bin] as number) + (slope[row] as number);
      counts[bin] = (counts[bin] as number) + 1;
    }
    const rises = options.rises[input] ?? 0;
    let sum = 0;
    let count = 0;
    for (let bin = 0; bin + 1 < bins; bin += 1) {
      sum += sums[bin] as number;
      count += counts[bin] as number;
      const rest = rows.length - count;
      if (count < options.leastRows) continue;
      if (rest < options.leastRows) break;
      const [low, high] = [sum / count, (total - sum) / rest];
      if ((rises > 0 && low > high) || (rises < 0 && low < high)) continue;
      const gain = sum * low + (total - sum) * high - whole;
      if (gain > 1e-9 && (best === null || gain > best.gain)) best = { input, bin, gain };
    }
  }
  return best;
};

/** The mean of what is unexplained in these rows. */
const meanOf = (rows: Int32Array, rest: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < rows.length; i += 1) sum += rest[rows[i] as number] as number;
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
    const row = rows[i] as number;
    if ((column[row] as number) <= bin) left[lefts++] = row;
    else right[rights++] = row;
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
    for (let i = 0; i < rows.length; i += 1) rest[rows[i] as number] = (rest[rows[i] as number] as number) - value;
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
    const column = data.columns[split.input] as Uint8Array;
    const [leftSeen, rightSeen] = part(seen, column, split.bin);
    const [leftOthers, rightOthers] = part(others, column, split.bin);
    tree.input[node] = split.input;
    tree.threshold[node] = data.edges[split.input]?.[split.bin] ?? 0;
    const left = addNode(tree);
    const right = addNode(tree);
    tree.left[node] = left;
    const rises = options.rises[split.input] ?? 0;
    const middle = (meanOf(leftSeen, slope) + meanOf(rightSeen, slope)) / 2;
    const between = Math.min(high, Math.max(low, middle));
    const bounds = { below: rises === 0 ? high : between, above: rises === 0 ? low : between };
    const toLeft: NodeRows = { seen: leftSeen, others: leftOthers };
    const toRight: NodeRows = { seen: rightSeen, others: rightOthers };
    grow(left, toLeft, depth + 1, rises < 0 ? bounds.above : low, rises < 0 ? high : bounds.below);
    grow(right, toRight, depth + 1, rises < 0 ? low : bounds.above, rises < 0 ? bounds.below : high);
  };
  grow(addNode(tree), all, 0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  return tree;
};

/** The size of error that `share` of the rows stay within. */
const sizeAt = (rest: Float64Array, share: number): number => {
  if (share >= 1) return Number.POSITIVE_INFINITY;
  const stride = Math.max(1, Math.floor(rest.length / mostSampled));
  const sizes = Float64Array.from({ length: Math.ceil(rest.length / stride) }, (_, i) =>
    Math.abs(rest[i * stride] ?? 0),
  ).sort();
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
    const isSaid = kept.some((other) => Buffer.compare(columns[other] as Uint8Array, column) === 0);
    if (!isSaid) kept.push(input);
  });
  return kept;
};

/** Trees whose sum explains `targets` beyond `start`. */
export const growTrees = (
  data: Binned,
  targets: Float64Array,
  start: Float64Array,
  options: GrowOptions,
): readonly Tree[] => {
  const rest = targets.map((target, row) => target - (start[row] ?? 0));
  const slope = new Float64Array(data.rows);
  const inputs = tellingInputs(data);
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round += 1) {
    const chance = openChance(round + 1).share;
    const most = sizeAt(rest, options.clip);
    for (let row = 0; row < data.rows; row += 1) slope[row] = Math.max(-most, Math.min(most, rest[row] as number));
    const seen = new Int32Array(data.rows);
    const others = new Int32Array(data.rows);
    let picked = 0;
    let left = 0;
    for (let row = 0; row < data.rows; row += 1) {
      if (chance() < options.rowShare) seen[picked++] = row;
      else others[left++] = row;
    }
    const looked = inputs.filter(() => chance() < options.inputShare);
    if (picked === 0 || looked.length === 0) continue;
    const rows = { seen: seen.subarray(0, picked), others: others.subarray(0, left) };
    trees.push(growTree(data, rows, slope, rest, looked, options));
  }
  return trees;
};

/** Which share of the trees' variance comes from the cuts on each input: the sum of rows x (difference at the cut) squared. */
export const weightsOf = (rows: readonly Float64Array[], trees: readonly Tree[], inputs: number): readonly number[] => {
  const weights = new Float64Array(inputs);
  for (const tree of trees) {
    for (const row of rows) {
      let node = 0;
      while ((tree.input[node] as number) >= 0) {
        const input = tree.input[node] as number;
        const left = tree.left[node] as number;
        weights[input] =
          (weights[input] as number) + ((tree.value[left] as number) - (tree.value[left + 1] as number)) ** 2;
        node = left + ((row[input] as number) <= (tree.threshold[node] as number) ? 0 : 1);
      }
    }
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return [...weights].map((weight) => (all === 0 ? 0 : weight / all));
};
