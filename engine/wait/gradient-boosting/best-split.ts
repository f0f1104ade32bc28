import { type Binned, mostBins } from './bin-rows.ts';

export interface SplitOptions {
  readonly leastRows: number;
  readonly rises: readonly (-1 | 0 | 1)[];
}

export interface Split {
  readonly input: number;
  readonly bin: number;
  readonly gain: number;
}

/** The cut of these rows that explains most of `slope`, or null where none does. */
export function bestSplit(
  data: Binned,
  rows: Int32Array,
  slope: Float64Array,
  inputs: readonly number[],
  options: SplitOptions,
): Split | null {
  const slopes = new Float64Array(rows.length);
  let total = 0;
  for (let i = 0; i < rows.length; i += 1) {
    slopes[i] = slope[rows[i]];
    total += slopes[i];
  }
  const whole: Whole = { rows: rows.length, total, leastRows: options.leastRows };
  const better = (from: Histogram, input: number, best: Split | null): Split | null =>
    betterSplit(from, whole, input, (data.edges[input]?.length ?? 0) + 1, options.rises[input] ?? 0, best);
  let best: Split | null = null;
  for (let i = 0; i < inputs.length; i += 2) {
    const one = inputs[i];
    const other = inputs[i + 1] ?? one;
    fillTwo(rows, slopes, data.columns[one], data.columns[other]);
    best = better(first, one, best);
    if (other !== one) best = better(second, other, best);
  }
  return best;
}

/** The sum of `slopes` and the number of rows in each bin of one input. */
interface Histogram {
  readonly sums: Float64Array;
  readonly counts: Int32Array;
}

const newHistogram = (): Histogram => ({ sums: new Float64Array(mostBins), counts: new Int32Array(mostBins) });
const [first, second] = [newHistogram(), newHistogram()];

/** Fills the histograms of two inputs in one pass: neither waits for the other's additions. */
const fillTwo = (rows: Int32Array, slopes: Float64Array, one: Uint8Array, other: Uint8Array): void => {
  const { sums: oneSums, counts: oneCounts } = first;
  const { sums: otherSums, counts: otherCounts } = second;
  for (const bins of [oneSums, oneCounts, otherSums, otherCounts]) bins.fill(0);
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const slope = slopes[i];
    const bin = one[row];
    const otherBin = other[row];
    oneSums[bin] += slope;
    otherSums[otherBin] += slope;
    oneCounts[bin] += 1;
    otherCounts[otherBin] += 1;
  }
};

interface Whole {
  readonly rows: number;
  readonly total: number;
  readonly leastRows: number;
}

/** The cut of one input that gains more than `best`, or `best`. */
const betterSplit = (
  { sums, counts }: Histogram,
  { rows, total, leastRows }: Whole,
  input: number,
  bins: number,
  rises: number,
  best: Split | null,
): Split | null => {
  const whole = (total * total) / rows;
  let most = best?.gain ?? 1e-9;
  let at = -1;
  let sum = 0;
  let count = 0;
  for (let bin = 0; bin + 1 < bins; bin += 1) {
    sum += sums[bin];
    count += counts[bin];
    const rest = rows - count;
    if (count < leastRows) continue;
    if (rest < leastRows) break;
    const low = sum / count;
    const high = (total - sum) / rest;
    if ((rises > 0 && low > high) || (rises < 0 && low < high)) continue;
    const gain = sum * low + (total - sum) * high - whole;
    if (gain > most) [most, at] = [gain, bin];
  }
  return at < 0 ? best : { input, bin: at, gain: most };
};
