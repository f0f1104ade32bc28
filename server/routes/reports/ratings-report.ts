import type { FastifyInstance } from 'fastify';
import { dateAt } from '../../../engine/queue/business-day.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { RatingReportKey } from '../../../shared/reports/rating-scores.ts';
import type { RatingsReport } from '../../../shared/reports/ratings.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import type { Days } from '../../../shared/time/days.ts';
import type { Caller } from '../../access/caller.ts';
import { namedRows } from '../../reports/named-rows.ts';
import { ratingsOverDays } from '../../reports/ratings.ts';
import type { QueueStore } from '../../store/store.ts';
import { register } from '../register.ts';
import { type ReportParts, rowNames } from './reports.ts';

export interface RatingsReportParts extends Pick<ReportParts, 'names' | 'pastNames'> {
  readonly store: QueueStore;
  readonly clock: Clock;
  /** The configuration in force of a centre; null if there is no such centre. */
  centre(id: string): Centre | null;
}

/** [RA3] The route of what ratings came to: for those who lead, and for a clerk of themselves. */
export function ratingsReportRoute(app: FastifyInstance, parts: RatingsReportParts): void {
  register(app, 'ratings', ({ params, query, caller }) => {
    const own = ownOf(caller);
    if (own !== null && query.by !== 'clerk') return Promise.resolve(ownOnly);
    return ratingsReport(parts, params.centre, { ...query, own });
  });
}

/** The figures over some days, with the names of that time. Refuses: malformed, centre-not-found. */
export async function ratingsReport(
  parts: RatingsReportParts,
  id: string,
  { from, to, by, own }: Days & { readonly by: RatingReportKey; readonly own: string | null },
): Promise<Result<RatingsReport>> {
  const centre = parts.centre(id);
  if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: id });
  const today = dateAt(parts.clock.now(), centre.timeZone);
  const made = await ratingsOverDays(parts.store, { centre: id, from, to, by, today, own });
  if (!made.ok) return made;
  const names = await rowNames(parts, id, to, centre.timeZone);
  const nameOf = (reason: string) => centre.ratingReasons?.find((one) => one.id === reason)?.name ?? null;
  return ok({
    ...made.value,
    rows: namedRows(by, made.value.rows, names),
    reasons: made.value.reasons.map((reason) => ({ ...reason, name: nameOf(reason.id) })),
  });
}

/** Whose ratings alone a caller sees; null = everybody's. */
const ownOf = (caller: Caller): string | null =>
  (caller.kind === 'user' || caller.kind === 'token') && caller.role === 'clerk' ? caller.id : null;

const ownOnly = refuse('not-allowed', 'A clerk sees their own ratings alone: by=clerk');
