import type { FastifyInstance } from 'fastify';
import type { StaffMember } from '../../../engine/cases/case-commands.ts';
import { caseToday } from '../../../engine/cases/case-world.ts';
import type { OfficeBody } from '../../../shared/cases/office-routes.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { memberOf, staffMember, takesCalls } from '../../access/duties.ts';
import { practicePeople } from '../../registers/practice.ts';
import { isPracticeTable } from '../../rules/practice-table.ts';
import type { AccessStore } from '../../store/store.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

export interface OfficeRouteParts extends RouteParts {
  readonly store: RouteParts['store'] & Pick<AccessStore, 'user' | 'users'>;
}

/** Route of what an office works with: lists, people, own duties. Nothing of who asks. */
export function officeRoutes(app: FastifyInstance, parts: OfficeRouteParts): void {
  register(app, 'office', async ({ caller, params }) => {
    const { centre } = centreOf(parts, params.centre).latest();
    const me = centre === null ? null : await staffMember(parts.store, caller, centre);
    if (centre === null || me === null) return refuse('centre-not-found', 'There is no such centre');
    const { user, ...duties } = me;
    return ok({
      name: centre.name,
      languages: [...centre.languages],
      timeZone: centre.timeZone,
      today: caseToday({ at: parts.clock.now(), centre }),
      me: { id: user, duties, calls: await takesCalls(parts.store, caller), visits: await visits(parts, me, centre) },
      kinds: (centre.caseKinds ?? []).map(({ id, name, form, outcomes, extendTo = [30], table }) => ({
        ...{ id, name, form, ...(table === undefined ? {} : { table }), ...cardsOf(centre, table) },
        outcomes: [...outcomes],
        extendTo: [...extendTo],
      })),
      topics: named(centre.caseTopics),
      outcomes: named(centre.caseOutcomes),
      grounds: named(centre.leaveGrounds),
      departments: named(centre.departments),
      documents: (centre.caseDocuments ?? []).map(({ id, name, kind = null }) => ({ id, name, kind })),
      printers: centre.printers.map(({ id, name }) => ({ id, name })),
      officials: (centre.officials ?? []).map(({ id, surname, name, post }) => ({
        ...{ id, post },
        name: `${surname} ${name}`,
      })),
      people: await peopleOf(parts, params.centre),
    });
  });
}

/** [CS26] Whether they have use for the list of visits to households. */
const visits = async ({ store }: OfficeRouteParts, { user, lead }: StaffMember, { caseKinds = [] }: Centre) =>
  caseKinds.some(({ visit }) => visit !== undefined) &&
  (lead || (await store.user(user))?.duties?.includes('visit') === true);

/** [RE3] Where a table of practice decides, invented people show a card. */
const cardsOf = ({ sample }: Centre, table: string | undefined) =>
  table !== undefined && sample === true && isPracticeTable(table)
    ? { cards: practicePeople.map((one) => ({ ...one })) }
    : {};

const named = (things: readonly { readonly id: string; readonly name: OfficeBody['name'] }[] = []) =>
  things.map(({ id, name }) => ({ id, name }));

const peopleOf = async ({ store }: OfficeRouteParts, centre: string): Promise<OfficeBody['people']> =>
  (await store.users())
    .filter((user) => user.active && (user.centre === null || user.centre === centre))
    .map((user) => ({ ...memberOf(user), name: user.name }))
    .map(({ user, name, departments, lead }) => ({ id: user, name, departments: [...departments], lead }))
    .filter(({ departments }) => departments.length > 0)
    .sort((one, other) => one.name.localeCompare(other.name, 'az'));
