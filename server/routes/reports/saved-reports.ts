import type { FastifyInstance } from 'fastify';
import { ok, refuse } from '../../../shared/refusals.ts';
import { rangeFaultOf, type SavedChoices } from '../../../shared/reports/report-choices.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { Names } from '../../access/display-names.ts';
import type { SavedReport } from '../../store/saved-reports.ts';
import { authorOf } from '../authors.ts';
import { askedBy, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

/** Routes of reports saved under a name: choices, not figures; they are the same for all who lead the centre. */
export function savedReportRoutes(app: FastifyInstance, { store, names, clock }: SavedReportParts): void {
  register(app, 'savedReports', async ({ params: { centre } }) => {
    const [saved, firstDay, nameOf] = await Promise.all([
      store.savedReports(centre),
      store.firstRecordedDay(centre),
      names.load(),
    ]);
    return ok({ firstDay, reports: saved.map((report) => told(report, nameOf)) });
  });
  register(app, 'saveReport', async (request) => {
    const { params, body } = request;
    const { name: typed, ...choices } = body;
    const name = typed.trim();
    if (name === '') return refuse('malformed', 'body/name must not be blank', { field: 'body/name' });
    const fault = rangeFaultOf(choices);
    if (fault !== null) return refuse('malformed', fault);
    const { by, at } = askedBy(clock, request);
    const report = { id: params.report, name, choices: JSON.stringify(choices), by, at };
    const done = await store.putSavedReport(params.centre, report, mostSaved);
    if (done === 'name-taken') return refuse('report-exists', 'Another saved report has this name', { name });
    if (done === 'full') return refuse('too-many', `A centre has at most ${mostSaved} saved reports`);
    return ok(told(report, await names.load()));
  });
  register(app, 'dropReport', async ({ params }) =>
    (await store.dropSavedReport(params.centre, params.report))
      ? ok({})
      : refuse('not-found', 'There is no such saved report', { report: params.report }),
  );
}

export interface SavedReportParts extends RouteParts {
  readonly names: Names;
}

/** So many are a list that a person can read. */
const mostSaved = 100;

const told = (
  { id, name, choices, by, at }: SavedReport,
  nameOf: Awaited<ReturnType<Names['load']>>,
): RouteValue<'saveReport'> => {
  // Written by this program, from a body that was held to its schema.
  const chosen: SavedChoices = JSON.parse(choices);
  return {
    ...chosen,
    columns: [...chosen.columns],
    id,
    name,
    savedBy: authorOf(by, nameOf),
    savedAt: new Date(at).toISOString(),
  };
};
