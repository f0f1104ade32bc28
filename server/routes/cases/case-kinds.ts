import type { FastifyInstance } from 'fastify';
import { kindDefaults } from '../../../engine/cases/case-world.ts';
import type { CaseKind } from '../../../shared/cases/cases-schema.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { practicePeople } from '../../registers/practice.ts';
import { isPracticeTable } from '../../rules/practice-table.ts';
import { centreOf } from '../centre-request.ts';
import { register } from '../register.ts';
import type { CaseRouteParts } from './case-parts.ts';

/** The route of what may be asked in writing: for everybody. */
export function caseKindsRoute(app: FastifyInstance, parts: Pick<CaseRouteParts, 'centres'>): void {
  register(app, 'caseKinds', ({ params }) => {
    const { centre } = centreOf(parts, params.centre).latest();
    if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: params.centre });
    const { name, languages, timeZone, caseKinds = [], caseTopics = [], officials = [] } = centre;
    return ok({
      ...{ name, languages, timeZone },
      kinds: caseKinds
        .filter((kind) => isOnPage(centre, kind))
        .map(({ id, name: called, form, days = kindDefaults.days, table }) => ({
          ...{ id, name: called, form, days },
          cards: table === undefined ? null : practicePeople.map((one) => ({ ...one })),
        })),
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

/** [PV4] What a table decides is asked for by those who show who they are, not on the page; [RE3] invented people show a practice card there. */
const isOnPage = ({ sample }: Centre, { offered = true, table }: CaseKind): boolean =>
  offered && (table === undefined || (sample === true && isPracticeTable(table)));
