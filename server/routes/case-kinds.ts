import type { FastifyInstance } from 'fastify';
import { kindDefaults } from '../../engine/cases/case-world.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { centreOf } from './centre-request.ts';
import { register } from './register.ts';

/** The route of what may be asked in writing: for everybody. */
export function caseKindsRoute(app: FastifyInstance, parts: Pick<CaseRouteParts, 'centres'>): void {
  register(app, 'caseKinds', ({ params }) => {
    const { centre } = centreOf(parts, params.centre).latest();
    if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: params.centre });
    const { name, languages, timeZone, caseKinds = [], caseTopics = [], officials = [] } = centre;
    return ok({
      ...{ name, languages, timeZone },
      kinds: caseKinds
        // [PV4] What a table decides is asked for by those who show who they are, not on the page.
        .filter(({ offered = true, table }) => offered && table === undefined)
        .map(({ id, name: called, form, days = kindDefaults.days }) => ({ id, name: called, form, days })),
      // [CS9] Those whose names stand on the page of bookings anyway.
      officials: officials
        .filter(({ offered }) => offered)
        .map(({ id, surname, name: first, patronymic = '', post }) => ({
          ...{ id, post },
          name: [surname, first, patronymic].filter((part) => part !== '').join(' '),
        })),
      topics: caseTopics.map(({ id, name: called, urgent = null }) => ({ id, name: called, urgent })),
    });
  });
}
