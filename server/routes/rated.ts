import { dateAt } from '../../engine/queue/business-day.ts';
import type { Rateable } from '../../engine/ratings/rate.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import { hashSecret } from '../access/secrets.ts';
import type { AskedVisit, StoredRating } from '../store/ratings.ts';
import { openedCase } from './cases/own-case.ts';
import { centreOf, type RouteParts } from './centre-request.ts';

/** What is rated, behind a secret: done, and with what is kept of it beside the rating. */
export interface Rated
  extends Omit<Rateable, 'endedAt'>,
    Pick<StoredRating, 'kind' | 'subject' | 'date' | 'practice' | 'service' | 'clerk'> {
  readonly centre: Centre;
  /** ms since 1970. */
  readonly endedAt: number;
}

/** Finds what a secret opens. Refuses: not-found, wrong-status. */
export type RatedBehind = (parts: RatedParts, secret: string) => Promise<Result<Rated>>;
type RatedParts = Pick<RouteParts, 'store' | 'centres' | 'clock'>;

/** The visit of a ticket's secret, which opens its rating longer than the ticket. */
export async function ratedVisit(parts: RatedParts, secret: string): Promise<Result<Rated>> {
  const asked = await parts.store.visitOfLink(hashSecret(secret), parts.clock.now());
  return asked === null ? nothing : visitOf(parts, asked);
}

/** [RA1] The visit that a seat became. */
export async function ratedSeat(parts: RatedParts, secret: string): Promise<Result<Rated>> {
  const found = await parts.store.seatOfSecret(secret, parts.clock.now());
  const seat = found === null ? null : await parts.store.seat(found.centre, found.seat);
  if (found === null || seat === null) return nothing;
  if (seat.ticket === null) return notYet;
  return visitOf(parts, { centre: found.centre, date: seat.date, ticket: seat.ticket });
}

/** The case of a secret, once it is answered or decided. */
export async function ratedCase(parts: RatedParts, secret: string): Promise<Result<Rated>> {
  const opened = await openedCase(parts, secret);
  if (opened === null || opened.centre.asksRatings !== true) return nothing;
  const { centre, one } = opened;
  const isDone = one.status === 'answered' || one.status === 'decided' || one.status === 'closed';
  if (!isDone || one.answeredAt === null) return notYet;
  return ok({
    ...{ centre, kind: 'case', subject: one.id, reasons: reasonsOf(centre), endedAt: one.answeredAt },
    ...{ date: dateAt(one.answeredAt, centre.timeZone), practice: false, service: null, clerk: one.executor },
  });
}

const visitOf = async ({ store, centres }: RatedParts, of: AskedVisit): Promise<Result<Rated>> => {
  if (centres.find(of.centre) === null) return nothing;
  const { centre } = centreOf({ centres }, of.centre).latest();
  const end = await store.visitEnd(of);
  if (centre === null || centre.asksRatings !== true || end === null) return nothing;
  const { service, clerk, practice, servedAt } = end;
  if (servedAt === null) return notYet;
  return ok({
    ...{ centre, kind: 'visit', subject: of.ticket, reasons: reasonsOf(centre), endedAt: servedAt },
    ...{ date: of.date, practice, service, clerk },
  });
};

const reasonsOf = ({ ratingReasons = [] }: Centre): readonly string[] => ratingReasons.map(({ id }) => id);

const nothing = refuse('not-found', 'There is nothing to rate behind this secret, or it is long over');
const notYet = refuse('wrong-status', 'It can be rated once it is done');
