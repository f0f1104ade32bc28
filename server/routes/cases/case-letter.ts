import type { FastifyInstance, FastifyReply } from 'fastify';
import type { CaseEvent } from '../../../shared/cases/case-events.ts';
import { type Case, isOpenCase } from '../../../shared/cases/cases.ts';
import type { OwnDecision } from '../../../shared/cases/table-routes.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type CaseNoticeKind, isOfCase } from '../../../shared/notices/notices.ts';
import { noticeRules } from '../../../shared/notices/notices-schema.ts';
import { inLanguage } from '../../../shared/words.ts';
import { sendRefusal } from '../../http/errors.ts';
import { drawnCaseLetter } from '../../notices/notice-words.ts';
import { composeLetter } from '../../reports/files/compose-letter.ts';
import type { Filing } from '../../reports/files/filing.ts';
import type { LetterContent } from '../../reports/files/letter-content.ts';
import { aboutPerson } from '../../store/about-person.ts';
import { caseEventsIn, type KeptCaseText } from '../../store/cases.ts';
import { guard } from '../register.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { openCase } from './case-search.ts';
import { ownDecision } from './decision-in-words.ts';
import { type OpenedCase, openedCase } from './own-case.ts';

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
  app.get<{ Params: { centre: string; case: string; notice: string } }>(
    '/api/centres/:centre/cases/:case/notices/:notice/letter',
    { schema: { hide: true }, onRequest: guard(staff, 'case') },
    async ({ actor, params }, reply) => {
      const seen = await openCase(parts, actor, params.centre, params.case);
      if (!seen.ok) return sendRefusal(reply, seen.refusal);
      const { one, centre } = seen.value;
      const notice = await parts.store.notice(params.centre, params.notice);
      if (notice === null || !isOfCase(notice.kind) || notice.seat !== one.id) return sendRefusal(reply, noLetter);
      if (notice.kind === 'case-answered' && one.status !== 'left') return sendLetter(parts, reply, { one, centre });
      return sendMade(parts, reply, one, await letterOfNotice(parts, { one, centre, kind: notice.kind }));
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
  return sendMade(parts, reply, one, isOpenCase(one.status) ? null : await letterOf(parts, one, centre));
};

const sendMade = async (
  parts: Parts,
  reply: FastifyReply,
  one: Case,
  letter: LetterContent | null,
): Promise<FastifyReply> => {
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

/** [NO4] What a notice tells, with what was written to the citizen, as a letter; null = it is erased. */
const letterOfNotice = async (
  { store, names }: Parts,
  { one, centre, kind }: OpenedCase & { readonly kind: CaseNoticeKind },
): Promise<LetterContent | null> => {
  const [stored, texts, [kept], nameOf, tables] = await Promise.all([
    store.caseEvents(centre.id, one.id),
    store.caseTexts(centre.id, one.id),
    store.casePeople(centre.id, [one.id]),
    names.load(),
    store.decisionTables(),
  ]);
  const events = caseEventsIn(stored);
  const person = aboutPerson(kept);
  if (person === null) return null;
  const { language, number, due } = one;
  const title = noticeRules(centre).titles[kind];
  const drawn = drawnCaseLetter({ ...{ kind, language, number, due, title }, centre: '' });
  const told = events.findLast(({ type }) => toldBy[kind].some((cause) => cause === type));
  const more =
    kind === 'case-decided'
      ? decisionLines(centre, one, ownDecision(one, texts, tables, events))
      : told === undefined
        ? []
        : moreOf(told, texts);
  const signer = told?.by.kind === 'user' ? nameOf(told.by.id, told.at) : null;
  const body = [...drawn.lines, ...more].join('\n\n');
  return composeLetter({
    centre,
    one,
    person,
    signer,
    at: told?.at ?? one.registeredAt,
    outcome: null,
    title: drawn.title,
    body,
  });
};

/** The events that a notice tells of. */
const toldBy: { readonly [K in CaseNoticeKind]: readonly CaseEvent['type'][] } = {
  'case-unconfirmed': ['case-registered'],
  'case-lapsed': ['case-lapsed'],
  'case-received': ['case-registered', 'case-confirmed'],
  'case-asked': ['case-asked'],
  'case-extended': ['case-extended', 'case-due-moved'],
  'case-visit': ['case-visit-drawn'],
  'case-sent-on': ['case-sent-on'],
  'case-answered': ['case-left'],
  'case-decided': ['case-decided'],
};

/** What was written to the citizen, and the institution that it was sent to. */
const moreOf = (event: CaseEvent, texts: readonly KeptCaseText[]): readonly string[] => {
  const text = event.type === 'case-asked' || event.type === 'case-left' ? event.text : null;
  const body = texts.find(({ id }) => id === text)?.body;
  return [...(event.type === 'case-sent-on' ? [event.to] : []), ...(body === undefined ? [] : [body])];
};

/** [RU4] What a table decided: on what ground, and each condition with whether it held. */
const decisionLines = (centre: Centre, { language }: Case, decision: OwnDecision | null): readonly string[] => {
  if (decision === null) return [];
  const say = (of: Centre['name']): string => inLanguage(of, language, centre.languages[0]);
  const held = { true: '+', false: '−', unknown: '?' } as const;
  return [
    ...(decision.ground === null ? [] : [say(decision.ground)]),
    ...(decision.amount === null ? [] : [`${(decision.amount / 100).toFixed(2)} AZN`]),
    decision.conditions.map(({ says, holds }) => `${held[holds]} ${say(says)}`).join('\n'),
  ].filter((line) => line !== '');
};
