import type { BranchSays } from '../../shared/country/link.ts';
import type { RouteQuery } from '../../shared/routes.ts';
import type { BranchReport } from '../store/link.ts';

/** What a branch said of itself, as it stands at the head office at `now` (ms). Its words took some time on the line, by which its clock seems slow. */
export function reportOf({ version, now: there, queue }: BranchSays, now: number): BranchReport {
  return { version, clockSkewMs: there - now, queueDepth: queue };
}

/** The same out of a question for orders; null where it says nothing of it, as older branches do. */
export function reportIn({ version, now: there, queue }: RouteQuery<'linkOrders'>, now: number): BranchReport | null {
  if (version === undefined || there === undefined || queue === undefined) return null;
  return reportOf({ version, now: Number(there), queue: Number(queue) }, now);
}
