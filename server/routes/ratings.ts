import type { FastifyInstance } from 'fastify';
import { dateAt } from '../../engine/queue/business-day.ts';
import { changeUntil, rate, rateUntil } from '../../engine/ratings/rate.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import { type RatingAsked, type RatingState, reasonLines } from '../../shared/reports/ratings.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { openAllowance } from '../access/allowance.ts';
import { newId } from '../ids.ts';
import type { AnsweredOnce } from '../store/form-drafts.ts';
import type { RatingOf, RatingWrite, StoredRating } from '../store/ratings.ts';
import { centreOf, type RouteParts } from './centre-request.ts';
import { type Rated, type RatedBehind, ratedCase, ratedSeat, ratedVisit } from './rated.ts';
import { type RouteRequest, register } from './register.ts';

/** [RA1] The routes by which people say how it was: with the secret of a visit, a seat or a case, or on the way out. GET changes nothing. */
export function ratingRoutes(app: FastifyInstance, parts: RouteParts): void {
  const pairs = [
    ['visitRating', 'rateVisit', ratedVisit],
    ['seatRating', 'rateSeat', ratedSeat],
    ['caseRating', 'rateCase', ratedCase],
  ] as const satisfies readonly (readonly [string, string, RatedBehind])[];
  for (const [look, say, behind] of pairs) {
    register(app, look, async ({ params }) => {
      const found = await behind(parts, params.secret);
      if (!found.ok) return found;
      return ok(stateOf(found.value, await parts.store.rating(found.value.centre.id, found.value), parts.clock.now()));
    });
    register(app, say, async ({ params, body, key }) => {
      const found = await behind(parts, params.secret);
      return found.ok ? sayOnce(parts, found.value, body, key) : found;
    });
  }
  onTheWayOut(app, parts);
}

type Key = RouteRequest<'rateVisit'>['key'];

/** Says it, once for all repeats under the request's key. */
const sayOnce = async (parts: RouteParts, of: Rated, asked: RatingAsked, key: Key): Promise<Result<RatingState>> => {
  const { store, clock } = parts;
  const at = clock.now();
  let said: Result<RatingState> = refuse('wrong-status', 'It can be rated once it is done');
  const kept = await store.changeRating(
    of.centre.id,
    of,
    (before) => {
      const decided = rate(of, before, asked, at);
      if (!decided.ok) {
        said = decided;
        return null;
      }
      const rating = { ...storedOf(of, at), ...decided.value.rating };
      said = ok(stateOf(of, rating, at));
      return decided.value.unchanged ? null : writeOf(of.centre, rating, decided.value.comment);
    },
    onceOf(key, at, () => said),
  );
  return kept === null ? said : again(kept.bodyHash, kept.body, key);
};

const storedOf = (of: Rated, at: number) => {
  const { centre, kind, subject, date, practice, service, clerk } = of;
  return { kind, subject, date, practice, service, clerk, givenOn: dateAt(at, centre.timeZone) };
};

const writeOf = (centre: Centre, rating: StoredRating, comment: string | null): RatingWrite => ({
  rating,
  comment: comment === null ? null : { text: comment, eraseAt: rating.givenAt + centre.personalDataDays * dayMs },
});

/** What is answered to repeats under a key; the answer is known once it is decided. */
const onceOf = (key: Key, at: number, said: () => Result<unknown>): AnsweredOnce | undefined => {
  if (key === null) return undefined;
  const answer = {
    ...key,
    ...{ status: 200, keptAt: at },
    get body() {
      return JSON.stringify(said());
    },
  };
  return { answer, since: at - dayMs };
};

const again = <T>(bodyHash: string, body: string, key: Key): Result<T> => {
  if (bodyHash !== key?.bodyHash) return refuse('key-reused', 'This Idempotency-Key came with another body before');
  // Written above.
  const { value }: { readonly value: T } = JSON.parse(body);
  return ok(value);
};

const iso = (at: number): string => new Date(at).toISOString();

const stateOf = (of: Rated, given: StoredRating | null, at: number): RatingState => ({
  reasons: reasonLines(of.centre),
  languages: [...of.centre.languages],
  practice: of.practice,
  until: iso(rateUntil(of.endedAt)),
  given:
    given === null
      ? null
      : {
          score: given.score,
          reasons: [...given.reasons],
          changeUntil: iso(changeUntil(given)),
          mayChange: at <= changeUntil(given) && at <= rateUntil(of.endedAt),
        },
});

/** [RA1] Of a screen at the exit: nobody knows whose they are. */
const onTheWayOut = (app: FastifyInstance, parts: RouteParts): void => {
  const given = openAllowance(parts.clock);
  const asking = (id: string): Centre | null => {
    const { centre } = centreOf(parts, id).latest();
    return centre?.asksRatings === true ? centre : null;
  };
  const isPractice = (id: string): boolean => centreOf(parts, id).latest().day?.practice === true;
  register(app, 'ratingQuestion', ({ params }) => {
    const centre = asking(params.centre);
    if (centre === null) return notAsked;
    const { languages } = centre;
    return ok({ reasons: reasonLines(centre), languages: [...languages], practice: isPractice(centre.id) });
  });
  register(app, 'rateOnTheWayOut', async ({ params, caller, body, key }) => {
    const centre = asking(params.centre);
    if (centre === null) return notAsked;
    const at = parts.clock.now();
    const of: RatingOf = { kind: 'anonymous', subject: newId() };
    const decided = rate({ endedAt: at, reasons: reasonLines(centre).map(({ id }) => id) }, null, body, at);
    if (!decided.ok) return decided;
    const seconds = given.take(`${centre.id}/${caller.id}`, outPace);
    if (seconds !== null) return refuse('too-many', `Try again in ${seconds} s`, { retryAfterSeconds: seconds });
    const date = dateAt(at, centre.timeZone);
    const about = { date, givenOn: date, practice: isPractice(centre.id), service: null, clerk: null };
    const rating = { ...of, ...about, ...decided.value.rating };
    const once = onceOf(key, at, () => ok({}));
    const kept = await parts.store.changeRating(centre.id, of, () => writeOf(centre, rating, null), once);
    return kept === null ? ok({}) : again(kept.bodyHash, kept.body, key);
  });
};

const notAsked = refuse('not-found', 'Nobody is asked here how it was');
/** Faster than people walk by: children tap too. */
const outPace = { atOnce: 20, everyMs: 3000 } as const;
