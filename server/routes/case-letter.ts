import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Case, isOpenCase } from '../../shared/cases.ts';
import type { Centre } from '../../shared/centre.ts';
import { sendRefusal } from '../http/errors.ts';
import { composeLetter } from '../reports/files/compose-letter.ts';
import type { Filing } from '../reports/files/filing.ts';
import { aboutPerson } from '../store/about-person.ts';
import { caseEventsIn } from '../store/cases.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { openCase } from './case-search.ts';
import { openedCase } from './own-case.ts';
import { guard } from './register.ts';

export interface LetterParts {
  readonly filing: Filing;
}
type Parts = CaseRouteParts & LetterParts;

/** The answer of a case as a letter on pages of A4, for those who may see the case and for its citizen. GET changes nothing. */
export function caseLetterRoutes(app: FastifyInstance, parts: Parts): void {
  const staff = { roles: ['admin', 'manager', 'clerk', 'reception'] } as const;
  app.get<{ Params: { centre: string; case: string } }>(
    '/api/centres/:centre/cases/:case/letter',
    { schema: { hide: true }, onRequest: guard(staff, 'case') },
    async ({ actor, params }, reply) => {
      const seen = await openCase(parts, actor, params.centre, params.case);
      return seen.ok ? sendLetter(parts, reply, seen.value) : sendRefusal(reply, seen.refusal);
    },
  );
  app.get<{ Params: { secret: string } }>(
    '/api/m/:secret/letter',
    { schema: { hide: true } },
    async ({ params }, reply) => {
      const found = await openedCase(parts, params.secret);
      return found === null ? sendRefusal(reply, noLetter) : sendLetter(parts, reply, found);
    },
  );
}

const noLetter = { code: 'not-found', message: 'There is no answer, or it is long over' } as const;

const sendLetter = async (
  parts: Parts,
  reply: FastifyReply,
  { one, centre }: { readonly one: Case; readonly centre: Centre },
): Promise<FastifyReply> => {
  const letter = isOpenCase(one.status) ? null : await letterOf(parts, one, centre);
  if (letter === null) return sendRefusal(reply, noLetter);
  const made = await parts.filing.make({ kind: 'letter', letter });
  if (!made.ok) return sendRefusal(reply, made.refusal);
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${one.number}.pdf"`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(made.value));
};

/** The last answer with its text; null = there is none, or it is erased. */
const letterOf = async ({ store, names }: Parts, one: Case, centre: Centre) => {
  const [stored, texts, [kept], nameOf] = await Promise.all([
    store.caseEvents(centre.id, one.id),
    store.caseTexts(centre.id, one.id),
    store.casePeople(centre.id, [one.id]),
    names.load(),
  ]);
  const answered = caseEventsIn(stored).findLast((event) => event.type === 'case-answered');
  const text = texts.find(({ id }) => id === answered?.text);
  const person = aboutPerson(kept);
  if (answered === undefined || text === undefined || person === null) return null;
  const { at, by, outcome } = answered;
  const signer = by.kind === 'user' ? nameOf(by.id, at) : null;
  return composeLetter({ centre, one, person, signer, at, outcome, body: text.body });
};
