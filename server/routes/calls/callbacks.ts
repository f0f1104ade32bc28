import type { FastifyInstance } from 'fastify';
import { isOverdue } from '../../../engine/cases/overdue.ts';
import { dateAt } from '../../../engine/queue/business-day.ts';
import type { CallbackBody } from '../../../shared/calls/call-routes.ts';
import { callbackKind } from '../../../shared/calls/calls.ts';
import { type Case, caseStatuses, mayMoveCase } from '../../../shared/cases/cases.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { Caller } from '../../access/caller.ts';
import { staffMember, takesCalls } from '../../access/duties.ts';
import { type AboutPerson, aboutPerson } from '../../store/about-person.ts';
import { caseBody } from '../cases/case-body.ts';
import type { CaseRouteParts } from '../cases/case-parts.ts';
import { noteOpened } from '../cases/case-search.ts';
import { askCentre, askedBy, centreOf } from '../centre-request.ts';
import { register } from '../register.ts';

/** [HL4] Routes of calling back: who is to be called, and what came of a try. */
export function callbackRoutes(app: FastifyInstance, parts: CaseRouteParts): void {
  const { store, clock } = parts;
  register(app, 'dueCallbacks', async ({ caller, params: { centre } }) => {
    if (!(await takesCalls(store, caller))) return ok({ callbacks: [], more: false });
    const filter = { kind: callbackKind, status: caseStatuses.filter((status) => mayMoveCase(status, 'try')) };
    const found = await store.casesOf(centre, filter, null, shownAtMost + 1);
    const shown = found.slice(0, shownAtMost);
    const ids = shown.map(({ id }) => id);
    const people = await store.casePeople(centre, ids);
    const about = new Map(people.map((person) => [person.case, aboutPerson(person)]));
    await noteOpened(parts, centre, { caller, ids });
    const zone = centreOf(parts, centre).latest().centre?.timeZone ?? 'UTC';
    const today = dateAt(clock.now(), zone);
    const callbacks = shown.map((one) => callbackBody(one, about.get(one.id) ?? null, today));
    return ok({ callbacks: callbacks.toSorted(byDue), more: found.length > shownAtMost });
  });
  register(app, 'tryCallback', async (request) => {
    const { caller, params, body } = request;
    const staff = await callerOf(parts, caller, params);
    if (staff === null) return refuse('case-not-found', 'There is no such call-back');
    return askCentre<'tryCallback'>(parts, request, {
      command: null,
      case: { ...askedBy(clock, request), staff, command: { type: 'try', case: params.case, reached: body.reached } },
      value: ({ caseOf, state }) => {
        const after = caseOf(params.case);
        if (after === null || state.centre === null)
          throw new Error(`no such case after its own event: ${params.case}`);
        return { case: caseBody(after, { at: state.at, centre: state.centre }, parts.registers) };
      },
    });
  });
}

const shownAtMost = 50;

/** Who calls back; null = there is no such call-back for them. */
const callerOf = async (
  parts: CaseRouteParts,
  caller: Caller,
  { centre: id, case: of }: { readonly centre: string; readonly case: string },
) => {
  const { centre } = centreOf(parts, id).latest();
  const one = await parts.store.caseOf(id, of);
  if (centre === null || one?.kind !== callbackKind || !(await takesCalls(parts.store, caller))) return null;
  return staffMember(parts.store, caller, centre);
};

const callbackBody = (one: Case, about: AboutPerson | null, today: string): CallbackBody => {
  const { id, number, due, tries } = one;
  const { phone, name, text } = about?.answers ?? {};
  return {
    ...{ case: id, number, due, overdue: isOverdue(one, today), tries },
    phone: textOf(phone) ?? about?.contact.phone ?? null,
    name: textOf(name) ?? about?.contact.name ?? null,
    text: textOf(text),
  };
};

const textOf = (said: unknown): string | null => (typeof said === 'string' && said !== '' ? said : null);

/** The oldest due date first; of one date those first who were tried less. */
const byDue = (a: CallbackBody, b: CallbackBody): number =>
  a.due === b.due ? a.tries - b.tries || (a.number < b.number ? -1 : 1) : a.due < b.due ? -1 : 1;
