import { Type } from 'typebox';
import { anyone, closed, DateOnly, empty, type Route } from '../route-parts.ts';
import type { RatingRoute } from './rating-paths.ts';
import { ratingReportKeys } from './rating-scores.ts';
import { AnonymousRating, RatingAsked, RatingQuestion, RatingState, RatingsReport } from './ratings.ts';

/** The HTTP routes of ratings (method and path: rating-paths.ts). */

const look = { roles: anyone, value: RatingState } as const;
const rate = { roles: anyone, body: RatingAsked, value: RatingState } as const;

export const ratingRoutes = {
  visitRating: {
    ...look,
    summary: 'Whether the holder of a ticket may say how the visit was, and what they have said',
  },
  rateVisit: {
    ...rate,
    summary: 'Say how the visit was, until 7 days after it; within 10 minutes the last one said counts, then no more',
  },
  seatRating: { ...look, summary: 'The same for the visit that was booked' },
  rateSeat: { ...rate, summary: 'Say how the visit was that was booked: a rating of the same visit' },
  caseRating: { ...look, summary: 'The same for a case that was answered' },
  rateCase: { ...rate, summary: 'Say how a case was dealt with, until 7 days after its answer' },
  ratingQuestion: {
    summary: 'What is asked on the way out',
    roles: ['display'],
    value: RatingQuestion,
  },
  rateOnTheWayOut: {
    summary: 'An anonymous rating on the way out: shown apart, in no score; 20 at once, then one in 3 s',
    roles: ['display'],
    body: AnonymousRating,
    value: empty,
  },
  ratings: {
    summary:
      'Ratings over a range of days up to yesterday, at least 5 together, 10 of a clerk; a clerk sees their own alone; docs/figures.md',
    roles: ['admin', 'manager', 'clerk'],
    query: Type.Object({ from: DateOnly, to: DateOnly, by: Type.Enum(ratingReportKeys) }, closed),
    value: RatingsReport,
  },
} as const satisfies { readonly [N in RatingRoute]: Route };
