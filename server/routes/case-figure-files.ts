import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { caseKeys } from '../../shared/case-figures.ts';
import { refuse } from '../../shared/refusals.ts';
import { DateOnly } from '../../shared/routes.ts';
import { sendRefusal } from '../http/errors.ts';
import { languages } from '../languages.ts';
import { composeCases } from '../reports/files/compose-cases.ts';
import type { Filing } from '../reports/files/filing.ts';
import { type CaseFigureParts, caseFigures } from './case-figures.ts';
import { guard } from './register.ts';
import { hangUpOf } from './reports.ts';
import { fileKinds, languageOf, sendReport } from './send-report.ts';

export interface CaseFigureFileParts extends CaseFigureParts {
  readonly filing: Filing;
}

/** What became of cases as files: a table as CSV or a spreadsheet, or the whole on pages of A4. */
export function caseFigureFileRoutes(app: FastifyInstance, parts: CaseFigureFileParts): void {
  for (const kind of fileKinds) {
    const path = `/api/centres/:centre/reports/cases.${kind}`;
    const options = { schema: { hide: true, querystring: Query }, onRequest: guard({ roles: ['admin', 'manager'] }) };
    app.get<{ Params: { centre: string }; Querystring: Asked }>(path, options, async ({ params, query }, reply) => {
      const id = params.centre;
      const centre = parts.centres.find(id)?.latest().centre ?? null;
      if (centre === null)
        return sendRefusal(reply, refuse('centre-not-found', 'There is no such centre', { centre: id }).refusal);
      const { from, to, by } = query;
      const made = await caseFigures(parts, id, { from, to, by }, hangUpOf(reply));
      if (!made.ok) return sendRefusal(reply, made.refusal);
      const { code, language } = languageOf(query.language);
      const cases = { centre, range: { from, to }, by, report: made.value, now: parts.clock.now() };
      const wish = { kind, centre: id, days: { from, to }, by: `cases-${by}`, table: 'figures' } as const;
      return sendReport(reply, parts.filing, composeCases(cases, code, language), wish);
    });
  }
}

const Query = Type.Object(
  {
    from: DateOnly,
    to: DateOnly,
    by: Type.Enum(caseKeys),
    language: Type.Optional(Type.Enum([...languages.keys()])),
  },
  { additionalProperties: false },
);
type Asked = Static<typeof Query>;
