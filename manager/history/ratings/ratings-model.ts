import { type RatingFigure, type RatingReportKey, ratingReportKeys } from '../../../shared/reports/rating-scores.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { ManagerPorts } from '../../ports.ts';
import type { Range } from '../../ui/range.ts';
import { type Chosen, type ChosenFigures, createChosenFigures } from '../chosen-figures.ts';

/** How it was over a range of days, by what is chosen. */
export type RatingsModel = ChosenFigures<RouteValue<'ratings'>, RatingReportKey, RatingFigure>;
export type ShownRatings = Chosen<RouteValue<'ratings'>, RatingReportKey>;

/** What the figures are broken down by, of one day not by days. */
export function shownKeys({ from, to }: Range): readonly RatingReportKey[] {
  return ratingReportKeys.filter((key) => from !== to || key !== 'day');
}

/** `today` gives the centre's date (YYYY-MM-DD). */
export function createRatings(centre: string, today: () => string, { api }: Pick<ManagerPorts, 'api'>): RatingsModel {
  return createChosenFigures({
    today,
    first: 'service',
    ask: (query) => api('ratings', { params: { centre }, query }),
  });
}
