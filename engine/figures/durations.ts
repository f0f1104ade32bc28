import { type Spread, spreadOfSorted } from '../../shared/reports/figures.ts';

/** Durations in whole seconds, ascending. */
export type Durations = Uint32Array;

/** How many are at most so many seconds. */
export function countAtMost(durations: Durations, seconds: number): number {
  let low = 0;
  let high = durations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((durations[middle] ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Durations in any order, put in order. */
export const inOrder = (seconds: readonly number[]): Durations => Uint32Array.from(seconds).sort();

/** Up to here (s, 36 hours) durations are counted rather than sorted; few are longer. */
const countedBelow = 131_072;
/** Fewer than these are sorted: counting has its fixed price. */
const worthCounting = 20_000;

const joined = (parts: readonly Durations[], length: number): Durations => {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const all = new Uint32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** All in ascending order, in a time that grows no faster than their number. */
const countingSort = (parts: readonly Durations[], length: number): Durations => {
  const counts = new Uint32Array(countedBelow);
  const long: number[] = [];
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) {
      const seconds = part[at] ?? 0;
      if (seconds < countedBelow) counts[seconds] = (counts[seconds] ?? 0) + 1;
      else long.push(seconds);
    }
  }
  const sorted = new Uint32Array(length);
  let at = 0;
  for (let seconds = 0; seconds < countedBelow; seconds++) {
    const count = counts[seconds] ?? 0;
    if (count > 0) sorted.fill(seconds, at, at + count);
    at += count;
  }
  sorted.set(inOrder(long), at);
  return sorted;
};

const merged = (parts: readonly Durations[]): Durations => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length > worthCounting) return countingSort(parts, length);
  return parts.length === 1 ? joined(parts, length) : joined(parts, length).sort();
};

/** Count, mean (rounded to whole seconds), median, 90th percentile (nearest rank) and maximum of all durations in the parts. */
export const spreadOf = (parts: readonly Durations[]): Spread => spreadOfSorted(merged(parts));
