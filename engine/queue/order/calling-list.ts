import { entries } from '../ordered-map.ts';
import { byPlace, type State } from '../state.ts';
import { byDue, byPriority, isOverdue, lineRule, type Standing, type Taking, tierIn } from './calling-order.ts';

/** One who waits, as a counter would come to them. */
export interface Spot extends Standing {
  readonly ticket: string;
  /** In which tier the counter has them; undefined = it does not take them. */
  readonly tier: number | undefined;
  readonly late: boolean;
}

/** The first `most` of those in line, in the order in which a counter would call them at `at` (ms), then those that it does not take. */
export function callingList(state: State, takes: Taking, at: number, most: number): readonly Spot[] {
  const spots: Spot[] = [];
  for (const [name, line] of state.lines) {
    const tier = tierIn(takes, name);
    const rule = lineRule(state, name);
    let taken = 0;
    for (const { key, value } of entries(line)) {
      if (taken++ >= most) break;
      spots.push({ key, rule, ticket: value, tier, late: isOverdue({ key, rule }, at) });
    }
  }
  return spots.sort(inOrder(at)).slice(0, most);
}

const overdueGroup = 0;

/** Groups in the order of calling: those sent here or to the front, those past a limit, the tiers, those not taken. */
const groupOf = ({ tier, late }: Spot): number => {
  if (tier === undefined) return Number.MAX_SAFE_INTEGER;
  if (tier < 0) return tier;
  return late ? overdueGroup : tier + 1;
};

const inOrder =
  (at: number) =>
  (a: Spot, b: Spot): number => {
    const group = groupOf(a);
    if (group !== groupOf(b)) return group - groupOf(b);
    if (group < 0) return byPlace(a.key, b.key);
    return group === overdueGroup ? byDue(a, b) : byPriority(a, b, at);
  };
