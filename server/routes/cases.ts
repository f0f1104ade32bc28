import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { readCaseNumber } from '../../engine/cases/case-number.ts';
import { caseToday } from '../../engine/cases/case-world.ts';
import { seesCase } from '../../engine/cases/duties.ts';
import { isOverdue } from '../../engine/cases/overdue.ts';
import {
  type Case,
  type CaseChannel,
  channelsInPerson,
  openCaseStatuses,
  owedCaseStatuses,
} from '../../shared/cases.ts';
import type { CaseKind } from '../../shared/cases-schema.ts';
import type { Centre } from '../../shared/centre.ts';
import type { Answers } from '../../shared/form.ts';
import { waysWithAddress } from '../../shared/notices.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { RouteBody } from '../../shared/routes.ts';
import { openAllowance } from '../access/allowance.ts';
import type { Caller } from '../access/caller.ts';
import { staffMember } from '../access/duties.ts';
import { answered } from '../forms/answered.ts';
import { isAtHome } from '../http/origin.ts';
import { newId, newSecret } from '../ids.ts';
import { isPracticeFin } from '../registers/practice.ts';
import type { Proof } from '../registers/registers.ts';
import { answerWithoutFact } from '../rules/answers-fit.ts';
import { isPracticeTable } from '../rules/practice-table.ts';
import { tableInForce } from '../rules/tables.ts';
import { caseBody } from './case-body.ts';
import { filterOfBox, isInBox } from './case-boxes.ts';
import { caseDocumentRoutes, type DocumentParts } from './case-documents.ts';
import { begunOf } from './case-draft.ts';
import { caseFileRoutes } from './case-files.ts';
import { caseKindsRoute } from './case-kinds.ts';
import { caseLetterRoutes } from './case-letter.ts';
import { caseMoveRoutes } from './case-moves.ts';
import type { CaseRouteParts } from './case-parts.ts';
import { caseSearchRoutes } from './case-search.ts';
import { caseStoryRoute } from './case-story.ts';
import { caseVisitRoutes, type VisitParts } from './case-visits.ts';
import { askCentre, askedBy, centreOf } from './centre-request.ts';
import { ownCaseRoutes } from './own-case.ts';
import { type RouteRequest, register } from './register.ts';

/** Routes of cases: asked for by anybody, looked after by staff, opened by their secret. */
export function caseRoutes(app: FastifyInstance, parts: VisitParts & DocumentParts): void {
  caseKindsRoute(app, parts);
  registerRoute(app, parts);
  listRoute(app, parts);
  caseSearchRoutes(app, parts);
  caseStoryRoute(app, parts);
  caseLetterRoutes(app, parts);
  caseMoveRoutes(app, parts);
  caseVisitRoutes(app, parts);
  ownCaseRoutes(app, parts);
  caseFileRoutes(app, parts);
  caseDocumentRoutes(app, parts);
}

/** [CS1] So many from one address or kiosk at once, then one in five minutes; staff and programs as they like. */
const pace = { atOnce: 5, everyMs: 300_000 };

const registerRoute = (app: FastifyInstance, parts: CaseRouteParts): void => {
  const asked = openAllowance(parts.clock);
  register(app, 'registerCase', async (request) => {
    const { caller, params, body, raw } = request;
    const { centre } = centreOf(parts, params.centre).latest();
    const staff = centre === null ? null : await staffMember(parts.store, caller, centre);
    const own = staff === null ? forStaffAlone(body) : null;
    if (own !== null) return own;
    const begun = await begunOf(parts, params.centre, body.draft);
    if (begun !== null && 'sent' in begun) return ok(begun.sent);
    const fits = await fitting(parts, centre, request, { isStaff: staff !== null, proved: begun?.proved ?? {} });
    if (!fits.ok) return fits;
    const name =
      staff !== null || comesFromHere(raw) ? null : caller.kind === 'device' ? `device ${caller.id}` : raw.ip;
    const wait = name === null ? null : asked.take(name, pace);
    if (wait !== null) return refuse('too-many', 'Too many are asked for from here', { retryAfterSeconds: wait });
    const [id, secret] = [newId(), begun?.secret ?? newSecret()];
    const by = askedByAnybody(parts, request, id);
    const done = await askCentre<'registerCase'>(parts, request, {
      command: null,
      case: {
        ...by,
        ...{ staff, secret, person: fits.value.person },
        command: { type: 'register', case: id, ...fits.value.command },
      },
      ...(begun === null ? {} : { sent: begun.secret }),
      status: 201,
      value: ({ caseOf }) => {
        const { number, due, receivedOn } = mustBe(caseOf(id));
        return { number, due, receivedOn, secret };
      },
    });
    if (!done.ok && name !== null) asked.giveBack(name, pace);
    return done;
  });
};

