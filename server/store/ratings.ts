import type { Rating } from '../../engine/ratings/rate.ts';
import type { RatingKind } from '../../shared/reports/ratings.ts';
import type { AnsweredOnce } from './form-drafts.ts';
import type { KeptAnswer } from './kept-answers.ts';

/** A ticket whose visit is asked about; `date` is its business day. */
export interface AskedVisit {
  readonly centre: string;
  readonly date: string;
  readonly ticket: string;
}

/** How a visit ended, so far. */
export interface VisitEnd {
  readonly service: string;
  readonly clerk: string | null;
  /** When it was served (ms); null = it was not, or not yet. */
  readonly servedAt: number | null;
  readonly practice: boolean;
}

/** What a rating is of; the subject is a ticket or a case, of an anonymous one an id of its own. */
export interface RatingOf {
  readonly kind: RatingKind;
  readonly subject: string;
}

/** A rating as it is kept. */
export interface StoredRating extends Rating, RatingOf {
  /** The business day of the visit, the date of the answer, or that on which an anonymous one was given. */
  readonly date: string;
  readonly practice: boolean;
  readonly service: string | null;
  readonly clerk: string | null;
  /** The centre's date when it was given last. */
  readonly givenOn: string;
}

/** A rating to keep, with what may be erased of it: null = nothing was written. */
export interface RatingWrite {
  readonly rating: StoredRating;
  readonly comment: { readonly text: string; readonly eraseAt: number } | null;
}

/** A rating as it is counted, with nothing that tells which visit it is of. */
export type CountedRating = Pick<StoredRating, 'kind' | 'date' | 'score' | 'reasons' | 'service' | 'clerk'>;

export interface RatingComment extends Pick<StoredRating, 'kind' | 'score'> {
  readonly text: string;
}

/** How many served visits of a day were asked, by service and clerk; practice left out. */
export interface AskedCount extends Pick<VisitEnd, 'service' | 'clerk'> {
  readonly count: number;
}

/** Which ratings: visits of these days (both included), given before a date. */
export interface RatingSpan {
  readonly from: string;
  readonly to: string;
  readonly givenBefore: string;
}

/** [RA1] Ratings. They stand beside the log, as those who read that would see each with its visit. */
export interface RatingStore {
  /** What the SHA-256 of a ticket's secret opens to be rated; null if nothing, or no longer at `now` (ms). */
  visitOfLink(link: string, now: number): Promise<AskedVisit | null>;
  /** Null where there is no such ticket on that day. */
  visitEnd(of: AskedVisit): Promise<VisitEnd | null>;
  rating(centre: string, of: RatingOf): Promise<StoredRating | null>;
  /**
   * Puts what `change` gives in place of the rating that stands, in one go, with `once.answer` under the key of its request; null = nothing is
   * changed. Where an answer is kept under that key later than `once.since` (ms), nothing is changed and that one is given. `change` is pure.
   */
  changeRating(
    centre: string,
    of: RatingOf,
    change: (before: StoredRating | null) => RatingWrite | null,
    once?: AnsweredOnce,
  ): Promise<KeptAnswer | null>;
  /** Practice left out. */
  countedRatings(centre: string, span: RatingSpan): Promise<readonly CountedRating[]>;
  /** What was written with them, in an order that tells nothing; practice left out, at most 500. */
  ratingComments(centre: string, span: RatingSpan): Promise<readonly RatingComment[]>;
  askedVisits(centre: string, date: string): Promise<readonly AskedCount[]>;
}
