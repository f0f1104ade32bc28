import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type Result, refuse } from '../../../shared/refusals.ts';
import { DateOnly } from '../../../shared/route-parts.ts';
import type { Days } from '../../../shared/time/days.ts';
import { sendRefusal } from '../../http/errors.ts';
import { type Language, languages } from '../../languages.ts';
import type { Filing } from '../../reports/files/filing.ts';
import type { ReportContent } from '../../reports/files/report-content.ts';
import { guard } from '../register.ts';
import { hangUpOf } from './reports.ts';
import { fileKinds, languageOf, sendReport } from './send-report.ts';

/** Figures over a range of days that can be saved: the rows as CSV, all tables as a spreadsheet, or the whole on pages of A4. */
export interface FigureFiles<Key extends string> {
  /** As their route and their file are called. */
  readonly name: 'calls' | 'cases' | 'ratings';
  readonly keys: readonly Key[];
  readonly filing: Filing;
  /** The configuration in force of a centre; null if there is no such centre. */
  centre(id: string): Centre | null;
  content(asked: AskedFigures<Key>, hungUp: AbortSignal): Promise<Result<ReportContent>>;
}
export interface AskedFigures<Key extends string> {
  readonly id: string;
  readonly centre: Centre;
  readonly range: Days;
  readonly by: Key;
  readonly code: string;
  readonly language: Language;
}

/** The routes of these files, for managers. */
export function figureFileRoutes<Key extends string>(app: FastifyInstance, of: FigureFiles<Key>): void {
  const options = {
    schema: { hide: true, querystring: queryOf(of.keys) },
    onRequest: guard({ roles: ['admin', 'manager'] }),
  };
  for (const kind of fileKinds) {
    const path = `/api/centres/:centre/reports/${of.name}.${kind}`;
    app.get<{ Params: { centre: string }; Querystring: Asked<Key> }>(
      path,
      options,
      async ({ params, query }, reply) => {
        const id = params.centre;
        const centre = of.centre(id);
        if (centre === null)
          return sendRefusal(reply, refuse('centre-not-found', 'There is no such centre', { centre: id }).refusal);
        const { from, to, by } = query;
        const range = { from, to };
        const content = await of.content({ id, centre, range, by, ...languageOf(query.language) }, hangUpOf(reply));
        if (!content.ok) return sendRefusal(reply, content.refusal);
        const wish = { kind, centre: id, days: range, by: `${of.name}-${by}`, table: 'figures' } as const;
        return sendReport(reply, of.filing, content.value, wish);
      },
    );
  }
}

interface Asked<Key extends string> extends Days {
  readonly by: Key;
  readonly language?: string;
}
const queryOf = (keys: readonly string[]) =>
  Type.Object(
    {
      from: DateOnly,
      to: DateOnly,
      by: Type.Enum([...keys]),
      language: Type.Optional(Type.Enum([...languages.keys()])),
    },
    { additionalProperties: false },
  );
