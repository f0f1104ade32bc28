import { type Static, Type } from 'typebox';
import type { Asker } from '../access.ts';
import { seatStatuses } from '../booking/seats.ts';
import { CaseBody } from '../cases/case-body-schema.ts';
import { caseStatuses } from '../cases/cases.ts';
import { atCounters, closed, DateOnly, leads, nullable, Phone } from '../route-parts.ts';
import { CallsReport, callKeys } from './call-figures.ts';
import type { CallRoute } from './call-paths.ts';
import { callEvents } from './calls.ts';

/** The HTTP routes of calls (method and path: call-paths.ts). */

const Id = Type.String();
const nobody: readonly Asker[] = ['nobody'];

/** [HL3] [HL5] What a telephone number may be about: statuses, and nothing of anybody. */
export const CallerBody = Type.Object({
  sure: Type.Boolean({ description: 'one person has this number; otherwise what is found is a maybe' }),
  cases: Type.Array(
    Type.Object({
      number: Type.String(),
      kind: Id,
      topic: nullable(Id),
      status: Type.Enum(caseStatuses),
      due: DateOnly,
    }),
    { description: 'in which an answer is owed' },
  ),
  seats: Type.Array(
    Type.Object({
      resource: Type.String(),
      date: DateOnly,
      from: nullable(Type.String()),
      status: Type.Enum(seatStatuses),
    }),
    { description: 'of today and later' },
  ),
});
export type CallerBody = Static<typeof CallerBody>;

/** [HL4] Somebody who is to be called back: what those who call have to know, and no more. */
const CallbackBody = Type.Object({
  case: Id,
  number: Type.String(),
  due: DateOnly,
  overdue: Type.Boolean(),
  tries: Type.Integer({ description: 'how often nobody was reached' }),
  phone: nullable(Type.String()),
  name: nullable(Type.String()),
  text: nullable(Type.String({ description: 'what it is about' })),
});
export type CallbackBody = Static<typeof CallbackBody>;

export const callRoutes = {
  findCaller: {
    summary:
      'The open cases and the coming seats of a telephone number in E.164, by status alone, put on record; without the duty calls an empty answer',
    roles: atCounters,
    body: Type.Object({ phone: Phone }, closed),
    value: CallerBody,
  },
  dueCallbacks: {
    summary:
      'Those who are to be called back, the oldest due date first, put on record; without the duty calls an empty answer',
    roles: atCounters,
    value: Type.Object({
      callbacks: Type.Array(CallbackBody),
      more: Type.Boolean({ description: 'there are more than are told' }),
    }),
  },
  tryCallback: {
    summary:
      'Somebody called back, and reached them or did not: reached it is answered, the third that reached nobody closes it as not-reached',
    roles: atCounters,
    body: Type.Object({ reached: Type.Boolean() }, closed),
    value: Type.Object({ case: CaseBody }),
  },
  tellCall: {
    summary:
      'The telephone exchange tells of a call: ringing, answered, ended or abandoned, each once; signed over the bytes of the body in X-Novbe-Signature',
    roles: nobody,
    body: Type.Object(
      {
        call: Type.String({ pattern: '^[A-Za-z0-9._:@-]{1,128}$', description: "the exchange's own id of the call" }),
        event: Type.Enum(callEvents),
        at: Type.String({
          pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})$',
          maxLength: 30,
          description: 'ISO 8601 with its offset; at most five minutes old or ahead',
        }),
        counter: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', description: 'a phone desk' })),
        phone: Type.Optional(Phone),
      },
      closed,
    ),
    value: Type.Object({
      call: Type.String(),
      event: Type.Enum(callEvents),
      ticket: nullable(Type.String({ description: 'the ticket that the call is; null = none is known' })),
    }),
  },
  callFigures: {
    summary:
      'What telephone calls came to over a range of days: answered, given up, waits and talk where they are known, and call-backs; docs/figures.md',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly, by: Type.Enum(callKeys) }, closed),
    value: CallsReport,
  },
} as const satisfies { readonly [N in CallRoute]: object };
