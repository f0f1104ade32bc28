import { type Static, type TSchema, Type } from 'typebox';
import type { Asker } from '../access.ts';
import { LabelBody } from '../labels.ts';
import { noticeChannels, noticeGroups, noticeKinds, noticeReasons, noticeStatuses } from '../notices/notices.ts';
import { RequestFields, SeatBody, SeatValue, Taken, TicketBody, taking } from '../route-bodies.ts';
import {
  anyStaff,
  closed,
  DateOnly,
  Id,
  leads,
  nullable,
  Reason,
  ReasonOnly,
  Resource,
  type Route,
  Text,
  Time,
  TimeOfDay,
} from '../route-parts.ts';
import { Estimate, noEstimateReasons } from '../tickets/estimate.ts';
import { receptionAnswer, SeatRequestBody } from './reception-schema.ts';
import { seatStatuses } from './seats.ts';

/** The HTTP routes of seats and sheets for staff, and of notices (method and path: paths.ts). */

/** How many notices there are of each kind of end, and how many tasks wait for a person. */
const NoticeCounts = Type.Object({
  tasks: Type.Integer(),
  waiting: Type.Integer(),
  failed: Type.Integer(),
  sent: Type.Integer(),
});

/** [NO2] One thing that somebody is told. Who it is, is said only where a person has to tell them. */
const NoticeBody = Type.Object({
  id: Id,
  kind: Type.Enum(noticeKinds),
  channel: nullable(Type.Enum(noticeChannels)),
  status: Type.Enum(noticeStatuses),
  reason: nullable(Type.Enum(noticeReasons)),
  due: nullable(Time),
  retryAt: nullable(Time),
  tries: Type.Integer(),
  changedAt: Time,
  seat: nullable(SeatBody),
  case: nullable(Type.Object({ id: Id, number: Type.String() })),
  contact: nullable(
    Type.Object({ name: nullable(Type.String()), phone: nullable(Type.String()), address: nullable(Type.String()) }),
  ),
});
export type NoticeBody = Static<typeof NoticeBody>;

const SeatPersonBody = nullable(Type.Object(RequestFields));

/** What else somebody has had at the centre, without the seat in question. */
const EarlierSeats = Type.Object({
  came: Type.Integer({ description: 'how often they came' }),
  missed: Type.Integer({ description: 'how often they did not' }),
  seats: Type.Array(
    Type.Object({
      id: Id,
      date: DateOnly,
      from: nullable(Type.String()),
      resource: Type.String(),
      status: Type.Enum(seatStatuses),
      outcome: nullable(LabelBody),
    }),
    { description: 'the latest first, at most five, with how the visit ended' },
  ),
});
export type EarlierSeats = Static<typeof EarlierSeats>;

/** A seat with who has it, and the number of its ticket while its day is open. */
const SeatOnSheet = Type.Object({ seat: SeatBody, person: SeatPersonBody, number: nullable(Type.String()) });
export type SeatOnSheet = Static<typeof SeatOnSheet>;

const Ordinary = Type.Optional(
  Type.Boolean({
    description:
      'an ordinary ticket instead, outside the time of the seat: the seat is given up for it in the same commit',
  }),
);

const Arrived = Type.Object({
  seat: SeatBody,
  ticket: TicketBody,
  ahead: Type.Integer(),
  print: nullable(Type.Object({ job: Id, status: Type.Literal('queued') })),
  secret: nullable(Type.String({ description: 'opens the ticket on a phone' })),
  again: Type.Boolean({
    description: 'they had checked in before: the ticket is the one of then, and nothing is printed',
  }),
  ordinary: Type.Boolean({ description: 'the seat was given up for an ordinary ticket' }),
  estimate: nullable(Estimate),
  estimateReason: nullable(Type.Enum(noEstimateReasons)),
  official: nullable(Type.Object({ post: Text, room: nullable(Text) })),
  initial: nullable(Type.String({ description: 'the first letter of the name that they gave' })),
});

const seatMove = <B extends TSchema>(
  summary: string,
  body: B,
  who: readonly Asker[] = ['admin', 'manager', 'reception'],
) => ({ summary, roles: who, body, value: SeatValue }) as const;

