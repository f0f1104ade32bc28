import type { RatingReportKey, Score } from '../../shared/reports/rating-scores.ts';
import type { RatingFigures } from '../../shared/reports/ratings.ts';

/** [RA2] [RA3] What ratings come to, and how many there have to be before anything of it is shown. */

/** Fewer ratings than these are not shown together; of a clerk not fewer than ten. */
export const fewest = { together: 5, ofClerk: 10 } as const;

/** A share with its 95 % interval by Wilson's score method (E. B. Wilson, 1927); `n` above 0, `satisfied` from 0 to `n`. */
export function wilson(satisfied: number, n: number): { readonly low: number; readonly high: number } {
  const share = satisfied / n;
  const z2 = z * z;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return {
    low: satisfied === 0 ? 0 : Math.max(0, centre - half),
    high: satisfied === n ? 1 : Math.min(1, centre + half),
  };
}

/** The figures of some ratings, of which `asked` were asked; under `least` of them n alone. */
export function figuresOf(
  given: readonly Score[],
  asked: number | null,
  least: number = fewest.together,
): RatingFigures {
  const n = given.length;
  const response = asked === null || asked === 0 ? null : Math.min(1, n / asked);
  if (n < least) return { n, asked, response, ...nothingShown };
  const satisfied = given.filter((score) => score >= 4).length;
  const counts = [1, 2, 3, 4, 5].map((score) => given.filter((one) => one === score).length);
  return { n, asked, response, satisfied, share: satisfied / n, ...wilson(satisfied, n), scores: counts };
}

/** How many ratings a row of such a table needs. */
export const leastOf = (by: RatingReportKey): number => (by === 'clerk' ? fewest.ofClerk : fewest.together);

/**
 * Which rows of a table may be shown: those with enough ratings, as long as those left out are none or enough together. Where they are
 * not, the smallest that are shown are left out too, as the total less the others would tell of them.
 */
export function shownRows(counts: ReadonlyMap<string, number>, least: number): ReadonlySet<string> {
  const shown = [...counts].filter(([, n]) => n >= least).toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const sum = (rows: readonly (readonly [string, number])[]): number => rows.reduce((all, [, n]) => all + n, 0);
  const total = sum([...counts]);
  while (shown.length > 0) {
    const left = total - sum(shown);
    if (left === 0 || left >= fewest.together) break;
    shown.pop();
  }
  return new Set(shown.map(([key]) => key));
}

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

const nothingShown = { satisfied: null, share: null, low: null, high: null, scores: null } as const;
