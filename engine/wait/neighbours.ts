import type { Estimate } from '../../shared/tickets/estimate.ts';

/** What was told of one line of late, and to whom. Who stands behind another is never told an earlier time. */
export interface Neighbours {
  readonly lines: Map<string, Map<string, Neighbour>>;
}

/** None yet. */
export function createNeighbours(): Neighbours {
  return { lines: new Map() };
}

/** Forgets what was told. */
export function forgetNeighbours({ lines }: Neighbours): void {
  lines.clear();
}

/**
 * The estimate of one who stands behind `ahead` others of a line, brought between what those before and behind them were told
 * of late, and remembered. `at` in ms.
 */
export function amongNeighbours(
  { lines }: Neighbours,
  line: string,
  { name, ahead, at }: { readonly name: string; readonly ahead: number; readonly at: number },
  estimate: Estimate,
): Estimate {
  const known = lines.get(line) ?? new Map<string, Neighbour>();
  lines.set(line, known);
  let told = estimate;
  for (const [key, one] of known) {
    if (at - one.at >= shownMs) known.delete(key);
    else if (key !== name && one.ahead < ahead) told = bounded(told, one.estimate, Math.max);
    else if (key !== name && one.ahead > ahead) told = bounded(told, one.estimate, Math.min);
  }
  known.set(name, { ahead, at, estimate: told });
  return told;
}

/** For how long what was told counts (ms): so long it stands on the screens. */
const shownMs = 8000;

interface Neighbour {
  readonly ahead: number;
  readonly at: number;
  readonly estimate: Estimate;
}

/** No earlier (`Math.max`) or no later (`Math.min`) than a neighbour. */
const bounded = (estimate: Estimate, by: Estimate, bound: (a: number, b: number) => number): Estimate => ({
  ...estimate,
  low: bound(estimate.low, by.low),
  middle: bound(estimate.middle, by.middle),
  high: bound(estimate.high, by.high),
});
