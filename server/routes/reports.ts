import type { FastifyInstance } from 'fastify';
import type { Centre } from '../../shared/centre.ts';
import { refuse } from '../../shared/refusals.ts';
import { type KeptDaysParts, talliesOfDays } from '../reports/kept-days.ts';
import { summaryOverDays } from '../reports/over-days.ts';
import { register } from './register.ts';

export interface ReportParts extends KeptDaysParts {
  /** The configuration in force of a centre; null if there is no such centre. */
  centre(id: string): Pick<Centre, 'timeZone' | 'targets'> | null;
}

/** Routes of the reports: figures over a range of days. */
export const reportRoutes = (app: FastifyInstance, parts: ReportParts): void => {
  register(app, 'summary', async ({ params, query }) => {
    const centre = parts.centre(params.c);
    if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: params.c });
    const options = { timeZone: centre.timeZone, targetSeconds: centre.targets.waitSeconds };
    const { timeZone } = centre;
    const tallies = talliesOfDays(parts, { centre: params.c, by: query.by, timeZone });
    const summary = await summaryOverDays(query, options, tallies);
    if (!summary.ok) return summary;
    return { ok: true, value: { total: summary.value.total, rows: [...summary.value.rows] } };
  });
};