const mustBe = (one: Case | null): Case => {
  if (one === null) throw new Error('no such case after its own event');
  return one;
};

type Registering = RouteRequest<'registerCase'>;

const comesFromHere = ({ headers, socket, raw }: Registering['raw']): boolean =>
  isAtHome({ headers, peer: socket.remoteAddress, version: raw.httpVersion });

/** One who is nobody acts as the citizen of the case. */
const askedByAnybody = ({ clock }: CaseRouteParts, { caller }: Pick<Registering, 'caller'>, id: string) =>
  caller.kind === 'nobody'
    ? ({ at: clock.now(), by: { kind: 'phone', id, role: 'phone' } } as const)
    : askedBy(clock, { caller });

/** What a citizen says of their case; the rest is for staff to say. */
const forStaffAlone = ({ channel, receivedAt, reason, ticket, seat }: RouteBody<'registerCase'>) => {
  const said = Object.entries({ channel, receivedAt, reason, ticket, seat }).find(([, value]) => value !== undefined);
  return said === undefined ? null : refuse('not-allowed', `${said[0]}: staff say this`, { field: said[0] });
};

/** What is asked for, with who asks: held to the form of its kind, and to the table that is to decide it. */
const fitting = async (...[parts, centre, asked, by]: Parameters<typeof registration>) => {
  const fits = registration(parts, centre, asked, by);
  const id = centre?.caseKinds?.find(({ id }) => id === asked.body.kind)?.table;
  if (!fits.ok || centre === null || id === undefined) return fits;
  const today = caseToday({ at: parts.clock.now(), centre });
  const inForce = tableInForce(await parts.store.decisionTables(), id, today);
  const fault = inForce === null ? null : answerWithoutFact(inForce.table, fits.value.answers);
  if (fault === null) return fits;
  const { field, rule } = fault;
  return refuse('bad-answers', `answers/${field}: ${rule}`, { field, rule, form: fits.value.command.form });
};

/** What is asked for, with who asks: held to the form of its kind. */
const registration = (
  parts: CaseRouteParts,
  centre: Centre | null,
  { caller, body }: Pick<Registering, 'caller' | 'body'>,
  { isStaff, proved }: { readonly isStaff: boolean; readonly proved: Answers },
) => {
  const kind = centre?.caseKinds?.find(({ id }) => id === body.kind);
  if (centre === null || kind === undefined) return refuse('kind-not-found', 'There is no such kind of case');
  const { contact = {}, topic = null, against = null } = body;
  const proof = proofBy(centre, caller, body.proof);
  const language = body.language ?? centre.languages[0] ?? 'az';
  const channel = body.channel ?? channelOf(caller);
  const wrong = proofFault(kind, proof, channel) ?? wrongAbout(centre, caller, { contact, against, language });
  if (wrong !== null) return wrong;
  const said = answered(parts.forms, { form: body.form ?? kind.form, answers: body.answers }, isStaff, proved);
  if (!said.ok) return said;
  if (said.value.form?.split('@')[0] !== kind.form)
    return refuse('malformed', `form: ${kind.form} is the form of this kind`, { form: kind.form });
  const { form, answers } = said.value;
  const about = JSON.stringify({ contact, form, answers, ...(proof === null ? {} : { proof }) });
  const person = newId();
  const { personKey } = parts;
  return ok({
    answers,
    command: {
      ...{ kind: kind.id, topic, against, language, person, form: form ?? kind.form },
      channel,
      ...{ visit: body.ticket ?? null, booking: body.seat ?? null },
      answersHash: hash('sha256', JSON.stringify(answers)),
      ...(body.receivedAt === undefined ? {} : { receivedOn: body.receivedAt }),
      ...(body.reason === undefined ? {} : { reason: body.reason }),
    },
    person: {
      ...{ person, about },
      phoneKey: contact.phone === undefined ? null : personKey(contact.phone),
      emailKey: contact.email === undefined ? null : personKey(contact.email.toLowerCase()),
    },
  });
};

const wrongAbout = (
  centre: Centre,
  caller: Caller,
  { contact, against, language }: { contact: Contact; against: string | null; language: string },
) => {
  if (caller.kind === 'nobody' && contact.phone === undefined && contact.email === undefined)
    return refuse('malformed', 'contact: a phone number or an e-mail address is needed');
  if (contact.by !== undefined && !waysWithAddress(contact).includes(contact.by))
    return refuse('malformed', `contact/by: there is no address for ${contact.by}`, { field: 'contact/by' });
  if (against !== null && !(centre.officials ?? []).some(({ id }) => id === against))
    return refuse('official-not-found', 'There is no such official', { official: against });
  return centre.languages.includes(language)
    ? null
    : refuse('malformed', `this centre does not speak ${language}`, { language });
};

