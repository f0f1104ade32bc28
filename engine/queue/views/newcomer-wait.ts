import { ok, type Result } from '../../../shared/refusals.ts';
import type { Estimated } from '../../../shared/tickets/estimate.ts';
import { theClass, theService } from '../commands/guards.ts';
import { unavailable } from '../commands/issue.ts';
import { aheadOf } from '../order/ahead.ts';
import { newcomerStanding } from '../order/places.ts';
import { withDue } from '../order/waiting-lines.ts';
import type { State } from '../state.ts';
import { noEstimate, type Waits } from './waits.ts';

/** What is told to one who has no ticket yet. */
export interface NewcomerWait extends Estimated {
  /** People ahead of them, as it will be said of their ticket. */
  readonly ahead: number;
}

/** [W1] What one is told who would come for a service at `now` (ms), with this privilege or none. */
export function newcomerWait(
  last: State,
  id: string,
  priorityClass: string | null,
  now: number,
  waits: Waits,
): Result<NewcomerWait> {
  const service = theService(last, id);
  if (!service.ok) return service;
  const known = theClass(last, priorityClass);
  if (!known.ok) return known;
  const at = Math.max(now, last.at);
  const state = withDue(last, at);
  const cannot = unavailable(last, service.value, now, waits.untilServed(id));
  return ok({
    ahead: aheadOf(state, newcomerStanding(state, id, priorityClass, at), at),
    ...(cannot === null ? waits.ofNewcomer(id, priorityClass) : noEstimate('not-offered')),
  });
}
