import type { FastifyInstance } from 'fastify';
import { ok, refuse } from '../../../shared/refusals.ts';
import { register } from '../register.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { draftBehind, type FormDraftParts } from './form-drafts.ts';
import { caseBehind, moveOwnCase } from './own-case.ts';

/** Routes of what a secret opens: a form that was begun, or a case. GET changes nothing: scanners of mail open links first. */
export function ownRoutes(app: FastifyInstance, parts: CaseRouteParts & FormDraftParts): void {
  register(app, 'own', async ({ params }) => {
    const draft = await draftBehind(parts, params.secret);
    const found = draft === null ? await caseBehind(parts, params.secret) : null;
    return draft === null && found === null ? nothing : ok({ draft, case: found });
  });
  register(app, 'withdrawOwn', async (request) => {
    if (await parts.store.dropFormDraft(request.params.secret)) return ok({});
    const moved = await moveOwnCase(parts, request, (id) => ({ type: 'withdraw', case: id, ...request.body }));
    if (moved.ok) return ok({});
    return moved.refusal.code === 'case-not-found' ? nothing : moved;
  });
}

const nothing = refuse('not-found', 'There is nothing behind this secret, or it is long over');
