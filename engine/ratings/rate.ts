import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Score } from '../../shared/reports/rating-scores.ts';
import type { RatingAsked } from '../../shared/reports/ratings.ts';
import { dayMs, minuteMs } from '../../shared/time/durations.ts';

/** What is to be rated, as far as the rule sees it. Times in ms since 1970. */
export interface Rateable {
  /** When it ended well: served, or answered; null = it has not. */
  readonly endedAt: number | null;
  /** The ids of the centre's reasons. */
  readonly reasons: readonly string[];
}

/** What somebody has said. */
export interface Rating {
  readonly score: Score;
  readonly reasons: readonly string[];
  /** When it was first said, and when last (ms). */
  readonly firstAt: number;
  readonly givenAt: number;
}

/** A rating with its comment; `unchanged`: it stands already, and nothing is to be written. */
export type Said = { readonly rating: Rating; readonly comment: string | null; readonly unchanged: boolean };

/** [RA1] Until when (ms) it may be rated that ended then. */
export const rateUntil = (endedAt: number): number => endedAt + rateDays * dayMs;

/** [RA1] Until when (ms) another rating takes its place. */
export const changeUntil = ({ firstAt }: Pick<Rating, 'firstAt'>): number => firstAt + changeMs;

/** [RA1] What is said at `at` (ms), after what was said `before`. Refuses: malformed, wrong-status, too-late, already-rated. */
export function rate(of: Rateable, before: Rating | null, asked: RatingAsked, at: number): Result<Said> {
  const { score, reasons = [], comment = '' } = asked;
  const unknown = reasons.find((id) => !of.reasons.includes(id));
  if (unknown !== undefined) return refuse('malformed', 'reasons: there is no such reason', { reason: unknown });
  if (of.endedAt === null) return refuse('wrong-status', 'It can be rated once it is done');
  if (before !== null && at > changeUntil(before)) {
    if (isSame(before, score, reasons)) return ok({ rating: before, comment: null, unchanged: true });
    return refuse('already-rated', 'It was rated, and the 10 minutes in which that can be changed are over');
  }
  if (at > rateUntil(of.endedAt)) return refuse('too-late', `It can be rated until ${rateDays} days after it was done`);
  const rating = { score, reasons, firstAt: before?.firstAt ?? at, givenAt: at };
  return ok({ rating, comment: comment.trim() === '' ? null : comment.trim(), unchanged: false });
}

const rateDays = 7;
const changeMs = 10 * minuteMs;

const isSame = (before: Rating, score: Score, reasons: readonly string[]): boolean =>
  before.score === score && before.reasons.toSorted().join() === reasons.toSorted().join();
