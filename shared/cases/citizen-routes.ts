import { type Static, Type } from 'typebox';
import { type Asker, staffRoles } from '../access.ts';
import { seatStatuses } from '../booking/seats.ts';
import { anyone, closed, DateOnly, Language, nullable, Text, Time } from '../route-parts.ts';
import { documentCheckRoutes } from './document-routes.ts';

/** The HTTP routes by which somebody sees all that they have asked for: a code to their phone or address opens the list for some minutes. */

const address = {
  phone: Type.Optional(Type.String({ pattern: '^\\+[0-9]{7,15}$', description: 'as +994501234567' })),
  email: Type.Optional(Type.String({ maxLength: 254, pattern: '^[^\\s@,;<>"]{1,64}@[^\\s@,;<>"]+\\.[^\\s@,;<>"]+$' })),
};

/** How a case stands, to its citizen. */
export const ownStatuses = [
  ...(['unconfirmed', 'received', 'looked-at', 'asked', 'checking', 'answered', 'decided'] as const),
  ...(['joined', 'sent-on', 'left', 'withdrawn', 'lapsed', 'closed'] as const),
] as const;

/** Of which centre something is, and where it is opened. */
const Found = {
  centre: Type.String(),
  name: Text,
  languages: Type.Array(Type.String()),
  timeZone: Type.String(),
  link: nullable(Type.String({ description: 'where it is opened, as /m/SECRET; null = its link is over' })),
};

export const CitizenCases = Type.Object({
  until: Type.String({ description: 'when the list closes; ISO 8601, UTC' }),
  cases: Type.Array(
    Type.Object({
      ...Found,
      number: Type.String(),
      kind: Text,
      topic: nullable(Text),
      status: Type.Enum(ownStatuses),
      receivedOn: DateOnly,
      due: DateOnly,
      answeredAt: nullable(Time),
      reception: nullable(
        Type.Object({ of: Text, date: DateOnly, startsAt: nullable(Time), status: Type.Enum(seatStatuses) }),
      ),
    }),
    { description: 'the latest first' },
  ),
  seats: Type.Array(
    Type.Object({
      ...Found,
      of: Text,
      date: DateOnly,
      startsAt: nullable(Time),
      status: Type.Enum(seatStatuses),
      bookedAt: nullable(Time),
    }),
    { description: 'the latest first; those that are the reception of a case stand with it' },
  ),
  unreached: Type.Optional(
    Type.Array(Type.Object({ centre: Type.String(), name: nullable(Text), languages: Type.Array(Type.String()) }), {
      description: 'at a head office: the centres that could not be asked, or that want a name first',
    }),
  ),
});
export type CitizenCases = Static<typeof CitizenCases>;

/** Why something of a case is kept though its citizen wishes it erased. */
export const keptReasons = ['to-confirm', 'answer-owed', 'may-object', 'figures'] as const;

export const citizenListRoutes = {
  ...documentCheckRoutes,
  printCase: {
    summary:
      'The number and the code of a case, on paper: from the kiosk that asks; for staff who registered it or take cases in from a printer of the centre, which is on record. Three at once, then one in 20 s',
    roles: ['kiosk', ...staffRoles] as readonly Asker[],
    body: Type.Object(
      {
        secret: Type.Optional(Type.String({ minLength: 16, maxLength: 100 })),
        case: Type.Optional(Type.String({ maxLength: 64, description: 'by staff, instead of the secret' })),
        printer: Type.Optional(
          Type.String({ maxLength: 64, description: 'by staff; absent = the only one of the centre' }),
        ),
        language: Type.Optional(Language),
      },
      closed,
    ),
    value: Type.Object({ job: Type.String(), status: Type.Literal('queued') }),
    status: 201,
  },
  ownCaseErase: {
    summary:
      'Wish that what is kept of oneself is erased: what stays, and why. What an answer is owed for, or may be objected to, stays whole',
    roles: anyone,
    body: Type.Object({}, closed),
    value: Type.Object({
      erased: Type.Boolean({ description: 'true: names, contacts, answers, texts and this link go within an hour' }),
      stays: Type.Array(
        Type.Object({
          what: Type.Enum(['all', 'number-and-dates']),
          why: Type.Enum(keptReasons, {
            description: '`figures`: number, kind, dates and outcome tell of nobody and stay in the log and the counts',
          }),
        }),
      ),
    }),
  },
  citizenWays: {
    summary: 'Whether codes can be sent to phones and to e-mail addresses',
    roles: anyone,
    value: Type.Object({ phone: Type.Boolean(), email: Type.Boolean() }),
  },
  askCitizenCode: {
    summary:
      'Send a code to a phone or an e-mail address with which something was asked for; the answer is the same where nothing was',
    roles: anyone,
    body: Type.Object({ ...address, language: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })) }, closed),
    value: Type.Object({ seconds: Type.Integer({ description: 'how long a code counts' }) }),
  },
  startCitizenSession: {
    summary:
      'Show that a phone or an address is one’s own, by the code, and by the name where several people gave it: sets a cookie for some minutes',
    roles: anyone,
    body: Type.Object(
      {
        ...address,
        code: Type.String({ pattern: '^[0-9]{6}$' }),
        name: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 200,
            description: 'the surname, and the first name where it is not enough',
          }),
        ),
      },
      closed,
    ),
    value: Type.Object({ until: Time }),
  },
  endCitizenSession: { summary: 'Close the list', roles: anyone, value: Type.Object({}) },
  citizenCases: {
    summary: 'All that was asked for and booked by the person of the session with their phone or address',
    roles: anyone,
    value: CitizenCases,
  },
} as const;
