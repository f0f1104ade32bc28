import type { SeatChannel } from '../../../shared/booking/seats.ts';
import type { Answers } from '../../../shared/cases/form.ts';
import type { Form } from '../../../shared/cases/form-schema.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { RouteBody } from '../../../shared/routes.ts';
import type { PersonKey } from '../../access/person-key.ts';
import type { Committed } from '../../centre/centre-request.ts';
import type { AskedPerson, SeatRequest } from '../../centre/seat-book.ts';
import { answered } from '../../forms/answered.ts';
import type { Forms } from '../../forms/forms.ts';
import { newCode, newId, newSecret } from '../../ids.ts';
import { askCentre, askedBy, centreOf, type RouteParts } from '../centre-request.ts';
import type { RouteRequest } from '../register.ts';
import { requestWithSeat } from './request-with-seat.ts';
import { seatValue } from './seat-body.ts';

export interface TakingParts extends RouteParts {
  readonly personKey: PersonKey;
  readonly forms: Pick<Forms, 'find'>;
}

export type Asker = Pick<RouteRequest<'hold'>, 'caller'>;

/** Who asks, and when: one who is nobody acts as the holder of the seat. */
export function seatAsked({ clock }: Pick<TakingParts, 'clock'>, { caller }: Asker, seat: string) {
  return caller.kind === 'nobody'
    ? ({ at: clock.now(), by: { kind: 'phone', id: seat, role: 'phone' } } as const)
    : askedBy(clock, { caller });
}

type Taker = Pick<RouteBody<'book'>, 'contact' | 'form' | 'answers' | 'language'>;

/** [PV1] Who takes a seat: a random id, the keys by which they are known again, and what may be erased of them. */
const personOf = (
  { personKey, forms }: TakingParts,
  { contact = {}, form: asked }: Taker,
  { form, answers }: { readonly form: string | null; readonly answers: Answers },
): AskedPerson => ({
  person: newId(),
  phoneKey: contact.phone === undefined ? null : personKey(contact.phone),
  emailKey: contact.email === undefined ? null : personKey(contact.email.toLowerCase()),
  finKey: finKeyOf(personKey, asked === undefined ? null : forms.find(asked), answers),
  about: JSON.stringify({ contact, form, answers }),
});

/** Of the first FIN that they gave: by it their seat is found from their document. */
const finKeyOf = (personKey: PersonKey, form: Form | null, answers: Answers): string | null => {
  const fields = form?.steps.flatMap((step) => step.fields) ?? [];
  const fin = fields.filter(({ type }) => type === 'fin').map(({ id }) => answers[id]);
  const [given] = fin.filter((answer) => typeof answer === 'string');
  return given === undefined ? null : personKey(given);
};

/** One who is nobody says how they can be reached: by that they are told of changes, and counted. */
const contactRefusal = ({ caller }: Asker, { contact }: Taker) =>
  caller.kind === 'nobody' && contact?.phone === undefined && contact?.email === undefined
    ? refuse('malformed', 'contact: a phone number or an e-mail address is needed')
    : null;

export function languageOf(parts: TakingParts, centre: string, asked: string | undefined): Result<string> {
  const languages = centreOf(parts, centre).latest().centre?.languages ?? [];
  if (asked !== undefined && !languages.includes(asked))
    return refuse('malformed', `this centre does not speak ${asked}`, { language: asked });
  return ok(asked ?? languages[0] ?? 'az');
}

type TakingRoute = 'book' | 'standBy' | 'seatUrgently';
type TakingRequest = Pick<RouteRequest<TakingRoute>, 'caller' | 'key' | 'params'> & { readonly body: Taker };
interface TakingAsked {
  readonly seat: string;
  /** What it is of; null = there is no such seat. */
  readonly resource: string | null;
  readonly channel: SeatChannel;
  /** The draft that is sent with it: its link becomes that of the seat. */
  readonly draft?: { readonly secret: string; readonly proved: Answers };
  readonly command: (who: {
    readonly person: string;
    readonly code: string;
    readonly language: string;
    readonly request?: string;
  }) => SeatRequest['command'];
}

/** A place that is held, as far as who takes it says nothing of it. */
export async function heldBy({ store }: RouteParts, centre: string, seat: string) {
  const held = await store.seat(centre, seat);
  return { seat, resource: held?.resource ?? null, channel: held?.channel ?? ('web' as const) };
}

/** Somebody takes a seat: stored with who they are and the secret of their link, which only this answer tells. */
export async function takeSeat(parts: TakingParts, request: TakingRequest, asked: TakingAsked) {
  const { seat, command, draft } = asked;
  const missing = contactRefusal(request, request.body);
  if (missing !== null) return missing;
  const language = languageOf(parts, request.params.centre, request.body.language);
  if (!language.ok) return language;
  const said = answered(parts.forms, request.body, request.caller.kind !== 'nobody', draft?.proved);
  if (!said.ok) return said;
  const person = personOf(parts, request.body, said.value);
  const secret = draft?.secret ?? newSecret();
  const { centre } = centreOf(parts, request.params.centre).latest();
  const by = seatAsked(parts, request, seat);
  const { resource, channel } = asked;
  const who = { person, secret, language: language.value, ...said.value };
  const ofCase = resource === null ? null : requestWithSeat(centre, { ...by, seat, resource, channel, ...who });
  const registered = ofCase === null ? {} : { request: ofCase.id };
  return askCentre<TakingRoute>(parts, request, {
    command: null,
    seat: {
      ...by,
      command: command({ person: person.person, code: newCode(), language: language.value, ...registered }),
      ...{ person, secret },
    },
    ...(ofCase === null ? {} : { case: ofCase.asked }),
    ...(draft === undefined ? {} : { sent: draft.secret }),
    status: 201,
    value: (done) => ({ ...seatValue(done, seat), secret, request: registeredIn(done, seat) }),
  });
}

/** The number and the due date of the request that it is the reception of; null = of none. */
const registeredIn = ({ caseOf, seatOf }: Committed, seat: string) => {
  const id = seatOf(seat)?.request ?? null;
  const one = id === null ? null : caseOf(id);
  return one === null ? null : { number: one.number, due: one.due };
};
