import type { OpenCounter } from './counters.ts';

/**
 * A greedy schedule of the line ahead: each ticket that passes, in its order, takes the counter that is free first among those
 * that take its service, for as long as its service lasts on average. `turn` gives the seconds until one who comes after
 * those that have passed; null where no counter is known.
 */
export function createGreedySchedule(
  counters: readonly OpenCounter[],
  seconds: (service: string) => number,
  stays: (service: string, turn: number) => number,
) {
  const free = Float64Array.from(counters, ({ freeIn }) => freeIn);
  const takers = new Map<string, readonly number[]>();
  const takersOf = (wanted: string): readonly number[] => {
    const known = takers.get(wanted);
    if (known !== undefined) return known;
    const found = [...counters.keys()].filter((i) => (counters[i]?.takes.get(wanted) ?? 0) > 0);
    takers.set(wanted, found);
    return found;
  };
  const freeAt = (counter: number): number => free[counter] ?? Number.POSITIVE_INFINITY;
  const earliest = (wanted: string): number => {
    let best = -1;
    for (const i of takersOf(wanted)) if (best < 0 || freeAt(i) < freeAt(best)) best = i;
    return best;
  };
  return {
    pass: (service: string): void => {
      const at = earliest(service);
      if (at < 0) return;
      const turn = freeAt(at);
      free[at] = turn + seconds(service) * stays(service, turn);
    },
    turn: (service: string): number | null => {
      const at = earliest(service);
      return at < 0 ? null : freeAt(at);
    },
  };
}
