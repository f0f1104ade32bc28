import { ok, type Result } from '../../shared/refusals.ts';
import type { Estimated } from '../../shared/tickets/estimate.ts';
import { unavailable } from '../queue/commands/issue.ts';
import { manyRefusal } from '../queue/commands/later-services.ts';
import { brokenOrder } from '../queue/order/visit-order.ts';
import type { State } from '../queue/state.ts';
import type { Ticket } from '../queue/ticket.ts';
import { since } from '../queue/views/view-lines.ts';
import { noEstimate, type Waits } from '../queue/views/waits.ts';
import { saidRange } from './estimate-of.ts';
import { bestOrder, plannedLegs, sumOfWaits, type VisitService, type WaitRange } from './visit-order.ts';

/** Several services in the order in which they are done with the least waiting. */
export interface VisitPlan {
  /** What each waits once the one before is done. */
  readonly legs: readonly ({ readonly service: string } & Estimated)[];
  /** The likely waits together, in seconds; null where one is not known. */
  readonly waitSeconds: number | null;
  /** The same in the order that was asked. */
  readonly askedWaitSeconds: number | null;
}

/** [VS6] What is suggested to one who would come for these services at `now` (ms). */
export function visitPlan(
  state: State,
  services: readonly string[],
  priorityClass: string | null,
  now: number,
  waits: Waits,
): Result<VisitPlan> {
  const [service = '', ...later] = services;
  const refused = manyRefusal(state, { service, later });
  if (refused !== null) return refused;
  const asked = services.map((id) => {
    const known = state.index.services.get(id);
    const isHad = known !== undefined && unavailable(state, known, now) === null;
    return planned(id, isHad ? waits.ofNewcomer(id, priorityClass) : noEstimate('not-offered'), waits.seconds(id));
  });
  const order = bestOrder(asked, (ids) => brokenOrder(state, ids) === null);
  const isKnown = asked.every(({ wait }) => wait !== null);
  return ok({
    legs: plannedLegs(order).map(({ id, wait }, at) => ({ service: id, ...legWait(order[at], wait) })),
    waitSeconds: isKnown ? Math.round(sumOfWaits(order)) : null,
    askedWaitSeconds: isKnown ? Math.round(sumOfWaits(asked)) : null,
  });
}

/** In how many seconds one who came now would be done with all of these, in this order; null = not known. */
export function untilAllServed(services: readonly string[], waits: Waits): number | null {
  const all = services.map((id) => planned(id, waits.ofService(id), waits.seconds(id)));
  if (all.some(({ wait }) => wait === null)) return null;
  return Math.round(sumOfWaits(all) + all.reduce((sum, { seconds }) => sum + seconds, 0));
}

/** What one ticket's visit is reckoned with. */
interface Stages {
  /** How long it still waits where it is. */
  readonly own: Estimated;
  /** How long it would wait if it now stood in the line of another service. */
  readonly other: (service: string) => Estimated;
  /** How long a visit for a service takes (seconds). */
  readonly seconds: (service: string) => number;
}

/** What each service that is left of a ticket's visit waits once the one before is done, as of `at` (ms). */
export function stagesOf(ticket: Ticket, at: number, { own, other, seconds }: Stages): readonly Estimated[] {
  const left = ticket.later.map((id) => planned(id, other(id), seconds(id)));
  const free = freeIn(ticket, at, own, seconds(ticket.service));
  return plannedLegs(left, free).map(({ wait }, index) => legWait(left[index], wait));
}

type Planned = VisitService & { readonly told: Estimated };

const planned = (id: string, told: Estimated, seconds: number): Planned => ({
  id,
  told,
  wait: told.estimate,
  seconds,
});

/** When the present service will be done: nobody knows of one that is set aside. */
const freeIn = (ticket: Ticket, at: number, own: Estimated, seconds: number): WaitRange | null => {
  const same = (middle: number): WaitRange => ({ low: middle, middle, high: middle });
  if (ticket.status === 'called') return same(seconds);
  if (ticket.status === 'serving') return same(Math.max(0, seconds - (at - since(ticket)) / 1000));
  if (own.estimate === null) return null;
  const { low, middle, high } = own.estimate;
  return { low: low + seconds, middle: middle + seconds, high: high + seconds };
};

const legWait = (leg: Planned | undefined, wait: WaitRange | null): Estimated => {
  const { estimate = null, estimateReason = null } = leg?.told ?? {};
  if (estimate === null || wait === null) return noEstimate(estimateReason ?? 'does-not-wait');
  const [low, middle, high] = [Math.round(wait.low), Math.round(wait.middle), Math.round(wait.high)];
  return { estimate: { low, middle, high, basis: estimate.basis, ...saidRange(low, high) }, estimateReason: null };
};