export const seatRoutes = {
  seatUrgently: {
    summary: 'Seat somebody today on top of what a slot takes, with the reason; without `from` in the next slot',
    roles: ['admin', 'manager', 'reception'],
    status: 201,
    body: Type.Object({ resource: Resource, from: Type.Optional(TimeOfDay), reason: Reason, ...taking }, closed),
    value: Taken,
  },
  findSeats: {
    summary:
      'Who booked for a date (absent = today) or one after it, by name, phone, code or ticket; the security log says who asked',
    roles: ['admin', 'manager', 'reception'],
    body: Type.Object({ text: Type.String({ minLength: 2, maxLength: 100 }), from: Type.Optional(DateOnly) }, closed),
    value: Type.Object({
      seats: Type.Array(SeatOnSheet),
      isCut: Type.Boolean({ description: 'whether there may be more than these' }),
    }),
  },
  seats: {
    summary: 'The seats of a date, by their times',
    roles: anyStaff,
    query: Type.Object({ date: DateOnly, status: Type.Optional(Type.Enum(seatStatuses)) }, closed),
    value: Type.Array(SeatBody),
  },
  seat: {
    summary:
      'One seat, with who has it as long as that is kept, and what else they have had; a clerk sees that of the visitor at their counter, of others the time alone',
    roles: anyStaff,
    value: Type.Object({
      seat: SeatBody,
      person: SeatPersonBody,
      earlier: nullable(EarlierSeats),
      request: nullable(SeatRequestBody),
    }),
  },
  moveSeat: seatMove(
    'Another time instead; of an official also with another one',
    Type.Object(
      { official: Type.Optional(Id), date: DateOnly, from: TimeOfDay, reason: Type.Optional(Reason) },
      closed,
    ),
  ),
  cancelSeat: seatMove('Give a seat up, until its time begins', ReasonOnly),
  arriveForSeat: {
    summary:
      'They have come: the ticket; with a reason outside their time too, or an ordinary one with the seat given up. Twice gives the same ticket',
    roles: ['admin', 'manager', 'reception'],
    body: Type.Object({ reason: Type.Optional(Reason), priorityClass: Type.Optional(Id), ordinary: Ordinary }, closed),
    value: Arrived,
  },
  reinstateSeat: seatMove(
    'A seat that was missed today is booked again; the check-in follows. Not beside an ordinary ticket that has not ended',
    Type.Object({ reason: Reason }, closed),
  ),
  answerRequest: {
    summary:
      'What a reception came to, said by those who look after bookings, or by the clerk at whose counter they are',
    roles: anyStaff,
    body: Type.Object({ text: Type.String({ maxLength: 50_000 }), outcome: Id, ...receptionAnswer }, closed),
    value: Type.Object({ request: SeatRequestBody }),
  },
  giveSeat: seatMove('Give a free place to one who stands by', Type.Object({ from: TimeOfDay }, closed)),
  checkIn: {
    summary:
      'Check in by the six figures of a seat of today, by its secret, by what the scanner of the kiosk has read, or by the lines of the identity document of who has it; or give the seat up for an ordinary ticket. Twice gives the same ticket',
    roles: ['admin', 'manager', 'reception', 'kiosk'],
    body: Type.Object(
      {
        code: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
        secret: Type.Optional(Type.String({ minLength: 16, maxLength: 100 })),
        mrz: Type.Optional(
          Type.String({
            pattern: '^[A-Z0-9<\\n]{72,93}$',
            description: 'the machine-readable zone of an identity document, its lines one after another; not kept',
          }),
        ),
        scan: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 40,
            description: 'the id of what the scanner of this kiosk has read',
          }),
        ),
        reason: Type.Optional(Reason),
        priorityClass: Type.Optional(Id),
        ordinary: Ordinary,
      },
      closed,
    ),
    value: Arrived,
  },
  sheets: {
    summary: 'All that may be booked, as it stands on a date (absent = today): slots, how many booked, called off',
    roles: anyStaff,
    query: Type.Object({ date: Type.Optional(DateOnly) }, closed),
    value: Type.Object({
      date: DateOnly,
      today: Type.String(),
      timeZone: Type.String(),
      languages: Type.Array(Type.String()),
      sheets: Type.Array(
        Type.Object({
          resource: Type.String(),
          name: LabelBody,
          post: nullable(Text),
          room: nullable(Text),
          service: Id,
          counter: nullable(Id),
          slots: Type.Integer({ description: '0 = nothing takes place' }),
          booked: Type.Integer(),
          calledOff: Type.Boolean(),
        }),
      ),
    }),
  },
  sheet: {
    summary: 'A resource on a date: its slots, its seats and who has them, and what was called off',
    roles: anyStaff,
    value: Type.Object({
      resource: Type.String(),
      date: DateOnly,
      service: Id,
      slots: Type.Array(
        Type.Object({
          from: Type.String(),
          to: Type.String(),
          capacity: Type.Integer(),
          seats: Type.Integer({ description: 'how many may be booked' }),
          free: Type.Integer(),
        }),
      ),
      seats: Type.Array(SeatOnSheet),
      calledOff: Type.Array(
        Type.Object({
          span: nullable(Type.Object({ from: Type.String(), to: Type.String() })),
          reason: Type.String(),
          at: Time,
        }),
      ),
    }),
  },
  callOff: {
    summary: 'Nothing of a date, or of a part of it, takes place: all who have a seat are offered other times',
    roles: leads,
    body: Type.Object({ from: Type.Optional(TimeOfDay), to: Type.Optional(TimeOfDay), reason: Reason }, closed),
    value: Type.Object({ calledOff: Type.Integer(), seats: Type.Array(SeatBody) }),
  },
  notices: {
    summary: 'What people were told, wait to be told, and what a person has to tell them, the latest first',
    roles: ['admin', 'manager', 'reception'],
    query: Type.Object(
      { of: Type.Optional(Type.Enum(noticeGroups)), before: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{26}$' })) },
      closed,
    ),
    value: Type.Object({ counts: NoticeCounts, notices: Type.Array(NoticeBody) }),
  },
  noticeTold: {
    summary: 'Say whether a person of the centre has told them, where that is a task',
    roles: ['admin', 'manager', 'reception'],
    body: Type.Object({ reached: Type.Boolean() }, closed),
    value: NoticeBody,
  },
} as const satisfies { readonly [name: string]: Route };
