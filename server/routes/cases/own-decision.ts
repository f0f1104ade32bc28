import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { CaseEvent } from '../../../shared/cases/case-events.ts';
import { checkAnswers } from '../../../shared/cases/form.ts';
import { formName } from '../../../shared/cases/form-name.ts';
import type { DecisionTable } from '../../../shared/cases/table-schema.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { newId, newSecret } from '../../ids.ts';
import { institutionOf } from '../../registers/registers.ts';
import { knownFacts } from '../../rules/case-facts.ts';
import { type AboutPerson, aboutPerson } from '../../store/about-person.ts';
import { askCentre } from '../centre-request.ts';
import { register } from '../register.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { tableOfCase } from './decision-in-words.ts';
import { type OpenedCase, openedCase, recordOfCase } from './own-case.ts';

/** [CS23] Routes of who applied for something that a table decides: what is known, what was asked, and an objection. */
export function ownDecisionRoutes(app: FastifyInstance, parts: CaseRouteParts): void {
  register(app, 'ownCaseFacts', async ({ params }) => {
    const found = await openedCase(parts, params.secret);
    if (found === null || found.one.table === null) return noCase;
    const { one, centre } = found;
    const record = await recordOfCase(parts, centre.id, one.id);
    const table = tableOfCase(await parts.store.decisionTables(), one);
    return ok({ facts: table === null ? [] : factsOf(parts, table, record), asked: askedOf(parts, record.events) });
  });
  objectRoute(app, parts);
}

const noCase = refuse('case-not-found', 'There is no such case, or it is long over');

type Record = Awaited<ReturnType<typeof recordOfCase>>;

const factsOf = ({ registers }: CaseRouteParts, table: DecisionTable, record: Record) => {
  const known = knownFacts(table, record);
  const visited = record.events.findLast(({ type }) => type === 'case-visited');
  return table.facts.map(({ id, name, register: from, visit }) => {
    const asked = record.events.findLast((event) => event.type === 'case-fact' && event.register === from?.id);
    return {
      ...{ name, value: known[id] ?? null },
      register: from === undefined ? null : institutionOf(registers, from.id),
      asOf: asked?.type === 'case-fact' ? asked.asOf : null,
      visitedAt: visit === undefined || visited === undefined ? null : new Date(visited.at).toISOString(),
    };
  });
};

const askedOf = ({ registers }: CaseRouteParts, events: readonly CaseEvent[]) =>
  events.flatMap((event) =>
    event.type === 'case-fact'
      ? [
          {
            at: new Date(event.at).toISOString(),
            register: institutionOf(registers, event.register),
            said: event.said,
          },
        ]
      : [],
  );

const objectRoute = (app: FastifyInstance, parts: CaseRouteParts): void => {
  register(app, 'ownCaseObject', async ({ params, body, key }) => {
    const found = await openedCase(parts, params.secret);
    if (found === null) return noCase;
    const { one, centre } = found;
    const [kept] = await parts.store.casePeople(centre.id, [one.id]);
    const appeal = appealOf(parts, found, aboutPerson(kept), body.reason);
    if (!appeal.ok) return appeal;
    const { kind, form, about, answersHash } = appeal.value;
    const [id, secret] = [newId(), newSecret()];
    const { phoneKey = null, emailKey = null } = kept ?? {};
    const asked = { key, params: { centre: centre.id } };
    return askCentre<'ownCaseObject'>(parts, asked, {
      command: null,
      status: 201,
      case: {
        at: parts.clock.now(),
        ...{ by: { kind: 'phone', id: one.id, role: 'phone' }, staff: null, secret },
        person: { person: one.person, phoneKey, emailKey, about },
        command: { type: 'object', case: one.id, as: id, kind, form, answersHash },
      },
      value: ({ caseOf }) => {
        const made = caseOf(id);
        return { number: made?.number ?? '', due: made?.due ?? '', secret };
      },
    });
  });
};

/** What an objection asks: the form of its kind, filled in with what the application says of who applies. */
const appealOf = (
  { forms }: CaseRouteParts,
  { one, centre }: OpenedCase,
  about: AboutPerson | null,
  reason: string,
) => {
  const kinds = centre.caseKinds ?? [];
  const kind = kinds.find(({ id }) => id === kinds.find((each) => each.id === one.kind)?.objections);
  const form = kind === undefined ? null : forms.find(kind.form);
  if (kind === undefined || form === null || about === null)
    return refuse('kind-not-found', 'There is no kind of case that an objection becomes');
  const asks = new Set(form.steps.flatMap(({ fields }) => fields.map(({ id }) => id)));
  const { by: _, ...addresses } = about.contact;
  const known = Object.entries({ ...about.answers, ...addresses, text: reason });
  const said = checkAnswers(form, Object.fromEntries(known.filter(([field]) => asks.has(field))));
  if (!said.ok) {
    const { field = null, rule = null } = said.faults[0] ?? {};
    return refuse('bad-answers', 'The appeal asks for more than the application has', { field, rule });
  }
  const name = formName(form);
  return ok({
    ...{ kind: kind.id, form: name },
    about: JSON.stringify({ contact: about.contact, form: name, answers: said.answers }),
    answersHash: hash('sha256', JSON.stringify(said.answers)),
  });
};