type Contact = NonNullable<RouteBody<'registerCase'>['contact']>;

/** [PV4] What a table decides is asked for by those who show who they are; about others nobody is asked. */
const proofFault = ({ table }: CaseKind, proof: Proof | null, channel: CaseChannel) => {
  if (table === undefined)
    return proof === null ? null : refuse('malformed', 'proof: nobody is asked about this kind', { field: 'proof' });
  if (proof === null) return refuse('needs-proof', 'A card, a portal or staff who saw the document say who applies');
  if (proof.kind === 'clerk' && !channelsInPerson.includes(channel))
    return refuse('malformed', `channel: staff see a document at ${channelsInPerson.join(' or ')}`, {
      field: 'channel',
    });
  // [RE3] [RU7] Of invented people a table of practice decides, and no other.
  return isPracticeTable(table) === (proof.kind === 'practice')
    ? null
    : refuse('needs-proof', 'Practice cards and tables of practice go together');
};

/** [PV4] What somebody types of themselves is no proof; [RE3] in a sample centre anybody takes a practice card. */
const proofBy = ({ sample }: Centre, { kind }: Caller, said: { readonly fin: string } | undefined): Proof | null => {
  if (said === undefined) return null;
  if (sample === true && isPracticeFin(said.fin)) return { kind: 'practice', fin: said.fin };
  const by = { user: 'clerk', token: 'portal', device: 'card', nobody: null } as const;
  const proof = by[kind];
  return proof === null ? null : { kind: proof, fin: said.fin };
};

const channelOf = ({ kind, role }: Caller): CaseChannel =>
  kind === 'device' ? 'kiosk' : kind === 'token' ? 'portal' : kind === 'user' ? channelOfRole(role) : 'web';
const channelOfRole = (role: Caller['role']): CaseChannel => (role === 'clerk' ? 'counter' : 'reception');

const listRoute = (app: FastifyInstance, parts: CaseRouteParts): void => {
  register(app, 'cases', async ({ caller, params, query }) => {
    const state = centreOf(parts, params.centre).latest();
    const { centre } = state;
    const staff = centre === null ? null : await staffMember(parts.store, caller, centre);
    if (centre === null || staff === null) return ok({ cases: [], next: null });
    const now = { at: parts.clock.now(), centre };
    const today = caseToday(now);
    const number = query.number === undefined ? null : readCaseNumber(query.number);
    if (query.number !== undefined) {
      const found = number === null ? null : await parts.store.caseOfNumber(params.centre, number);
      const seen = found !== null && seesCase(staff, found) ? [caseBody(found, now, parts.registers)] : [];
      return ok({ cases: seen, next: null });
    }
    const { kind, topic, department, executor, status, only, box } = query;
    const filter = {
      ...definedOf({ kind, topic, department, executor }),
      ...(status === undefined ? (only === undefined ? {} : { status: statusesOf[only] }) : { status: [status] }),
      ...(only === 'overdue' ? { dueBefore: today } : {}),
    };
    const rows = await page(
      parts,
      params.centre,
      { ...filter, ...filterOfBox(staff, box) },
      query.after ?? null,
      (one) => seesCase(staff, one) && isInBox(staff, box, one) && (only !== 'overdue' || isOverdue(one, today)),
    );
    const last = rows.length > pageLength ? rows[pageLength - 1] : undefined;
    return ok({
      cases: rows.slice(0, pageLength).map((one) => caseBody(one, now, parts.registers)),
      next: last === undefined ? null : `${last.due} ${last.number}`,
    });
  });
};

const statusesOf = { open: openCaseStatuses, overdue: owedCaseStatuses } as const;

const definedOf = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const pageLength = 50;

/** One more than a page of those that the asker may see. */
const page = async (
  { store }: CaseRouteParts,
  centre: string,
  filter: Parameters<CaseRouteParts['store']['casesOf']>[1],
  asked: string | null,
  sees: (one: Case) => boolean,
): Promise<readonly Case[]> => {
  const [due = '', number = ''] = asked?.split(' ') ?? [];
  let after: Pick<Case, 'due' | 'number'> | null = asked === null ? null : { due, number };
  const found: Case[] = [];
  for (;;) {
    const rows = await store.casesOf(centre, filter, after, readAtOnce);
    found.push(...rows.filter(sees));
    after = rows.at(-1) ?? null;
    if (found.length > pageLength || rows.length < readAtOnce) return found;
  }
};
const readAtOnce = 200;
