import { type Static, Type } from 'typebox';
import { seatChannels, seatStatuses } from './booking/seats.ts';
import { type Because, callRules, channels } from './events.ts';
import { legEndings } from './reports/figures.ts';
import { closed, DateOnly, Id, Language, nullable, Phone, Seconds, Time } from './route-parts.ts';
import { statuses } from './tickets/ticket.ts';

/** What several HTTP routes are asked for or answer with. */

export const TicketBody = Type.Object({
  id: Id,
  number: Type.String(),
  service: Id,
  status: Type.Enum(statuses),
  priorityClass: nullable(Id),
  language: Type.String(),
  channel: Type.Enum(channels),
  practice: Type.Boolean(),
  issuedAt: Time,
  calledAt: nullable(Time),
  startedAt: nullable(Time),
  endedAt: nullable(Time),
  counter: nullable(Id),
  calls: Type.Integer(),
  note: nullable(Type.String()),
  outcome: nullable(Type.String()),
  later: Type.Array(Id, { description: 'services that are left of the visit, in their order' }),
  party: nullable(
    Type.Object({
      index: Type.Integer({ description: 'which of those who came together it is, from 0' }),
      tickets: Type.Array(Id),
    }),
  ),
  legs: Type.Array(
    Type.Object({
      index: Type.Integer(),
      service: Id,
      queuedAt: nullable(Time),
      calledAt: nullable(Time),
      startedAt: nullable(Time),
      endedAt: nullable(Time),
      counter: nullable(Id),
      clerk: nullable(Type.String()),
      ending: nullable(Type.Enum(legEndings)),
      waitSeconds: nullable(Seconds),
      walkSeconds: nullable(Seconds),
      serviceSeconds: nullable(Seconds),
      parkedSeconds: Seconds,
      suspendedSeconds: Seconds,
    }),
  ),
  history: Type.Array(
    Type.Object({ status: Type.Enum(statuses), from: Time, to: nullable(Time), counter: nullable(Type.String()) }),
  ),
});
export type TicketBody = Static<typeof TicketBody>;

export const BecauseBody = Type.Unsafe<Because>(
  Type.Object({ rule: Type.Enum(callRules) }, { additionalProperties: true }),
);

export const NewPassword = Type.String({ minLength: 10, maxLength: 200 });

export const CentreId = Type.String({ pattern: '^[a-z0-9-]{1,64}$' });

/** A seat, without who has it. */
export const SeatBody = Type.Object({
  id: Id,
  resource: Type.String(),
  date: DateOnly,
  from: nullable(Type.String()),
  to: nullable(Type.String()),
  startsAt: nullable(Time),
  endsAt: nullable(Time),
  status: Type.Enum(seatStatuses),
  service: Id,
  code: nullable(Type.String({ description: 'six figures, to check in with' })),
  language: nullable(Type.String()),
  channel: Type.Enum(seatChannels),
  ticket: nullable(Id),
  standby: Type.Boolean(),
  urgent: Type.Boolean(),
  request: nullable(Id),
  bookedAt: nullable(Time),
  arrivedAt: nullable(Time),
  sequence: Type.Integer({ description: 'how often it was changed' }),
});
export type SeatBody = Static<typeof SeatBody>;

export const Contact = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    phone: Type.Optional(Phone),
    email: Type.Optional(
      Type.String({ maxLength: 254, pattern: '^[^\\s@,;<>"]{1,64}@[^\\s@,;<>"]+\\.[^\\s@,;<>"]+$' }),
    ),
  },
  closed,
);

/** Who takes a seat, and what they answered: kept apart from the log, and erased. */
export const taking = {
  contact: Type.Optional(Contact),
  form: Type.Optional(Id),
  answers: Type.Optional(Type.Record(Id, Type.Unsafe<unknown>({}), { maxProperties: 100 })),
  language: Type.Optional(Language),
};

export const Comments = Type.Array(Type.Object({ at: Time, text: Type.String() }), {
  description: 'what they added afterwards, the latest last',
});

export const RequestFields = {
  contact: Contact,
  form: nullable(Type.String({ description: 'id@version of the form that was answered' })),
  answers: Type.Unsafe<{ readonly [question: string]: unknown }>({ type: 'object', additionalProperties: true }),
  comments: Comments,
};

export const SeatValue = Type.Object({ seat: SeatBody });

/** [CS28] The case that was registered with a seat. */
export const RequestNumber = Type.Object({ number: Type.String(), due: DateOnly });

export const Taken = Type.Object({ seat: SeatBody, secret: Type.String(), request: nullable(RequestNumber) });

export const TicketValue = Type.Object({ ticket: TicketBody });
