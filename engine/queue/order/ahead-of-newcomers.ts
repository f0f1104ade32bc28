import { memoize } from '../memoize.ts';
import { sizeOf } from '../ordered-map.ts';
import type { State } from '../state.ts';
import { kindsInUse, ranksOf, type Which } from './ahead.ts';
import { lineRule, type Taking, tierIn } from './calling-order.ts';
import { serviceLine } from './lines.ts';
import { withDue } from './waiting-lines.ts';

/**
 * [W1] People ahead of one who comes at `at` (ms) without a privilege, by service: what `ahead` will say of their ticket. Nobody has
 * gathered less priority, so lines are counted whole: for all services together in about the time of one ticket.
 */
export function aheadOfNewcomers(last: State, at: number): (service: string) => number {
  const state = withDue(last, at);
  const key = { order: at, tie: Number.MAX_SAFE_INTEGER };
  const ranks = ranksOf(state, { key, rule: lineRule(state, '') }, at);
  const overdue = (name: string): number => {
    const line = state.lines.get(name);
    return line === undefined ? 0 : ranks.overdue(name, line);
  };
  const countersOf = memoize((which: Which) =>
    kindsInUse(state, which).map((kind) => ({ kind, before: beforeByTier(state, kind, overdue) })),
  );
  const fewest = (which: Which, line: string): number =>
    Math.min(
      ...countersOf(which).map(({ kind, before }) => before[tierIn(kind, line) ?? -1] ?? Number.POSITIVE_INFINITY),
    );
  return (service) => {
    const line = serviceLine(service);
    const before = fewest('open', line);
    if (Number.isFinite(before)) return before;
    const closed = fewest('all', line);
    const own = state.lines.get(line);
    return Number.isFinite(closed) ? closed : own === undefined ? 0 : sizeOf(own);
  };
}

/** How many a counter of this kind would call before one who comes now, for each of its tiers: all but those of lower tiers within their limits. */
const beforeByTier = (state: State, kind: Taking, overdue: (name: string) => number): readonly number[] => {
  const before: number[] = new Array(Math.max(0, ...kind.tierOf.values()) + 1).fill(0);
  for (const [name, line] of state.lines) {
    const other = tierIn(kind, name);
    if (other === undefined) continue;
    for (let tier = 0; tier < before.length; tier++)
      before[tier] = (before[tier] ?? 0) + (other <= tier ? sizeOf(line) : overdue(name));
  }
  return before;
};
