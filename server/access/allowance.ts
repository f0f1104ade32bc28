import type { Clock } from '../../shared/time/clock.ts';

/** So many at once, then one in so many milliseconds. */
export interface Pace {
  readonly atOnce: number;
  readonly everyMs: number;
}

/** An allowance for each name: what it may do at once, and how fast that comes back. */
export function openAllowance(clock: Pick<Clock, 'now'>) {
  const used = new Map<string, { spent: number; at: number }>();
  const spentOf = (name: string, { everyMs }: Pace, now: number): number => {
    const known = used.get(name);
    return known === undefined ? 0 : Math.max(0, known.spent - Math.max(0, now - known.at) / everyMs);
  };
  const put = (name: string, spent: number, now: number): void => {
    used.delete(name);
    if (spent > 0) used.set(name, { spent, at: now });
    const [oldest] = used.keys();
    if (used.size > namesAtMost && oldest !== undefined) used.delete(oldest);
  };
  return {
    /** Takes one: null if there was one, else the seconds until there is. */
    take(name: string, pace: Pace): number | null {
      const now = clock.now();
      const spent = spentOf(name, pace, now);
      if (spent + 1 > pace.atOnce) return Math.max(1, Math.ceil(((spent + 1 - pace.atOnce) * pace.everyMs) / 1000));
      put(name, spent + 1, now);
      return null;
    },
    /** Gives one back that was not used up after all. */
    giveBack(name: string, pace: Pace): void {
      const now = clock.now();
      put(name, Math.max(0, spentOf(name, pace, now) - 1), now);
    },
  };
}
export type Allowance = ReturnType<typeof openAllowance>;

/** Names that are kept; one that has its whole allowance again is forgotten. */
const namesAtMost = 10_000;
