import type { FastifyInstance } from 'fastify';
import { callKeys } from '../../../shared/calls/call-figures.ts';
import { ok } from '../../../shared/refusals.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import { composeCalls } from '../../reports/files/compose-calls.ts';
import type { Filing } from '../../reports/files/filing.ts';
import { type CallFigureParts, callFigures } from './call-figures.ts';
import { figureFileRoutes } from './figure-files.ts';

export interface CallFigureFileParts extends CallFigureParts {
  readonly clock: Clock;
  readonly filing: Filing;
}

/** What calls came to as files; those with tables have the call-backs too. */
export function callFigureFileRoutes(app: FastifyInstance, parts: CallFigureFileParts): void {
  figureFileRoutes(app, {
    name: 'calls',
    keys: callKeys,
    filing: parts.filing,
    centre: (id) => parts.centre(id),
    async content({ id, centre, range, by, code, language }, hungUp) {
      const made = await callFigures(parts, id, { ...range, by }, hungUp);
      if (!made.ok) return made;
      return ok(composeCalls({ centre, range, by, report: made.value, now: parts.clock.now() }, code, language));
    },
  });
}
