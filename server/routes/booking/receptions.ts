import { hash } from 'node:crypto';
import { bookeeOf } from '../../../engine/booking/sheet-slots.ts';
import type { AnswerCase } from '../../../engine/cases/case-commands.ts';
import type { CaseReception, ReceptionBody, SeatRequestBody } from '../../../shared/booking/reception-schema.ts';
import { appealMade, receptionKind } from '../../../shared/booking/receptions.ts';
import type { Seat } from '../../../shared/booking/seats.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import { isOpenCase } from '../../../shared/cases/cases.ts';
import type { Form } from '../../../shared/cases/form-schema.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { RouteBody } from '../../../shared/routes.ts';
import type { CaseRequest } from '../../centre/case-book.ts';
import { answered } from '../../forms/answered.ts';
import type { Forms } from '../../forms/forms.ts';
import { newId, newSecret } from '../../ids.ts';
import { textHash } from '../../rules/tables.ts';
import { aboutPerson } from '../../store/about-person.ts';
import type { RouteParts } from '../centre-request.ts';

/** What a case and its reception tell of each other. */

type Parts = Pick<RouteParts, 'store'>;

/** [CS28] The reception of a case as who asked for it sees it; null = it has none. */
export async function receptionOf({ store }: Parts, centre: Centre, one: Case): Promise<ReceptionBody | null> {
  const seat = one.seat === null ? null : await store.seat(centre.id, one.seat);
  return seat === null || seat.request !== one.id ? null : receptionBody(centre, seat);
}

/** The same for staff, also of an appeal that was made at it; `theirs` are the cases of the same person. */
export async function caseReception(
  { store }: Parts,
  centre: Centre,
  one: Case,
  theirs: readonly Case[],
): Promise<CaseReception | null> {
  const seat = one.seat === null ? null : await store.seat(centre.id, one.seat);
  if (seat === null || seat.request === null) return null;
  const numbered = ({ id, number }: Case) => ({ id, number });
  const request = theirs.find(({ id }) => id === seat.request && id !== one.id);
  return {
    ...receptionBody(centre, seat),
    seat: seat.id,
    request: request === undefined ? null : numbered(request),
    appeals: theirs.filter(({ id, seat: of }) => of === seat.id && id !== one.id && id !== seat.request).map(numbered),
  };
}

const receptionBody = (centre: Centre, { resource, date, from, status }: Seat): ReceptionBody => {
  const bookee = bookeeOf(centre, resource);
  const official = bookee?.kind === 'official' ? bookee.official : null;
  return { official: official?.post ?? null, room: official?.room ?? null, date, from, status };
};

/** [CS29] The request of a seat for who receives them; null = it has none. */
export async function seatRequest({ store }: Parts, centre: Centre, seat: Seat): Promise<SeatRequestBody | null> {
  const one = seat.request === null ? null : await store.caseOf(centre.id, seat.request);
  return one === null ? null : requestBody(centre, one);
}

export function requestBody({ caseKinds = [], caseOutcomes = [] }: Centre, one: Case): SeatRequestBody {
  const { id, number, due, status, outcome, kind } = one;
  const can = isOpenCase(status) ? (caseKinds.find((of) => of.id === kind)?.outcomes ?? []) : [];
  const named = (things: readonly { readonly id: string; readonly name: Centre['name'] }[]) =>
    things.map((thing) => ({ id: thing.id, name: thing.name }));
  return {
    ...{ id, number, due, status, outcome },
    outcomeName: caseOutcomes.find((of) => of.id === outcome)?.name ?? null,
    outcomes: named(caseOutcomes.filter((of) => can.includes(of.id))),
    appeals: named(caseKinds.filter(isAppeal)),
  };
}

/** Whether a reception can become a case of this kind. */
const isAppeal = ({ id, table, offered }: NonNullable<Centre['caseKinds']>[number]): boolean =>
  id !== receptionKind && table === undefined && offered !== false;

/** [SE18] The officials who can receive them instead: of the department that looks after the request, if it is another. */
export async function otherOfficials({ store }: Parts, centre: Centre, seat: Seat) {
  const one = seat.request === null || seat.status !== 'booked' ? null : await store.caseOf(centre.id, seat.request);
  if (one === null || !isOpenCase(one.status)) return [];
  const all = centre.officials ?? [];
  const own = all.find(({ id }) => seat.resource === `official-${id}`);
  if (own === undefined || own.department === one.department) return [];
  return all.filter(({ department, offered }) => offered && department === one.department);
}

type Answer = Pick<RouteBody<'answerCase'>, 'text' | 'outcome' | 'way' | 'consent' | 'appeal'>;

/** [CS29] What an answer asks of a case, with who asks in the appeal that it makes and the secret of its link. */
export async function answerOf(
  parts: Parts & { readonly forms: Pick<Forms, 'find'> },
  centre: Centre,
  one: Case,
  { text, outcome, way, consent, appeal }: Answer,
): Promise<Result<Pick<CaseRequest, 'person' | 'secret'> & { readonly command: AnswerCase }>> {
  const command: AnswerCase = {
    ...{ type: 'answer', case: one.id, outcome, way },
    ...{ text: { id: newId(), body: text }, hash: textHash(text) },
    ...(consent === undefined ? {} : { consent }),
  };
  if (one.kind !== receptionKind || outcome !== appealMade || appeal === undefined) return ok({ command });
  const made = await appealFrom(parts, centre, one, appeal);
  return made.ok ? ok({ ...made.value, command: { ...command, appeal: made.value.appeal } }) : made;
}

/** The appeal that a reception becomes: of the same person, with what both forms ask. */
const appealFrom = async (
  parts: Pick<Parts, 'store'> & { readonly forms: Pick<Forms, 'find'> },
  centre: Centre,
  one: Case,
  { kind: id, topic, text }: NonNullable<Answer['appeal']>,
) => {
  const kind = centre.caseKinds?.find((of) => of.id === id);
  const form = kind === undefined ? null : parts.forms.find(kind.form);
  if (kind === undefined || form === null || !isAppeal(kind))
    return refuse('kind-not-found', 'There is no such kind of appeal', { kind: id });
  const [kept] = await parts.store.casePeople(centre.id, [one.id]);
  const about = aboutPerson(kept);
  const given = { ...sameAnswers(form, about?.answers ?? {}), ...writtenIn(form, text) };
  const said = answered(parts.forms, { form: form.id, answers: given }, true);
  if (!said.ok) return said;
  const { answers } = said.value;
  const name = said.value.form ?? form.id;
  const [phoneKey, emailKey] = [kept?.phoneKey ?? null, kept?.emailKey ?? null];
  const written = JSON.stringify({ contact: about?.contact ?? {}, form: name, answers });
  const answersHash = hash('sha256', JSON.stringify(answers));
  return ok({
    appeal: { as: newId(), kind: kind.id, topic: topic ?? null, form: name, answersHash },
    person: { person: one.person, phoneKey, emailKey, about: written },
    secret: newSecret(),
  });
};

const fieldsOf = (form: Form) => form.steps.flatMap(({ fields }) => fields);

/** Answers to questions that both forms ask. */
const sameAnswers = (form: Form, answers: { readonly [question: string]: unknown }) => {
  const asked = new Set(fieldsOf(form).map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)));
};

/** What is asked stands in the first field that takes a long text. */
const writtenIn = (form: Form, text: string) => {
  const field = fieldsOf(form).find(({ type }) => type === 'long');
  return field === undefined ? {} : { [field.id]: text };
};
