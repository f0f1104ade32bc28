import type { Estimate, Estimated } from '../../shared/tickets/estimate.ts';
import { atOtherPlace } from './estimate-of.ts';

/** Estimates made of late, by what each was made for, and the time that may be spent on more. */
export interface RecentEstimates {
  readonly made: Map<string, Made>;
  readonly budgets: { readonly [payer in Payer]: ReturnType<typeof openBudget> };
}
/** Tickets and screens have each a budget of their own. */
export type Payer = 'tickets' | 'screens';

/** When somebody asks, how many are ahead of them, and how many wait for anything. */
interface AskedPlace {
  readonly at: number;
  readonly ahead: number;
  readonly waiting: number;
}

/** None yet. */
export function createRecent(): RecentEstimates {
  return { made: new Map(), budgets: { tickets: openBudget(), screens: openBudget() } };
}

/** Forgets them: what was said before says nothing any more. */
export function forgetAll({ made }: RecentEstimates): void {
  made.clear();
}

/** Whether there is time for one more, among so many who wait. */
export function mayMake({ budgets }: RecentEstimates, payer: Payer, waiting: number, at: number): boolean {
  return budgets[payer](costOf(waiting), at);
}

/** Remembers what was told under all of these names, and gives it. */
export function keep(
  { made }: RecentEstimates,
  names: readonly string[],
  { at, ahead, waiting }: AskedPlace,
  told: Estimated,
): Estimated {
  if (made.size > keptEstimates) made.clear();
  for (const name of names) made.set(name, { at, ahead, waiting, told });
  return told;
}

/** What was told a moment ago, while the place in line is the same and the hall about as full. */
export function stillFresh(
  { made }: RecentEstimates,
  name: string,
  { at, ahead, waiting }: AskedPlace,
): Estimated | undefined {
  const known = made.get(name);
  if (known === undefined || known.ahead !== ahead || at - known.at >= freshMs) return undefined;
  return Math.abs(known.waiting - waiting) <= waiting * sameShare ? known.told : undefined;
}

/** By the estimate of the same ticket, or of another in its line; undefined where there is none that is recent. */
export function carried(
  { made }: RecentEstimates,
  names: readonly string[],
  { at, ahead }: AskedPlace,
): Estimated | undefined {
  const one = names.map((name) => made.get(name)).find((known) => known !== undefined && at - known.at < carriedMs);
  const estimate = one?.told.estimate;
  return estimate == null || one === undefined ? one?.told : estimated(atOtherPlace(estimate, one.ahead, ahead));
}

/** An estimate as it is told. */
export function estimated(estimate: Estimate): Estimated {
  return { estimate, estimateReason: null };
}

/** For how long an estimate is shown again while the place in line is the same, and for how long at most it is carried over to another (ms). */
const freshMs = 8000;
const carriedMs = 60_000;
/** So much of those who wait may come or go meanwhile. */
const sameShare = 0.05;
const keptEstimates = 8000;

/** Time that estimates may take: a fiftieth of all time, and so many µs at once; beyond it they are carried over. Tickets and screens have each their own. */
const budgetPerMs = 20;
const budgetAtOnce = 60_000;
/** What one estimate takes at most, in µs: some of it for each who waits. */
const costOf = (waiting: number): number => 120 + 3 * waiting;

const openBudget = () => {
  let left = budgetAtOnce;
  let last = 0;
  return (cost: number, at: number): boolean => {
    left = Math.min(budgetAtOnce, left + Math.max(0, at - last) * budgetPerMs);
    last = at;
    if (left < cost) return false;
    left -= cost;
    return true;
  };
};

interface Made extends AskedPlace {
  readonly told: Estimated;
}
