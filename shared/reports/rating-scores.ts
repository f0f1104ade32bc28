/** What screens need of ratings, apart from the schemas so that their JavaScript stays small. */

/** From the worst face to the best. */
export const scores = [1, 2, 3, 4, 5] as const;
export type Score = (typeof scores)[number];

/** How long a comment may be. */
export const commentLetters = 1000;

/** What a report of ratings is broken down by. */
export const ratingReportKeys = ['service', 'clerk', 'day'] as const;
export type RatingReportKey = (typeof ratingReportKeys)[number];

/** The figures of a row, in the order of a table. */
export const ratingColumns = ['n', 'asked', 'response', 'satisfied', 'share', 'low', 'high'] as const;
export type RatingFigure = (typeof ratingColumns)[number];

/** What kind of figure it is. */
export function ratingFigureKind(figure: RatingFigure): 'count' | 'share' {
  return figure === 'n' || figure === 'asked' || figure === 'satisfied' ? 'count' : 'share';
}
