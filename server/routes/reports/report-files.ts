import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { dateAt } from '../../../engine/queue/business-day.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { reportKeys } from '../../../shared/reports/figures.ts';
import { againsts, columnsOf, comparedDays } from '../../../shared/reports/report-choices.ts';
import { reportFigures } from '../../../shared/reports/report-rows.ts';
import { DateOnly } from '../../../shared/route-parts.ts';
import type { Days } from '../../../shared/time/days.ts';
import { sendRefusal } from '../../http/errors.ts';
import { parsed } from '../../json-of.ts';
import { languages } from '../../languages.ts';
import { composeReport } from '../../reports/files/compose-report.ts';
import type { Filing } from '../../reports/files/filing.ts';
import type { ReportContent } from '../../reports/files/report-content.ts';
import type { CallOfReport, ReportOfFile } from '../../reports/files/report-of-file.ts';
import { namedRows } from '../../reports/named-rows.ts';
import type { Store } from '../../store/store.ts';
import { guard } from '../register.ts';
import { mostCallsOutOfTurn } from './out-of-turn.ts';
import { hangUpOf, type ReportParts, rowNames } from './reports.ts';
import { fileKinds, languageOf, sendReport } from './send-report.ts';

export interface ReportFileParts extends ReportParts {
  readonly store: Pick<Store, 'callsOutOfTurn' | 'firstRecordedDay'>;
  readonly filing: Filing;
}

/** The same reports as files: a table as CSV, all of them as a spreadsheet, or the whole on pages of A4. */
export function reportFileRoutes(app: FastifyInstance, parts: ReportFileParts): void {
  for (const kind of fileKinds) {
    const path = `/api/centres/:centre/reports/summary.${kind}`;
    const options = { schema: { hide: true, querystring: Query }, onRequest: guard({ roles: ['admin', 'manager'] }) };
    app.get<{ Params: { centre: string }; Querystring: Asked }>(path, options, async (request, reply) => {
      const { params, query } = request;
      const content = await contentOf(parts, params.centre, query, reply);
      if (!content.ok) return sendRefusal(reply, content.refusal);
      const { from, to, by, table = 'figures' } = query;
      const { centre } = params;
      return sendReport(reply, parts.filing, content.value, { kind, centre, days: { from, to }, by, table });
    });
  }
}

const Query = Type.Object(
  {
    from: DateOnly,
    to: DateOnly,
    by: Type.Enum(reportKeys),
    language: Type.Optional(Type.Enum([...languages.keys()])),
    /** The columns of the figures, parted by commas; all if absent. */
    columns: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    against: Type.Optional(Type.Enum(againsts)),
    /** Which table a CSV has. */
    table: Type.Optional(Type.Enum(['figures', 'work', 'calls'])),
  },
  { additionalProperties: false },
);
type Asked = Static<typeof Query>;

const contentOf = async (
  parts: ReportFileParts,
  id: string,
  asked: Asked,
  reply: FastifyReply,
): Promise<Result<ReportContent>> => {
  const report = await gather(parts, id, asked, reply);
  if (!report.ok) return report;
  const { code, language } = languageOf(asked.language);
  return ok(composeReport(report.value, code, language));
};

/** All figures of the report, and what it is compared with. */
const gather = async (
  parts: ReportFileParts,
  id: string,
  { from, to, by, columns: named, against: asked }: Asked,
  reply: FastifyReply,
): Promise<Result<ReportOfFile>> => {
  const centre = parts.centre(id);
  if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: id });
  const columns = named === undefined ? reportFigures : columnsOf(named);
  if (columns === null) return refuse('malformed', 'columns must be names of figures, parted by commas');
  const against = comparedDays({ from, to }, asked ?? 'before');
  const { reporting, clock } = parts;
  const { timeZone, targets } = centre;
  const now = clock.now();
  const today = dateAt(now, timeZone);
  const hungUp = hangUpOf(reply);
  const order = { centre: id, from, to, by, timeZone, targetSeconds: targets.waitSeconds, today };
  const summary = await reporting.summary(order, hungUp);
  if (!summary.ok) return summary;
  const earlier = against === null ? null : await reporting.summary({ ...order, ...against, by: 'day' }, hungUp);
  const isWork = by === 'counter' || by === 'clerk';
  const work = isWork ? await reporting.work({ kind: 'work', centre: id, from, to, by, today, now }, hungUp) : null;
  if (work?.ok === false) return work;
  const names = await rowNames(parts, id, to, timeZone);
  const { total, rows } = parsed(summary.value);
  const before = earlier?.ok ? parsed(earlier.value).total : null;
  const worked = work === null || !isWork ? null : parsed(work.value);
  return ok({
    centre,
    range: { from, to },
    by,
    columns,
    against,
    firstDay: await parts.store.firstRecordedDay(id),
    total,
    rows: namedRows(by, rows, names),
    before: before !== null && before.issued > 0 ? before : null,
    hasComparedRow: asked !== undefined,
    work: worked === null ? null : { ...worked, rows: namedRows(by, worked.rows, names) },
    calls: await callsOf(parts, id, { from, to }),
    now,
  });
};

const callsOf = async (
  { store, names, pastNames }: ReportFileParts,
  centre: string,
  { from, to }: Days,
): Promise<readonly CallOfReport[]> => {
  const [personOf, nameOf, calls] = await Promise.all([
    names.load(),
    pastNames.load(centre),
    store.callsOutOfTurn(centre, from, to, mostCallsOutOfTurn),
  ]);
  return calls.map(({ at, number, counter, clerk, reason }) => {
    const name = nameOf('counter', counter, at);
    return { at, number, reason, counter: typeof name === 'string' ? name : counter, clerk: personOf(clerk, at) };
  });
};
