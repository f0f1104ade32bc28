export interface Binned {
  readonly rows: number;
  readonly columns: readonly Uint8Array[];
  /** Upper ends of the bins of each input. */
  readonly edges: readonly Float64Array[];
}

/** Every so many-th value. A loop: functions called back for each row are most of the cost here. */
export function sampleOf(values: Float64Array, stride: number): Float64Array {
  const sample = new Float64Array(Math.ceil(values.length / stride));
  for (let i = 0; i < sample.length; i += 1) sample[i] = values[i * stride];
  return sample;
}

/** Sorts each input's values into at most 64 bins of like size. */
export function binRows(rows: readonly Float64Array[], inputs: number): Binned {
  const columns: Uint8Array[] = [];
  const edges: Float64Array[] = [];
  for (let input = 0; input < inputs; input += 1) {
    const values = new Float64Array(rows.length);
    for (let row = 0; row < rows.length; row += 1) values[row] = rows[row]?.[input] ?? 0;
    const ends = edgesOf(values);
    const column = new Uint8Array(rows.length);
    for (let row = 0; row < rows.length; row += 1) column[row] = binOf(ends, values[row]);
    edges.push(ends);
    columns.push(column);
  }
  return { rows: rows.length, columns, edges };
}

export const mostBins = 64;
/** Rows that are enough to know a distribution by. */
export const mostSampled = 1500;

const edgesOf = (values: Float64Array): Float64Array => {
  const stride = Math.max(1, Math.floor(values.length / mostSampled));
  const sorted = sampleOf(values, stride).sort();
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
