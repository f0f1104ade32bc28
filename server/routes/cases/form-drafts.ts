import type { FastifyInstance } from 'fastify';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { RouteBody, RouteValue } from '../../../shared/routes.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import type { Caller } from '../../access/caller.ts';
import { draftMs, type FormDraft, readFormDraft, withAnswers } from '../../forms/form-draft.ts';
import { newSecret } from '../../ids.ts';
import { prefilled } from '../../registers/prefill.ts';
import type { Registers } from '../../registers/registers.ts';
import type { Hoarding } from '../booking/hoarding.ts';
import { seatBody } from '../booking/seat-body.ts';
import { heldBy, languageOf, type TakingParts, takeSeat } from '../booking/take-seat.ts';
import { centreOf } from '../centre-request.ts';
import { type RouteRequest, register } from '../register.ts';

export interface FormDraftParts extends TakingParts {
  readonly registers: Registers;
}

/** [FO5] Routes of forms that somebody has begun and not sent: behind a secret, for 30 days. GET changes nothing. */
export function formDraftRoutes(app: FastifyInstance, parts: FormDraftParts, limits: Hoarding): void {
  register(app, 'addDraft', async (request) => {
    const may = limits.take(request);
    if (!may.ok) return may;
    const { centre } = request.params;
    const begun = await begin(parts, centre, request.caller, request.body);
    return begun.ok ? store(parts, centre, begun.value, request.key) : begun;
  });
  answerRoute(app, parts);
  submitRoute(app, parts);
}

/** Stores what was begun, once for all repeats under the request's key: they are answered with the secret of the first. */
const store = async (
  { store: drafts, clock }: FormDraftParts,
  centre: string,
  draft: FormDraft,
  key: RouteRequest<'addDraft'>['key'],
): Promise<Result<RouteValue<'addDraft'>>> => {
  const now = clock.now();
  const stored = { secret: newSecret(), centre, about: JSON.stringify(draft), expiresAt: now + draftMs };
  const value = { secret: stored.secret, ...stateOf(draft, stored.expiresAt) };
  const answer = key === null ? null : { ...key, status: 201, body: JSON.stringify({ ok: true, value }), keptAt: now };
  const before = await drafts.addFormDraft(stored, answer === null ? undefined : { answer, since: now - dayMs });
  if (before === null) return ok(value);
  if (before.bodyHash !== key?.bodyHash)
    return refuse('key-reused', 'This Idempotency-Key came with another body before');
  // Written above.
  const told: { readonly value: RouteValue<'addDraft'> } = JSON.parse(before.body);
  return ok(told.value);
};

const answerRoute = (app: FastifyInstance, parts: FormDraftParts): void => {
  const { store, clock } = parts;
  register(app, 'answerDraft', async ({ params, body }) => {
    const found = await opened(parts, params.secret);
    const form = found === null ? null : parts.forms.find(found.draft.form);
    if (found === null || form === null) return noDraft;
    let refused: Extract<Result<FormDraft>, { ok: false }> = noDraft;
    const changed = await store.changeFormDraft(params.secret, clock.now(), (about) => {
      const next = withAnswers({ ...readFormDraft(about), ...aboutOf(body) }, form, body.answers);
      if (!next.ok) refused = next;
      return next.ok ? JSON.stringify(next.value) : null;
    });
    return changed ? ok(stateOf(found.draft, found.expiresAt)) : refused;
  });
};

const aboutOf = ({ about }: Pick<RouteBody<'answerDraft'>, 'about'>) => (about === undefined ? {} : { about });

const submitRoute = (app: FastifyInstance, parts: FormDraftParts): void => {
  register(app, 'submitDraft', async (request) => {
    const { caller, key, params, body } = request;
    const { secret } = params;
    const found = await opened(parts, secret);
    if (found === null) return sentBefore(parts, secret);
    const { form, answers, language, proved } = found.draft;
    const { hold: seat, contact } = body;
    const asked = { form, answers, language, ...(contact === undefined ? {} : { contact }) };
    return takeSeat(
      parts,
      { caller, key, params: { centre: found.centre }, body: asked },
      {
        ...(await heldBy(parts, found.centre, seat)),
        draft: { secret, proved },
        command: (who) => ({ type: 'book', seat, ...who }),
      },
    );
  });
};

