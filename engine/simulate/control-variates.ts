/** One batch of a long run: the mean that is wanted, and beside it one whose expectation is known. */
export interface Batch {
  readonly mean: number;
  /** What the known one was off its expectation. */
  readonly control: number;
}

export interface MeanEstimate {
  readonly mean: number;
  /** Of the mean. */
  readonly standardError: number;
}

/** The mean over batches, as it was seen. */
export function asSeen(batches: readonly Batch[]): MeanEstimate {
  const mean = meanOf(batches.map((batch) => batch.mean));
  return estimate(
    mean,
    batches.map((batch) => batch.mean - mean),
    1,
  );
}

/**
 * The mean over batches, corrected by what the control was off: the intercept of a regression (S. S. Lavenberg and P. D. Welch,
 * "A Perspective on the Use of Control Variables to Increase the Efficiency of Monte Carlo Simulations", 1981).
 */
export function withControl(batches: readonly Batch[]): MeanEstimate {
  const y = meanOf(batches.map(({ mean }) => mean));
  const x = meanOf(batches.map(({ control }) => control));
  const xx = batches.reduce((sum, { control }) => sum + (control - x) ** 2, 0);
  const xy = batches.reduce((sum, { mean, control }) => sum + (control - x) * (mean - y), 0);
  const slope = xx === 0 ? 0 : xy / xx;
  return estimate(
    y - slope * x,
    batches.map(({ mean, control }) => mean - y - slope * (control - x)),
    2,
  );
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

const estimate = (mean: number, errors: readonly number[], freedom: number): MeanEstimate => {
  const variance = errors.reduce((sum, one) => sum + one * one, 0) / Math.max(1, errors.length - freedom);
  return { mean, standardError: Math.sqrt(variance / Math.max(1, errors.length)) };
};
