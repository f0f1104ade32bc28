import type { FastifyInstance } from 'fastify';
import { ok } from '../../../shared/refusals.ts';
import { ratingReportKeys } from '../../../shared/reports/rating-scores.ts';
import { composeRatings } from '../../reports/files/compose-ratings.ts';
import type { Filing } from '../../reports/files/filing.ts';
import { figureFileRoutes } from './figure-files.ts';
import { type RatingsReportParts, ratingsReport } from './ratings-report.ts';

/** How it was as files, for those who lead; those with tables have the reasons and the comments too. */
export function ratingFileRoutes(app: FastifyInstance, parts: RatingsReportParts & { readonly filing: Filing }): void {
  figureFileRoutes(app, {
    name: 'ratings',
    keys: ratingReportKeys,
    filing: parts.filing,
    centre: (id) => parts.centre(id),
    async content({ id, centre, range, by, code, language }) {
      const made = await ratingsReport(parts, id, { ...range, by, own: null });
      if (!made.ok) return made;
      return ok(composeRatings({ centre, range, by, report: made.value, now: parts.clock.now() }, code, language));
    },
  });
}
