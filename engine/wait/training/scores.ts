/** How estimates came out: errors in seconds, estimate minus wait. */

export interface ForecastOutcome {
  readonly estimate: number;
  readonly wait: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Score {
  readonly tickets: number;
  readonly bias: number;
  readonly meanError: number;
  readonly rootMeanSquare: number;
  readonly medianError: number;
  readonly p90Error: number;
  /** Shares, 0 to 1. */
  readonly within5: number;
  readonly within10: number;
  readonly inside: number | null;
  readonly belowUpper: number | null;
  readonly aboveLower: number | null;
}

/** Sums up what came of estimates; null for none. */
export function scoreOf(outcomes: readonly ForecastOutcome[]): Score | null {
  if (outcomes.length === 0) return null;
  const misses = Float64Array.from(outcomes, ({ estimate, wait }) => Math.abs(estimate - wait)).sort();
  const mean = (of: (outcome: ForecastOutcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length;
  const ranged = outcomes.every(({ low, high }) => low !== null && high !== null);
  const range = (is: (wait: number, low: number, high: number) => boolean): number | null =>
    ranged ? shareOf(outcomes, ({ wait, low, high }) => is(wait, low ?? 0, high ?? 0)) : null;
  return {
    tickets: outcomes.length,
    bias: mean(({ estimate, wait }) => estimate - wait),
    meanError: mean(({ estimate, wait }) => Math.abs(estimate - wait)),
    rootMeanSquare: Math.sqrt(mean(({ estimate, wait }) => (estimate - wait) ** 2)),
    medianError: nearest(misses, 0.5),
    p90Error: nearest(misses, 0.9),
    within5: shareOf(outcomes, ({ estimate, wait }) => Math.abs(estimate - wait) <= 300),
    within10: shareOf(outcomes, ({ estimate, wait }) => Math.abs(estimate - wait) <= 600),
    inside: range((wait, low, high) => wait >= low && wait <= high),
    belowUpper: range((wait, _, high) => wait <= high),
    aboveLower: range((wait, low) => wait >= low),
  };
}

const shareOf = (outcomes: readonly ForecastOutcome[], is: (outcome: ForecastOutcome) => boolean): number =>
  outcomes.filter(is).length / outcomes.length;

const nearest = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
