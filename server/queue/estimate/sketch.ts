import type { OpenCounter } from './counters.ts';

/**
 * A quick sketch of the line ahead: each ticket in its order takes the counter that is free first among those that take
 * its service, for as long as its service lasts on average. Gives seconds until the asker's turn; null where no counter is known.
 */
export const sketchTurn = (
  counters: readonly OpenCounter[],
  ahead: readonly string[],
  service: string,
  seconds: (service: string) => number,
  stays: (service: string, turn: number) => number,
): number | null => {
  if (counters.length === 0) return null;
  const free = counters.map(({ freeIn }) => freeIn);
  const takers = new Map<string, readonly number[]>();
  const takersOf = (wanted: string): readonly number[] => {
    const known = takers.get(wanted);
    if (known !== undefined) return known;
    const found = [...counters.keys()].filter((i) => (counters[i]?.takes.get(wanted) ?? 0) > 0);
    takers.set(wanted, found);
    return found;
  };
  const earliest = (wanted: string): number => {
    let best = -1;
    for (const i of takersOf(wanted)) if (best < 0 || (free[i] as number) < (free[best] as number)) best = i;
    return best;
  };
  for (const wanted of ahead) {
    const at = earliest(wanted);
    if (at < 0) continue;
    const turn = free[at] ?? 0;
    free[at] = turn + seconds(wanted) * stays(wanted, turn);
  }
  const at = earliest(service);
  return at < 0 ? null : (free[at] ?? 0);
};
