/**
 * [VS6] In which order several services are done with the least waiting. The model: a visitor has a place in each of the lines by the
 * moment the ticket was issued, so that each line moves on towards them while they are served elsewhere. A service whose line
 * would reach them in `wait` from now is begun at the later of that and of the end of the service before; its leg waits for the difference.
 * Walking, and those with a privilege who come later, are left out.
 */

/** A wait in whole seconds: the likely one, and a range around it. */
export interface WaitRange {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** One of the services of a visit. */
export interface VisitService {
  readonly id: string;
  /** When its line would reach the visitor, from now (seconds); null = not known. */
  readonly wait: WaitRange | null;
  /** How long the service takes (seconds). */
  readonly seconds: number;
}

/** One of them at its place in the order. */
export interface PlannedLeg {
  readonly id: string;
  /** How long it waits once the one before is done (seconds); null = not known. */
  readonly wait: WaitRange | null;
}

/**
 * [VS6] The order with the least sum of likely waits among those that `mayBe` allows; of orders that are as good, the one that keeps
 * what was asked first the longest. Where a wait is not known, the allowed order that is nearest to what was asked.
 */
export function bestOrder<S extends VisitService>(
  asked: readonly S[],
  mayBe: (order: readonly string[]) => boolean,
  free: WaitRange = now,
): readonly S[] {
  const isKnown = asked.every(({ wait }) => wait !== null);
  let best: readonly S[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const order of orders(asked)) {
    if (!mayBe(order.map(({ id }) => id))) continue;
    if (!isKnown) return order;
    const sum = sumOfWaits(order, free);
    if (sum >= least) continue;
    best = order;
    least = sum;
  }
  return best ?? asked;
}

/** The likely waits of an order together, in seconds; those that are not known count nothing. */
export function sumOfWaits(order: readonly VisitService[], free: WaitRange = now): number {
  return plannedLegs(order, free).reduce((sum, { wait }) => sum + (wait?.middle ?? 0), 0);
}

/** What each service of an order waits; not known from the first on that is not. `free`: in how many seconds they are free for the first. */
export function plannedLegs(order: readonly VisitService[], free: WaitRange | null = now): readonly PlannedLeg[] {
  let end = free;
  return order.map(({ id, wait, seconds }) => {
    const begin = end;
    end = begin === null || wait === null ? null : servedBy(begin, wait, seconds);
    return { id, wait: begin === null || wait === null ? null : stillToWait(begin, wait) };
  });
}

const now: WaitRange = { low: 0, middle: 0, high: 0 };

/** The more of the line has gone by then, the less is left of it: the shortest wait follows the longest service before. */
const stillToWait = (begin: WaitRange, wait: WaitRange): WaitRange => ({
  low: Math.max(0, wait.low - begin.high),
  middle: Math.max(0, wait.middle - begin.middle),
  high: Math.max(0, wait.high - begin.low),
});

const servedBy = (begin: WaitRange, wait: WaitRange, seconds: number): WaitRange => ({
  low: Math.max(begin.low, wait.low) + seconds,
  middle: Math.max(begin.middle, wait.middle) + seconds,
  high: Math.max(begin.high, wait.high) + seconds,
});

/** All orders, those that keep the first ones first before the others. */
function* orders<S>(all: readonly S[]): Iterable<readonly S[]> {
  if (all.length === 0) yield [];
  for (const [at, one] of all.entries()) for (const rest of orders(all.toSpliced(at, 1))) yield [one, ...rest];
}
