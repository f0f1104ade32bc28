import { Type } from 'typebox';
import type { Asker } from '../access.ts';
import { finForm } from '../cases/fin.ts';
import { Form } from '../cases/form-schema.ts';
import { OwnCase } from '../cases/own-case-schema.ts';
import { CentreId, Comments, Contact, RequestFields, SeatBody, SeatValue, Taken, taking } from '../route-bodies.ts';
import {
  anyone,
  closed,
  DateOnly,
  empty,
  Id,
  Language,
  nullable,
  ReasonOnly,
  Resource,
  type Route,
  Text,
  Time,
  TimeOfDay,
} from '../route-parts.ts';
import { Reception } from './booking-schema.ts';
import { HeldRequest } from './reception-schema.ts';

/** The HTTP routes by which somebody books, and holds what they booked (method and path: paths.ts). */

const GivenAnswers = Type.Record(Id, Type.Unsafe<unknown>({}), { maxProperties: 100 });

/** What kind of case a form is to become, and of which topic. */
const AboutCase = Type.Object({ kind: Id, topic: Type.Optional(Id) }, closed);

const DraftState = {
  until: Type.Unsafe<string>({ ...Time, description: 'from when on the link opens nothing' }),
  proof: nullable(Type.Enum(['card', 'phone-code', 'portal', 'clerk'])),
  proved: Type.Array(Id, { description: 'the questions whose answers are proved: they cannot be changed' }),
  down: Type.Array(Type.String(), {
    description: 'what was asked of registers and got no answer: its questions are open',
  }),
};

const FormDraftBody = Type.Object(DraftState);

const OfficialBody = Type.Object({
  surname: Type.String(),
  name: Type.String(),
  patronymic: nullable(Type.String()),
  post: Text,
  room: nullable(Text),
});

/** [SE17] What the holder of a seat's secret is told of it beside the seat. */
const HeldSeat = Type.Object({
  name: Text,
  languages: Type.Array(Type.String()),
  timeZone: Type.String(),
  official: nullable(OfficialBody),
  service: Text,
  documents: Type.Array(Text, { description: 'what to bring' }),
  checkIn: nullable(Type.Object({ from: Time, until: Time }, { description: 'when they may check in' })),
  ticket: nullable(Type.String({ description: 'opens the ticket that it became' })),
  asked: nullable(
    Type.Object({
      ...RequestFields,
      hidden: Type.Array(Id, { description: 'questions whose answers are shown to those who work on it alone' }),
    }),
  ),
});

const displays: readonly Asker[] = ['display'];

