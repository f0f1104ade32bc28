import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { callKeys } from '../../shared/call-figures.ts';
import type { Clock } from '../../shared/clock.ts';
import { refuse } from '../../shared/refusals.ts';
import { DateOnly } from '../../shared/routes.ts';
import { sendRefusal } from '../http/errors.ts';
import { languages } from '../languages.ts';
import { composeCalls } from '../reports/files/compose-calls.ts';
import type { Filing } from '../reports/files/filing.ts';
import { type CallFigureParts, callFigures } from './call-figures.ts';
import { guard } from './register.ts';
import { hangUpOf } from './reports.ts';
import { fileKinds, languageOf, sendReport } from './send-report.ts';

export interface CallFigureFileParts extends CallFigureParts {
  readonly clock: Clock;
  readonly filing: Filing;
}

/** What calls came to as files: the rows as CSV, those and the call-backs as a spreadsheet, or the whole on pages of A4. */
export function callFigureFileRoutes(app: FastifyInstance, parts: CallFigureFileParts): void {
  for (const kind of fileKinds) {
    const path = `/api/centres/:centre/reports/calls.${kind}`;
    const options = { schema: { hide: true, querystring: Query }, onRequest: guard({ roles: ['admin', 'manager'] }) };
    app.get<{ Params: { centre: string }; Querystring: Asked }>(path, options, async ({ params, query }, reply) => {
      const id = params.centre;
      const centre = parts.centre(id);
      if (centre === null)
        return sendRefusal(reply, refuse('centre-not-found', 'There is no such centre', { centre: id }).refusal);
      const { from, to, by } = query;
      const made = await callFigures(parts, id, { from, to, by }, hangUpOf(reply));
      if (!made.ok) return sendRefusal(reply, made.refusal);
      const { code, language } = languageOf(query.language);
      const calls = { centre, range: { from, to }, by, report: made.value, now: parts.clock.now() };
      const wish = { kind, centre: id, days: { from, to }, by: `calls-${by}`, table: 'figures' } as const;
      return sendReport(reply, parts.filing, composeCalls(calls, code, language), wish);
    });
  }
}

const Query = Type.Object(
  {
    from: DateOnly,
    to: DateOnly,
    by: Type.Enum(callKeys),
    language: Type.Optional(Type.Enum([...languages.keys()])),
  },
  { additionalProperties: false },
);
type Asked = Static<typeof Query>;
