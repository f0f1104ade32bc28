import { hash } from 'node:crypto';
import { caseToday } from '../../../engine/cases/case-world.ts';
import { type CaseChannel, channelsInPerson } from '../../../shared/cases/cases.ts';
import type { CaseKind } from '../../../shared/cases/cases-schema.ts';
import type { Answers } from '../../../shared/cases/form.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { waysWithAddress } from '../../../shared/notices/notices.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { RouteBody } from '../../../shared/routes.ts';
import type { Caller } from '../../access/caller.ts';
import { answered } from '../../forms/answered.ts';
import { newId } from '../../ids.ts';
import { isPracticeFin } from '../../registers/practice.ts';
import type { Proof } from '../../registers/registers.ts';
import { answerWithoutFact } from '../../rules/answers-fit.ts';
import { isPracticeTable } from '../../rules/practice-table.ts';
import { tableInForce } from '../../rules/tables.ts';
import type { CaseRouteParts } from './case-parts.ts';

/** What is asked for in writing, held to its form before it becomes a case. */

interface Registering {
  readonly caller: Caller;
  readonly body: RouteBody<'registerCase'>;
}

/** What is asked for, with who asks: held to the form of its kind, and to the table that is to decide it. */
export async function fitting(...[parts, centre, asked, by]: Parameters<typeof registration>) {
  const fits = registration(parts, centre, asked, by);
  const id = centre?.caseKinds?.find(({ id }) => id === asked.body.kind)?.table;
  if (!fits.ok || centre === null || id === undefined) return fits;
  const today = caseToday({ at: parts.clock.now(), centre });
  const inForce = tableInForce(await parts.store.decisionTables(), id, today);
  const fault = inForce === null ? null : answerWithoutFact(inForce.table, fits.value.answers);
  if (fault === null) return fits;
  const { field, rule } = fault;
  return refuse('bad-answers', `answers/${field}: ${rule}`, { field, rule, form: fits.value.command.form });
}

/** What is asked for, with who asks: held to the form of its kind. */
const registration = (
  parts: CaseRouteParts,
  centre: Centre | null,
  { caller, body }: Registering,
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
  const { address } = contact;
  if ((contact.by === 'letter' || address !== undefined) && (address ?? '').trim() === '')
    return refuse('malformed', 'contact/address: where the letter goes', { field: 'contact/address' });
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