export const bookingRoutes = {
  printSeat: {
    summary: 'A booking on paper from the kiosk that asks, with its code: three at once, then one in 20 s',
    roles: ['kiosk'],
    body: Type.Object(
      { secret: Type.String({ minLength: 16, maxLength: 100 }), language: Type.Optional(Language) },
      closed,
    ),
    value: Type.Object({ job: Type.String(), status: Type.Literal('queued') }),
    status: 201,
  },
  slots: {
    summary: 'The slots of a service that may be booked on a date, with how many seats of each are free; local times',
    roles: anyone,
    query: Type.Object({ date: DateOnly }, closed),
    value: Type.Array(Type.Object({ from: Type.String({ description: 'HH:MM, local' }), free: Type.Integer() })),
  },
  serviceDates: {
    summary: 'The dates on which a service may be booked now, full ones marked',
    roles: anyone,
    value: Type.Array(Type.Object({ date: DateOnly, full: Type.Boolean() })),
  },
  officialSlots: {
    summary: 'The slots of an official on a date, with how many places of each are free; local times',
    roles: anyone,
    query: Type.Object({ date: DateOnly }, closed),
    value: Type.Array(Type.Object({ from: Type.String({ description: 'HH:MM, local' }), free: Type.Integer() })),
  },
  officials: {
    summary: 'Who receives by appointment, with post, place and reception days',
    roles: anyone,
    value: Type.Array(
      Type.Object({ id: Id, ...OfficialBody.properties, department: Id, receptions: Type.Array(Reception) }),
    ),
  },
  officialDates: {
    summary:
      'The next four reception dates of an official, full ones marked; if all are full, a later one with room too; for managers also as of another date (`from`)',
    roles: anyone,
    query: Type.Object({ from: Type.Optional(DateOnly) }, closed),
    value: Type.Array(Type.Object({ date: DateOnly, full: Type.Boolean() })),
  },
  hold: {
    summary:
      'Keep a place of a slot while the questions are answered; `instead`: the secret of a seat that was called off, whose offers it may be',
    roles: anyone,
    notFor: displays,
    status: 201,
    body: Type.Object(
      {
        resource: Resource,
        date: DateOnly,
        from: TimeOfDay,
        instead: Type.Optional(Type.String({ minLength: 16, maxLength: 100 })),
      },
      closed,
    ),
    value: Type.Object({ hold: Id, until: Time, seconds: Type.Integer({ description: 'until then, from now' }) }),
  },
  releaseHold: { summary: 'Give a place back that was kept', roles: anyone, body: empty, value: empty },
  book: {
    summary: 'Take the place that is kept; without a phone number or an address only at a kiosk and by staff',
    roles: anyone,
    notFor: displays,
    status: 201,
    body: Type.Object({ hold: Id, ...taking }, closed),
    value: Taken,
  },
  addDraft: {
    summary:
      'Begin a form: it lives 30 days behind its secret. Staff who saw the document name whose it is; without a proof nothing is filled in',
    roles: anyone,
    notFor: displays,
    status: 201,
    body: Type.Object(
      {
        form: Id,
        language: Type.Optional(Language),
        answers: Type.Optional(GivenAnswers),
        about: Type.Optional(AboutCase),
        proof: Type.Optional(
          Type.Object({ kind: Type.Literal('clerk'), fin: Type.String({ pattern: finForm.source }) }, closed),
        ),
      },
      closed,
    ),
    value: Type.Object({ secret: Type.String(), ...DraftState }),
  },
  own: {
    summary:
      'What a secret opens: a form that was begun, with the answers so far but those to sensitive questions, or a case as the citizen sees it',
    roles: anyone,
    value: Type.Object({
      draft: nullable(
        Type.Object({
          centre: CentreId,
          form: Id,
          language: Language,
          answers: Type.Unsafe<{ readonly [question: string]: unknown }>({
            type: 'object',
            additionalProperties: true,
          }),
          hidden: Type.Array(Id),
          about: nullable(AboutCase),
          ...DraftState,
        }),
      ),
      case: nullable(OwnCase),
    }),
  },
  answerDraft: {
    summary: 'Answers in place of those before, finished or not; null = not answered any more. What is proved stays',
    roles: anyone,
    body: Type.Object({ answers: GivenAnswers, about: Type.Optional(AboutCase) }, closed),
    value: FormDraftBody,
  },
  submitDraft: {
    summary: 'Send what was begun with a place that is kept: its link becomes that of the booking. Twice is once',
    roles: anyone,
    status: 201,
    body: Type.Object({ hold: Id, contact: Type.Optional(Contact) }, closed),
    value: Taken,
  },
  withdrawOwn: {
    summary: 'Forget what was begun, or withdraw a case',
    roles: anyone,
    body: ReasonOnly,
    value: empty,
  },
  standBy: {
    summary: 'Wait for a place of a date on which none is free',
    roles: anyone,
    notFor: displays,
    status: 201,
    body: Type.Object({ resource: Resource, date: DateOnly, ...taking }, closed),
    value: Taken,
  },
  form: {
    summary: 'A form: what is asked, a step at a time, in each language, and when; `ID@VERSION` = as it was',
    roles: anyone,
    value: Form,
  },
  phoneSeat: {
    summary: 'A seat, for the holder of its secret',
    roles: anyone,
    value: Type.Object({
      centre: Type.String(),
      seat: SeatBody,
      offers: Type.Array(Type.Object({ date: DateOnly, from: Type.String() })),
      reason: nullable(Type.String({ description: 'why it was called off' })),
      about: HeldSeat,
      request: nullable(HeldRequest),
      others: Type.Array(Type.Object({ id: Id, ...OfficialBody.properties }), {
        description:
          '[SE18] the officials who can receive them instead: of the department that looks after the request now',
      }),
    }),
  },
  phoneSeatCancel: { summary: 'Give it up', roles: anyone, body: empty, value: SeatValue },
  phoneSeatMove: {
    summary: 'Another time instead; with another official where the request went to their department',
    roles: anyone,
    body: Type.Object({ official: Type.Optional(Id), date: DateOnly, from: TimeOfDay }, closed),
    value: SeatValue,
  },
  phoneSeatComment: {
    summary: 'Add something to what was asked: those who receive them read it; 20 at most',
    roles: anyone,
    body: Type.Object({ comment: Type.String({ minLength: 1, maxLength: 2000 }) }, closed),
    value: Type.Object({ comments: Comments }),
  },
} as const satisfies { readonly [name: string]: Route };
