import { addDays } from '../../engine/queue/dates.ts';
import { figuresOf, leastOf, shownRows } from '../../engine/ratings/satisfaction.ts';
import { ok, type Result } from '../../shared/refusals.ts';
import type { RatingReportKey } from '../../shared/reports/rating-scores.ts';
import type { RatingFigures, RatingRow, RatingsReport } from '../../shared/reports/ratings.ts';
import type { AskedCount, CountedRating, RatingStore } from '../store/ratings.ts';
import { checkReport, portionsOf } from './over-days.ts';

/** A report of ratings. */
export interface RatingsOrder {
  readonly centre: string;
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  readonly by: RatingReportKey;
  /** The centre's date: nothing that was given on it is shown, and no visit of it is counted. */
  readonly today: string;
  /** Whose own ratings alone are shown; null = everybody's. */
  readonly own: string | null;
}

/** [RA2] [RA3] The report over a range of days; reasons and people by their ids. Refuses: malformed. */
export async function ratingsOverDays(
  store: Pick<RatingStore, 'countedRatings' | 'ratingComments' | 'askedVisits'>,
  { centre, from, to, by, today, own }: RatingsOrder,
): Promise<Result<RatingsReport>> {
  const checked = checkReport({ from, to });
  if (!checked.ok) return checked;
  const yesterday = addDays(today, -1);
  const until = to < yesterday ? to : yesterday;
  const span = { from, to: until, givenBefore: today };
  const isOwn = ({ clerk }: { readonly clerk: string | null }): boolean => own === null || clerk === own;
  const ratings = (await store.countedRatings(centre, span)).filter(isOwn);
  const asked = (await askedOver(store, centre, span)).filter(isOwn);
  const of = (kind: CountedRating['kind']): readonly CountedRating[] => ratings.filter((one) => one.kind === kind);
  const visits = of('visit');
  const total = totalOf(visits, sumOf(asked), own);
  const comments = own === null ? await store.ratingComments(centre, span) : [];
  return ok({
    until: until < from ? null : until,
    visits: total,
    cases: figuresOf(
      of('case').map(({ score }) => score),
      null,
    ),
    anonymous: figuresOf(
      of('anonymous').map(({ score }) => score),
      null,
    ),
    rows: rowsOf(by, visits, asked),
    reasons: total.scores === null ? [] : reasonsOf(visits),
    comments: comments.filter(({ kind }) => of(kind).length >= 5).map(({ score, text }) => ({ score, text })),
  });
}

interface DatedCount extends AskedCount {
  readonly date: string;
}

const askedOver = async (
  store: Pick<RatingStore, 'askedVisits'>,
  centre: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly DatedCount[]> => {
  const all: DatedCount[] = [];
  for await (const portion of portionsOf({ from, to }))
    for (let date = portion.from; date <= portion.to; date = addDays(date, 1))
      for (const one of await store.askedVisits(centre, date)) all.push({ ...one, date });
  return all;
};

const sumOf = (asked: readonly AskedCount[]): number => asked.reduce((sum, { count }) => sum + count, 0);

/** What a clerk sees of themselves is held to what is shown of a clerk. */
const totalOf = (visits: readonly CountedRating[], asked: number, own: string | null): RatingFigures =>
  figuresOf(
    visits.map(({ score }) => score),
    asked,
    leastOf(own === null ? 'day' : 'clerk'),
  );

/** '' = by nobody that is known. */
const keyOf = (
  by: RatingReportKey,
  one: Pick<DatedCount, 'date' | 'clerk'> & { readonly service: string | null },
): string => (by === 'day' ? one.date : (one[by] ?? ''));

const rowsOf = (by: RatingReportKey, visits: readonly CountedRating[], asked: readonly DatedCount[]): RatingRow[] => {
  const given = Map.groupBy(visits, (one) => keyOf(by, one));
  const askedBy = Map.groupBy(asked, (one) => keyOf(by, one));
  const keys = [...new Set([...given.keys(), ...askedBy.keys()])].sort();
  const scoresOf = (key: string) => (given.get(key) ?? []).map(({ score }) => score);
  const shown = shownRows(new Map(keys.map((key) => [key, scoresOf(key).length])), leastOf(by));
  return keys.map((key) => {
    const least = shown.has(key) ? leastOf(by) : Number.POSITIVE_INFINITY;
    return { key, ...figuresOf(scoresOf(key), sumOf(askedBy.get(key) ?? []), least) };
  });
};

/** How often each reason was given, the most frequent first. */
const reasonsOf = (visits: readonly CountedRating[]): RatingsReport['reasons'] => {
  const counts = new Map<string, number>();
  for (const id of visits.flatMap(({ reasons }) => reasons)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([id, count]) => ({ id, name: null, count }));
};
