import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isTheirMove } from '../../../engine/cases/duties.ts';
import { nextDocumentNumber } from '../../../engine/cases/moves/document.ts';
import type { DocumentKind } from '../../../shared/cases/cases-schema.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import { sendRefusal } from '../../http/errors.ts';
import { newCheckCode, newId } from '../../ids.ts';
import { composeDocument, initialsOf } from '../../reports/files/compose-document.ts';
import type { Filing } from '../../reports/files/filing.ts';
import { filledPlaces } from '../../reports/files/filled-places.ts';
import { aboutPerson } from '../../store/about-person.ts';
import { askCentre, askedBy } from '../centre-request.ts';
import { guard, type RouteRequest, register } from '../register.ts';
import { documentBody } from './case-document-list.ts';
import { type CaseRouteParts, seenCase } from './case-parts.ts';
import { openCase } from './case-search.ts';
import { type OpenedCase, openedCase } from './own-case.ts';

export interface DocumentParts {
  readonly filing: Filing;
  /** Where anybody reaches this server; null = only in the house. */
  readonly publicUrl: string | null;
}
type Parts = CaseRouteParts & DocumentParts;

/** [CS13] Routes of the documents of a case: issued by who answers, withdrawn by who leads, fetched by both and by the citizen. */
export function caseDocumentRoutes(app: FastifyInstance, parts: Parts): void {
  issueRoute(app, parts);
  withdrawRoute(app, parts);
  fetchRoutes(app, parts);
}

const noDocument = refuse('file-not-found', 'There is no such document, or it is erased');

const issueRoute = (app: FastifyInstance, parts: Parts): void =>
  register(app, 'issueDocument', async (request) => {
    const { caller, params, body } = request;
    const seen = await seenCase(parts, caller, params.centre, params.case);
    if (!seen.ok) return seen;
    const { one, staff, centre } = seen.value;
    if (!isTheirMove(staff, 'issue', one)) return refuse('not-allowed', 'This move is not theirs: issue');
    const kind = centre.caseDocuments?.find(({ id }) => id === body.kind);
    if (kind === undefined) return refuse('kind-not-found', 'There is no such kind of document', { kind: body.kind });
    const asked = askedBy(parts.clock, request);
    const made = await make(parts, { one, centre, kind, ...asked });
    if (!made.ok) return made;
    const { bytes, code, initials } = made.value;
    const { at } = asked;
    const [id, number, sum] = [newId(), nextDocumentNumber(one), hash('sha256', bytes)];
    const command = { type: 'issue', case: one.id, document: id, kind: kind.id, number, hash: sum } as const;
    const eraseAt = at + (kind.keepDays ?? 365) * dayMs;
    const document = { codeHash: hash('sha256', code), initials, body: bytes, eraseAt };
    const issued = { id, kind: kind.id, number, hash: sum, at, withdrawn: null };
    return askCentre<'issueDocument'>(parts, request, {
      command: null,
      case: { ...asked, staff, command, document },
      status: 201,
      value: () => documentBody(centre, issued),
    });
  });

type By = ReturnType<typeof askedBy>;
interface Making extends OpenedCase, By {
  readonly kind: DocumentKind;
}

/** The pages of a document, with the code that stands on them alone. */
const make = async (parts: Parts, { one, centre, kind, at, by }: Making) => {
  const person = aboutPerson((await parts.store.casePeople(centre.id, [one.id]))[0]);
  if (person === null) return refuse('wrong-status', 'What was asked is erased');
  const language = centre.languages.includes(one.language) ? one.language : (centre.languages[0] ?? 'az');
  const form = person.form === null ? null : await parts.forms.named(person.form);
  const said = kind.text[language] ?? kind.text[centre.languages[0] ?? 'az'] ?? '';
  const { text, missing } = filledPlaces(said, person.answers, { form, language });
  if (missing !== null)
    return refuse('bad-answers', `answers/${missing}: required`, { field: missing, rule: 'required' });
  const code = newCheckCode();
  const nameOf = await parts.names.load();
  const letter = composeDocument({
    ...{ centre, one, kind, language, text, code, at, publicUrl: parts.publicUrl },
    number: nextDocumentNumber(one),
    signer: by.kind === 'user' ? nameOf(by.id, at) : null,
  });
  const file = await parts.filing.make({ kind: 'letter', letter });
  return file.ok ? ok({ bytes: Buffer.from(file.value), code, initials: initialsOf(person) }) : file;
};

const withdrawRoute = (app: FastifyInstance, parts: Parts): void =>
  register(app, 'withdrawDocument', async (request: RouteRequest<'withdrawDocument'>) => {
    const { caller, params, body } = request;
    const seen = await seenCase(parts, caller, params.centre, params.case);
    if (!seen.ok) return seen;
    const { one, staff, centre } = seen.value;
    if (!isTheirMove(staff, 'revoke', one)) return refuse('not-allowed', 'This move is not theirs: revoke');
    const { document } = params;
    const command = { type: 'revoke', case: one.id, document, reason: body.reason } as const;
    return askCentre<'withdrawDocument'>(parts, request, {
      command: null,
      case: { ...askedBy(parts.clock, request), staff, command },
      value: ({ caseOf }) => {
        const after = caseOf(one.id)?.documents.find(({ id }) => id === document);
        if (after === undefined) throw new Error(`no such document after its own event: ${document}`);
        return documentBody(centre, after);
      },
    });
  });

const fetchRoutes = (app: FastifyInstance, parts: Parts): void => {
  const staff = { roles: ['admin', 'manager', 'clerk', 'reception'] } as const;
  app.get<{ Params: { centre: string; case: string; document: string } }>(
    '/api/centres/:centre/cases/:case/documents/:document',
    { schema: { hide: true }, onRequest: guard(staff, 'case') },
    async ({ actor: caller, params }, reply) => {
      const seen = await openCase(parts, caller, params.centre, params.case);
      if (!seen.ok) return sendRefusal(reply, seen.refusal);
      return send(parts, reply, seen.value, params.document);
    },
  );
  app.get<{ Params: { secret: string; document: string } }>(
    '/api/m/:secret/documents/:document',
    { schema: { hide: true } },
    async ({ params }, reply) => {
      const found = await openedCase(parts, params.secret);
      return found === null ? sendRefusal(reply, noDocument.refusal) : send(parts, reply, found, params.document);
    },
  );
};

const send = async ({ store }: Parts, reply: FastifyReply, { one, centre }: OpenedCase, id: string) => {
  const issued = one.documents.find((document) => document.id === id);
  const body = issued === undefined ? null : await store.documentBody(centre.id, one.id, id);
  if (issued === undefined || body === null) return sendRefusal(reply, noDocument.refusal);
  if (hash('sha256', body) !== issued.hash) throw new Error(`the bytes of a document are not those issued: ${id}`);
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${issued.number.replaceAll('/', '-')}.pdf"`)
    .header('cache-control', 'no-store')
    .send(body);
};
