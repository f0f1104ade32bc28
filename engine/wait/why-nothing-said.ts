import type { NoEstimateReason } from '../../shared/tickets/estimate.ts';
import { serviceLine } from '../queue/order/lines.ts';
import type { State } from '../queue/state.ts';
import { opensLater, whoWorks, whyUnknown } from '../queue/who-works.ts';

/** With more people waiting than in any hall nothing is said, and no time is spent on it. */
export const mostWaiting = 2000;

/** Why nothing was said to one who has just come for a service, at `at` (ms); they stand in `state`. */
export function whyNothingSaid(state: State, service: string, at: number): NoEstimateReason {
  return state.waiting - 1 > mostWaiting
    ? 'too-many-waiting'
    : whyUnknown(whoWorks(state, serviceLine(service), () => opensLater(state, at)));
}
