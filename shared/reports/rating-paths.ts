import { atServer, inCentre } from '../path-parts.ts';

/** Method and path of what is asked and said of how it was. */
export const ratingPaths = {
  visitRating: atServer('GET', '/t/:secret/rating'),
  rateVisit: atServer('POST', '/t/:secret/rating'),
  seatRating: atServer('GET', '/b/:secret/rating'),
  rateSeat: atServer('POST', '/b/:secret/rating'),
  caseRating: atServer('GET', '/m/:secret/rating'),
  rateCase: atServer('POST', '/m/:secret/rating'),
  ratingQuestion: inCentre('GET', '/ratings/question'),
  rateOnTheWayOut: inCentre('POST', '/ratings'),
  ratings: inCentre('GET', '/reports/ratings'),
} as const;
export type RatingRoute = keyof typeof ratingPaths;
