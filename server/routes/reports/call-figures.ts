import type { FastifyInstance } from 'fastify';
import type { CallKey, CallsReport } from '../../../shared/calls/call-figures.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { Days } from '../../../shared/time/days.ts';
import { parsed } from '../../json-of.ts';
import { register } from '../register.ts';
import { hangUpOf, type ReportParts, rowNames } from './reports.ts';

export interface CallFigureParts extends Pick<ReportParts, 'reporting' | 'names' | 'pastNames'> {
  /** The configuration in force of a centre; null if there is no such centre. */
  centre(id: string): Centre | null;
}

/** [HL2] The route of what calls came to, for managers. */
export function callFigureRoute(app: FastifyInstance, parts: CallFigureParts): void {
  register(app, 'callFigures', ({ params, query, reply }) => callFigures(parts, params.centre, query, hangUpOf(reply)));
}

/** The figures of calls over some days, with the names of topics. Refuses: malformed, centre-not-found, too-many, report-interrupted. */
export async function callFigures(
  parts: CallFigureParts,
  id: string,
  { from, to, by }: Days & { readonly by: CallKey },
  hungUp: AbortSignal,
): Promise<Result<CallsReport>> {
  const centre = parts.centre(id);
  if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: id });
  const { timeZone } = centre;
  const made = await parts.reporting.calls({ kind: 'calls', centre: id, from, to, by, timeZone }, hungUp);
  if (!made.ok) return made;
  const report = parsed(made.value);
  if (by !== 'topic') return ok(report);
  const { nameOf, until } = await rowNames(parts, id, to, timeZone);
  return ok({ ...report, rows: report.rows.map((row) => ({ ...row, name: nameOf('service', row.key, until) })) });
}
