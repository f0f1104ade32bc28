import type { Clock } from '../../shared/time/clock.ts';

/** The views that one socket asks for: says whether one more is too many. */
export function openPace(clock: Clock): () => boolean {
  let since = Number.NEGATIVE_INFINITY;
  let count = 0;
  return () => {
    const now = clock.now();
    // Before the beginning: the clock was set back.
    if (now - since > watchesMs || now < since) {
      since = now;
      count = 0;
    }
    count += 1;
    return count > watchesMost;
  };
}

/** How many views one socket may ask for in so many milliseconds. */
const watchesMost = 30;
const watchesMs = 10_000;
