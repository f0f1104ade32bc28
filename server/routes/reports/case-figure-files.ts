import type { FastifyInstance } from 'fastify';
import { caseKeys } from '../../../shared/cases/case-figures.ts';
import { ok } from '../../../shared/refusals.ts';
import { composeCases } from '../../reports/files/compose-cases.ts';
import type { Filing } from '../../reports/files/filing.ts';
import { type CaseFigureParts, caseFigures } from './case-figures.ts';
import { figureFileRoutes } from './figure-files.ts';

export interface CaseFigureFileParts extends CaseFigureParts {
  readonly filing: Filing;
}

/** What became of cases as files. */
export function caseFigureFileRoutes(app: FastifyInstance, parts: CaseFigureFileParts): void {
  figureFileRoutes(app, {
    name: 'cases',
    keys: caseKeys,
    filing: parts.filing,
    centre: (id) => parts.centres.find(id)?.latest().centre ?? null,
    async content({ id, centre, range, by, code, language }, hungUp) {
      const made = await caseFigures(parts, id, { ...range, by }, hungUp);
      if (!made.ok) return made;
      return ok(composeCases({ centre, range, by, report: made.value, now: parts.clock.now() }, code, language));
    },
  });
}