/** The booking that became of a draft, where the answer to sending it was lost. */
const sentBefore = async ({ store, clock }: FormDraftParts, secret: string) => {
  const known = await store.seatOfSecret(secret, clock.now());
  const seat = known === null ? null : await store.seat(known.centre, known.seat);
  if (known === null || seat === null) return noDraft;
  const request = seat.request === null ? null : await store.caseOf(known.centre, seat.request);
  const registered = request === null ? null : { number: request.number, due: request.due };
  return ok({ seat: seatBody(seat), secret, request: registered });
};

/** What a secret opens of forms that were begun; null = nothing. */
export async function draftBehind(parts: FormDraftParts, secret: string): Promise<RouteValue<'own'>['draft']> {
  const found = await opened(parts, secret);
  if (found === null) return null;
  const { draft, centre, expiresAt } = found;
  return {
    ...{ centre, form: draft.form, language: draft.language, about: draft.about ?? null },
    ...shownOf(parts, draft),
    ...stateOf(draft, expiresAt),
  };
}

const noDraft = refuse('not-found', 'There is no such form begun, or it is over or sent');

const opened = async ({ store, clock, centres }: FormDraftParts, secret: string) => {
  const found = await store.formDraft(secret, clock.now());
  if (found === null || centres.find(found.centre) === null) return null;
  return { ...found, draft: readFormDraft(found.about) };
};

/** [PV4] The first state of a draft: nothing is filled in without a proof, and staff alone say that they saw a document. */
const begin = async (
  parts: FormDraftParts,
  centre: string,
  caller: Caller,
  { form: id, answers = {}, language: asked, ...body }: RouteBody<'addDraft'>,
): Promise<Result<FormDraft>> => {
  const proof = body.proof ?? null;
  const form = parts.forms.find(id);
  if (form === null) return refuse('form-not-found', 'There is no such form', { form: id });
  const language = languageOf(parts, centre, asked);
  if (!language.ok) return language;
  if (proof !== null && !maySeeDocuments(parts, centre, caller))
    return refuse('not-allowed', 'Staff who look after bookings alone say that they saw a document');
  const { proved, offered, down } = await prefilled(form, proof, parts.registers, `form ${id}`);
  const draft = {
    form: id,
    language: language.value,
    answers: offered,
    proved,
    proof: proof?.kind ?? null,
    down,
    ...aboutOf(body),
  };
  return withAnswers(draft, form, answers);
};

const maySeeDocuments = (parts: FormDraftParts, centre: string, caller: Caller): boolean =>
  (caller.role === 'admin' || caller.role === 'manager' || caller.role === 'reception') &&
  (caller.centre === null || caller.centre === centreOf(parts, centre).id);

const stateOf = ({ proof, proved, down }: FormDraft, expiresAt: number): RouteValue<'answerDraft'> => ({
  ...{ proof, proved: Object.keys(proved), down: [...down] },
  until: new Date(expiresAt).toISOString(),
});

/** [FO1] What is sensitive is not shown again: a link may lie open on a desk. */
const shownOf = ({ forms }: FormDraftParts, { form, answers, proved }: FormDraft) => {
  const fields = forms.find(form)?.steps.flatMap((step) => step.fields) ?? [];
  const isOpen = new Set(fields.filter(({ sensitive }) => sensitive !== true).map(({ id }) => id));
  const all = Object.entries({ ...answers, ...proved });
  return {
    answers: Object.fromEntries(all.filter(([id]) => isOpen.has(id))),
    hidden: all.filter(([id]) => !isOpen.has(id)).map(([id]) => id),
  };
};
