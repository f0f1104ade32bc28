/**
 * [RU6] What may be told of counts in public: from fewer than five nobody is to be known again. What is hidden cannot be reckoned from the
 * sum either: where one is, the sum is that of the others, in whole fives.
 */
export function withoutSmallCounts<Row extends { readonly count: number }>(
  rows: readonly Row[],
): { readonly rows: readonly (Omit<Row, 'count'> & { readonly count: number | null })[]; readonly sum: number } {
  const sum = rows.reduce((all, { count }) => all + (shownCount(count) ?? 0), 0);
  const hides = rows.some(({ count }) => shownCount(count) === null);
  return {
    rows: rows.map((row) => ({ ...row, count: shownCount(row.count) })),
    sum: hides ? sum - (sum % leastShown) : sum,
  };
}

/** The count, or null where it is a few; none is told as none. */
export function shownCount(count: number): number | null {
  return count > 0 && count < leastShown ? null : count;
}

const leastShown = 5;
