import { type Static, type TSchema, Type } from 'typebox';
import { type Asker, actorKinds, deviceKinds, factorRules, securityKinds, staffRoles } from './access.ts';
import { bookingKeys } from './booking-figures.ts';
import { Reception } from './booking-schema.ts';
import { Calendar } from './calendar.ts';
import { callRoutes } from './call-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { Centre, counterKinds, type LocalText, printerKinds } from './centre.ts';
import { citizenListRoutes } from './citizen-routes.ts';
import { dutyFields } from './duties-schema.ts';
import { Estimate, EstimatesBody, noEstimateReasons, QuotedReport, Shown } from './estimate.ts';
import { type Because, callRules, channels, configSources, placings, undoableMoves, undoSeconds } from './events.ts';
import { legEndings, quotedKeys, reportKeys, workKeys } from './figures.ts';
import { finForm } from './fin.ts';
import { Form } from './form-schema.ts';
import { helpedRoutes } from './helped-routes.ts';
import { LabelBody } from './labels.ts';
import { noticeChannels, noticeGroups, noticeKinds, noticeReasons, noticeStatuses } from './notices.ts';
import { officeRoutes } from './office-routes.ts';
import { oversightRoutes } from './oversight-routes.ts';
import { OwnCase } from './own-case-schema.ts';
import type { Passport } from './passport-schema.ts';
import type { RouteName } from './paths.ts';
import { printerGrades, printerStatuses } from './printing.ts';
import { againsts, rangePresets } from './report-choices.ts';
import { reportFigures } from './report-rows.ts';
import { seatChannels, seatStatuses } from './seats.ts';
import { SlipPreview } from './slip-preview.ts';
import { tableRoutes } from './table-routes.ts';
import { statuses } from './ticket.ts';
import { ticketMoves } from './ticket-moves.ts';
import { counterStates, viewNames } from './views.ts';

/**
 * Every HTTP route: who may, what comes in and what goes out (method and path: paths.ts). The server registers from this table, the
 * description at /api/openapi.json is made from it, and the fronts call by these names.
 */

/** How many tickets are ended by one question at most. */
export const endedAtOnce = 1000;

const closed = { additionalProperties: false } as const;
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });
const Reason = Type.String({ minLength: 1, maxLength: 300 });
const Note = Type.String({ maxLength: 2000 });
const Phone = Type.String({ pattern: '^\\+[0-9]{7,15}$', description: 'as +994501234567' });
const Language = Type.String({ pattern: '^[a-z]{2,3}$' });
const Endpoint = Type.String({ minLength: 1, maxLength: 1500, pattern: '^https?://[!-~]+$' });
const Base64Url = Type.String({ minLength: 16, maxLength: 100, pattern: '^[A-Za-z0-9_-]+={0,2}$' });
const Time = Type.String({ description: 'ISO 8601, UTC' });
const Seconds = Type.Integer({ minimum: 0, description: 'seconds' });
const Instant = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,3})?)?Z$',
  description: 'ISO 8601, UTC',
});
export const DateOnly = Type.String({
  pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  description: 'YYYY-MM-DD',
});
const Anything = Type.Unsafe<unknown>({});
/** A text by language code; its own schema would only repeat what the configuration has been held to. */
const Text = Type.Unsafe<LocalText>({ type: 'object', additionalProperties: true });

/** A passport, which the configuration has been held to. */
const PassportBody = Type.Unsafe<Passport>({ type: 'object', additionalProperties: true });

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
    }),
  ),
  history: Type.Array(
    Type.Object({ status: Type.Enum(statuses), from: Time, to: nullable(Time), counter: nullable(Type.String()) }),
  ),
});
export type TicketBody = Static<typeof TicketBody>;

/** A ticket of any day, as a search finds it. */
export const FoundTicket = Type.Object({
  id: Id,
  number: Type.String(),
  date: Type.String(),
  service: Id,
  issuedAt: Time,
  /** How its last leg ended; null = it has not. */
  ending: nullable(Type.Enum(legEndings)),
  imported: Type.Boolean(),
});
export type FoundTicket = Static<typeof FoundTicket>;

const Name = nullable(LabelBody);
/** What the ids in a ticket were called then; null where there is no id, or where it never had a name. */
export const TicketNames = Type.Object(
  {
    service: Name,
    priorityClass: Name,
    counter: Name,
    outcome: Name,
    legs: Type.Array(Type.Object({ service: Name, counter: Name, clerk: Name })),
    history: Type.Array(Type.Object({ counter: Name })),
  },
  { description: 'what the ids in the ticket were called then; legs and history in the same order' },
);
export type TicketNames = Static<typeof TicketNames>;

const BecauseBody = Type.Unsafe<Because>(Type.Object({ rule: Type.Enum(callRules) }, { additionalProperties: true }));
/** One move of a ticket: by whom, where and why, all as it was called then; null where it has no such thing. */
const TicketStep = Type.Object({
  at: Time,
  what: Type.Enum(ticketMoves),
  by: Type.Object({ kind: Type.Enum(actorKinds), name: nullable(Type.String()) }),
  reason: nullable(Type.String()),
  service: Name,
  counter: Name,
  clerk: nullable(Type.String({ description: 'who called or served it, or to whom it was sent' })),
  call: nullable(Type.Integer()),
  because: nullable(BecauseBody),
  outcome: Name,
  undoes: nullable(Type.Enum(undoableMoves)),
  edited: Type.Array(Type.Enum(['service', 'priorityClass', 'language', 'note', 'phone'])),
});
export type TicketStep = Static<typeof TicketStep>;
const TicketStory = Type.Object({ date: Type.String(), steps: Type.Array(TicketStep) });
export type TicketStory = Static<typeof TicketStory>;

export const CounterBody = Type.Object({
  id: Id,
  name: Type.String(),
  state: Type.Enum(counterStates),
  clerk: nullable(Type.String()),
  profile: Id,
  ticket: nullable(Id),
});
export type CounterBody = Static<typeof CounterBody>;

export const DayBody = Type.Object({
  open: Type.Boolean(),
  date: nullable(Type.String()),
  practice: Type.Boolean(),
});
export type DayBody = Static<typeof DayBody>;

const Spread = Type.Object({
  count: Type.Integer(),
  mean: nullable(Type.Integer()),
  median: nullable(Type.Integer()),
  p90: nullable(Type.Integer()),
  max: nullable(Type.Integer()),
});
const ReportRow = Type.Object({
  key: Type.String(),
  name: Type.Optional(nullable(LabelBody)),
  issued: Type.Integer(),
  served: Type.Integer(),
  noShow: Type.Integer(),
  abandoned: Type.Integer(),
  wait: Spread,
  service: Spread,
  serviceLevel: nullable(Type.Number()),
});
const BookingRow = Type.Object({
  key: Type.String(),
  name: Type.Optional(nullable(LabelBody)),
  booked: Type.Integer(),
  came: Type.Integer(),
  missed: Type.Integer(),
  attendance: nullable(Type.Number()),
  cancelled: Type.Integer(),
  cancelledLate: Type.Integer(),
  calledOff: Type.Integer(),
  standby: Type.Integer(),
  standbySeated: Type.Integer(),
  urgent: Type.Integer(),
  punctuality: Spread,
  punctual: nullable(Type.Number()),
  tardiness: Spread,
  wait: Spread,
});
const WorkRow = Type.Object({
  key: Type.String(),
  name: Type.Optional(nullable(LabelBody)),
  days: Type.Integer(),
  open: nullable(Seconds),
  serving: nullable(Seconds),
  paused: nullable(Seconds),
  idle: nullable(Seconds),
  stay: Spread,
});
const savedChoices = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  by: Type.Enum(reportKeys),
  columns: Type.Array(Type.Enum(reportFigures), { minItems: 1, maxItems: reportFigures.length, uniqueItems: true }),
  against: Type.Enum(againsts, { description: 'what it is compared with' }),
  preset: nullable(Type.Enum(rangePresets)),
  from: nullable(DateOnly),
  to: nullable(DateOnly),
};
const SavedReportBody = Type.Object({
  id: Id,
  ...savedChoices,
  savedBy: nullable(Type.Object({ id: Id, name: Type.String() })),
  savedAt: Time,
});
const Share = nullable(Type.Number());
const StaffingDays = Type.Array(
  Type.Object({
    weekday: Type.Integer({ description: '1 = Monday' }),
    days: Type.Integer(),
    last: DateOnly,
    hours: Type.Array(
      Type.Object({
        hour: Type.String(),
        arrivals: Type.Number(),
        handlingSeconds: Seconds,
        open: Type.Number(),
        needed: Type.Integer(),
        neededWhenFull: Type.Integer(),
        waitSeconds: nullable(Seconds),
        serviceLevel: Share,
      }),
    ),
  }),
);
const StaffingBody = Type.Object({
  targets: Type.Object({ meanWaitSeconds: Seconds, waitSeconds: Seconds, serviceLevel: Type.Number() }),
  weekdays: StaffingDays,
  calls: StaffingDays,
});
const DaySumsBody = Type.Object({
  visits: Type.Integer(),
  served: Type.Integer(),
  noShow: Type.Integer(),
  abandoned: Type.Integer(),
  wait: Spread,
  service: Spread,
  serviceLevel: Share,
  utilisation: Share,
});
const ReplayBody = Type.Object({
  date: DateOnly,
  real: DaySumsBody,
  before: DaySumsBody,
  after: DaySumsBody,
  counters: Type.Object({ before: Type.Integer(), after: Type.Integer() }),
  leftOut: Type.Integer(),
});
const FaredBody = Type.Object({ came: Type.Integer(), wait: Spread, within: Share });
const BookedSharesBody = Type.Object({
  from: DateOnly,
  to: DateOnly,
  days: Type.Integer(),
  leftOut: Type.Integer(),
  attendance: Type.Number(),
  shares: Type.Array(Type.Object({ share: Type.Number(), walkIns: FaredBody, booked: FaredBody, punctuality: Spread })),
});
const UserBody = Type.Object({
  id: Id,
  user: Type.String(),
  name: Type.String(),
  role: Type.Enum(staffRoles),
  centre: nullable(Type.String()),
  counters: nullable(Type.Array(Id)),
  counterNames: nullable(
    Type.Array(nullable(LabelBody), {
      description:
        'what these counters are called, in the same order; what the configuration has dropped as it was called last',
    }),
  ),
  ...dutyFields,
  active: Type.Boolean(),
  secondFactor: Type.Boolean(),
});
const SeenUserBody = Type.Object({
  ...UserBody.properties,
  seenAt: nullable(Type.String({ description: 'last heard of, ISO 8601; null = has never signed in' })),
});
const DeviceBody = Type.Object({
  id: Id,
  kind: Type.Enum(deviceKinds),
  place: Type.String(),
  placeName: nullable(LabelBody),
  code: Type.String(),
  approved: Type.Boolean(),
  askedAt: Time,
  seenAt: Time,
  address: nullable(Type.String()),
});
/** Which centre somebody is let into; by an administrator of all centres. */
const UserCentre = Type.Optional(nullable(Id));
const Login = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._@-]+$' });
const NewPassword = Type.String({ minLength: 10, maxLength: 200 });
const FactorCode = Type.String({
  minLength: 6,
  maxLength: 40,
  description: 'of the second factor: six digits of the app, or a recovery code',
});
const Confirmed = Type.Object({ password: Type.String({ minLength: 1, maxLength: 200 }), code: FactorCode }, closed);
const Recovery = Type.Object({ recovery: Type.Array(Type.String()) });
const SessionBody = Type.Object({
  user: Type.Object({
    id: Id,
    login: Type.String(),
    name: Type.String(),
    role: Type.Enum(staffRoles),
    centre: nullable(Type.String()),
    counters: nullable(Type.Array(Id)),
    mustChange: Type.Boolean(),
    mustEnrol: Type.Boolean({ description: 'a second factor is to be set up before anything else' }),
  }),
});

const CentreId = Type.String({ pattern: '^[a-z0-9-]{1,64}$' });
const CentreInList = Type.Object({ id: Id, name: Text, archived: Type.Boolean() });
/** Who: null where it was the program itself or a file edited by hand. */
const Author = nullable(Type.Object({ id: Type.String(), name: Type.String() }));
const DraftBody = Type.Object({
  revision: Type.String(),
  baseVersion: Type.Integer(),
  by: Author,
  at: Time,
  document: Type.Optional(Anything),
});
const versionFields = { version: Type.Integer(), at: Time, by: Author, source: Type.Enum(configSources) };

const TimeOfDay = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'HH:MM, local' });
const Resource = Type.String({
  pattern: '^(official|service)-[A-Za-z0-9_-]{1,64}$',
  description: 'official-ID or service-ID',
});

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
  bookedAt: nullable(Time),
  arrivedAt: nullable(Time),
  sequence: Type.Integer({ description: 'how often it was changed' }),
});
export type SeatBody = Static<typeof SeatBody>;

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
  contact: nullable(Type.Object({ name: nullable(Type.String()), phone: nullable(Type.String()) })),
});
export type NoticeBody = Static<typeof NoticeBody>;

const Contact = Type.Object(
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
const taking = {
  contact: Type.Optional(Contact),
  form: Type.Optional(Id),
  answers: Type.Optional(Type.Record(Id, Type.Unsafe<unknown>({}), { maxProperties: 100 })),
  language: Type.Optional(Language),
};
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
const Comments = Type.Array(Type.Object({ at: Time, text: Type.String() }), {
  description: 'what they added afterwards, the latest last',
});
const RequestFields = {
  contact: Contact,
  form: nullable(Type.String({ description: 'id@version of the form that was answered' })),
  answers: Type.Unsafe<{ readonly [question: string]: unknown }>({ type: 'object', additionalProperties: true }),
  comments: Comments,
};
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
const SeatValue = Type.Object({ seat: SeatBody });
const Taken = Type.Object({ seat: SeatBody, secret: Type.String() });
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

export interface Route {
  readonly summary: string;
  /** Who may; `nobody` = no sign-in needed. */
  readonly roles: readonly Asker[];
  /** Who may not, though nobody need sign in. */
  readonly notFor?: readonly Asker[];
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** The body is a file as multipart/form-data; `body` only describes it. */
  readonly upload?: true;
  /** The `value` of a good reply. */
  readonly value: TSchema;
  /** The status of a good reply; 200 if absent. */
  readonly status?: 201;
}

const all: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception', 'kiosk', 'display'];
const anyStaffOrKiosk: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception', 'kiosk'];
const anyStaff: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception'];
const atCounters: readonly Asker[] = ['admin', 'manager', 'clerk'];
const leads: readonly Asker[] = ['admin', 'manager'];
const admins: readonly Asker[] = ['admin'];
const anyone: readonly Asker[] = ['nobody'];
const displays: readonly Asker[] = ['display'];

const empty = Type.Object({}, closed);
const TicketValue = Type.Object({ ticket: TicketBody });
const CounterValue = Type.Object({ counter: CounterBody });
const DayValue = Type.Object({ day: DayBody });
const moveBody = { note: Type.Optional(Note), reason: Type.Optional(Reason) };
const Move = Type.Object(moveBody, closed);
const Finish = Type.Object({ outcome: Type.Optional(Id), ...moveBody }, closed);
const ReasonOnly = Type.Object({ reason: Type.Optional(Reason) }, closed);

/** Waiting tickets that fit all that is given; issued from `from` on and before `to`. */
const whichTickets = {
  service: Type.Optional(Id),
  device: Type.Optional(Id),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  /** Those set aside too, or only these; absent = those waiting only. */
  parked: Type.Optional(Type.Enum(['too', 'only'])),
};

const ticketMove = <B extends TSchema>(summary: string, body: B, who: readonly Asker[] = atCounters) =>
  ({ summary, roles: who, body, value: TicketValue }) as const;
const counterMove = <B extends TSchema>(summary: string, body: B) =>
  ({ summary, roles: atCounters, body, value: CounterValue }) as const;

export const routes = {
  ...caseRoutes,
  ...helpedRoutes,
  ...citizenListRoutes,
  ...officeRoutes,
  ...oversightRoutes,
  ...callRoutes,
  ...tableRoutes,
  listCentres: {
    summary: 'The centres of this server',
    roles: anyone,
    value: Type.Array(CentreInList),
  },
  addCentre: {
    summary:
      'Open another centre: with the document given, as a copy of another, or an empty one; its id and name are the ones given',
    roles: admins,
    status: 201,
    body: Type.Object(
      {
        id: CentreId,
        name: Type.Optional(Type.Record(Language, Type.String({ maxLength: 200 }))),
        document: Type.Optional(Type.Unsafe<object>({ type: 'object', additionalProperties: true })),
        copyOf: Type.Optional(CentreId),
        timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        languages: Type.Optional(Type.Array(Language, { minItems: 1, maxItems: 20 })),
      },
      closed,
    ),
    value: CentreInList,
  },
  archiveCentre: {
    summary: 'Take a centre out of use: its day is closed, its history stays',
    roles: admins,
    body: Type.Object({ force: Type.Optional(Type.Boolean()) }, closed),
    value: CentreInList,
  },
  bringBackCentre: {
    summary: 'Take an archived centre into use again, as it was',
    roles: admins,
    body: empty,
    value: CentreInList,
  },
  signIn: {
    summary: 'Sign in: sets the session cookie',
    roles: anyone,
    body: Type.Object(
      {
        user: Type.String({ minLength: 1, maxLength: 64 }),
        password: Type.String({ minLength: 1, maxLength: 200 }),
        code: Type.Optional(FactorCode),
      },
      closed,
    ),
    value: SessionBody,
  },
  session: { summary: 'Who is signed in', roles: anyStaff, value: SessionBody },
  signOut: { summary: 'Sign out', roles: anyStaff, value: empty },
  changePassword: {
    summary: 'Change your own password; signs you out everywhere else',
    roles: anyStaff,
    body: Type.Object({ old: Type.String({ maxLength: 200 }), new: NewPassword }, closed),
    value: empty,
  },
  secondFactor: {
    summary: 'Your own second factor, or what to give an authenticator app to set one up',
    roles: leads,
    value: Type.Object({
      rule: Type.Enum(factorRules),
      recoveryLeft: nullable(Type.Integer()),
      offer: nullable(Type.Object({ secret: Type.String(), address: Type.String() })),
    }),
  },
  turnOnSecondFactor: {
    summary: 'Set up a second factor; the recovery codes are shown this once, your other sessions end',
    roles: leads,
    body: Confirmed,
    value: Recovery,
  },
  turnOffSecondFactor: { summary: 'Do without a second factor again', roles: leads, body: Confirmed, value: empty },
  renewRecovery: {
    summary: 'New recovery codes in place of those before, shown this once',
    roles: leads,
    body: Confirmed,
    value: Recovery,
  },

  issueTicket: {
    summary: 'Take a ticket for a service',
    roles: anyStaffOrKiosk,
    status: 201,
    body: Type.Object(
      {
        service: Id,
        language: Type.Optional(Language),
        priorityClass: Type.Optional(Id),
        phone: Type.Optional(Phone),
        channel: Type.Optional(Type.Enum(['kiosk', 'reception', 'phone', 'program'])),
        shown: Type.Optional(Shown),
      },
      closed,
    ),
    value: Type.Object({
      ticket: TicketBody,
      ahead: Type.Integer(),
      estimate: nullable(Estimate),
      estimateReason: nullable(Type.Enum(noEstimateReasons)),
      print: nullable(Type.Object({ job: Id, status: Type.Literal('queued') })),
      secret: Type.String(),
    }),
  },
  findTickets: {
    summary: "Today's tickets that a number as people type it may mean, those that have not ended first",
    roles: anyStaff,
    query: Type.Object({ number: Type.String({ minLength: 1, maxLength: 32 }) }, closed),
    value: Type.Object({ tickets: Type.Array(TicketBody) }),
  },
  ticketsOfDay: {
    summary: 'Tickets of any day that a number as people type it may mean, the latest first',
    roles: leads,
    query: Type.Object({ date: DateOnly, number: Type.String({ minLength: 1, maxLength: 32 }) }, closed),
    value: Type.Object({ tickets: Type.Array(FoundTicket) }),
  },
  ticketsOfPhone: {
    summary: 'What a phone took, as long as its number is kept, the latest first; the security log says who asked',
    roles: leads,
    body: Type.Object({ phone: Phone }, closed),
    value: Type.Object({ tickets: Type.Array(FoundTicket) }),
  },
  ticket: {
    summary:
      'One ticket, with its legs and its history, and what all in it was called then; `with=story`: move by move, who did what and why',
    roles: anyStaff,
    query: Type.Object({ with: Type.Optional(Type.Enum(['story'])) }, closed),
    value: Type.Object({ ticket: TicketBody, names: TicketNames, story: Type.Optional(TicketStory) }),
  },
  why: {
    summary: 'Why a waiting ticket is not called yet: who goes before it, by which rule',
    roles: anyStaff,
    value: Type.Object({
      number: Type.String(),
      ahead: Type.Integer(),
      counters: Type.Array(Id),
      notBefore: nullable(Time),
      before: Type.Array(
        Type.Object({ because: BecauseBody, count: Type.Integer(), numbers: Type.Array(Type.String()) }),
      ),
    }),
  },
  editTicket: {
    summary: 'Correct a ticket; never changes its place',
    roles: atCounters,
    body: Type.Object(
      {
        service: Type.Optional(Id),
        priorityClass: Type.Optional(nullable(Id)),
        language: Type.Optional(Language),
        note: Type.Optional(nullable(Note)),
        phone: Type.Optional(nullable(Phone)),
      },
      { ...closed, minProperties: 1 },
    ),
    value: TicketValue,
  },
  recall: ticketMove('Call it again: the hall hears it', Move),
  start: ticketMove('The visitor is here', Move),
  finish: ticketMove('The visit is done', Finish),
  noShow: ticketMove('Nobody came', Move),
  requeue: ticketMove('Back to its old place', Move),
  park: ticketMove('Set aside', ReasonOnly),
  resume: ticketMove("Take up again at the asker's free counter", Move),
  reinstate: ticketMove('A no-show came after all: back to its old place', Move),
  undo: ticketMove(`Take back what you did with it last, within ${undoSeconds} seconds`, ReasonOnly, anyStaff),
  cancel: ticketMove('Give it up', Move, anyStaff),
  reprint: {
    ...ticketMove('Print the slip again, marked as a copy', empty, anyStaff),
    body: Type.Object({ ...moveBody, printer: Type.Optional(Id) }, closed),
    value: Type.Object({ ticket: TicketBody, print: Type.Object({ job: Id, status: Type.Literal('queued') }) }),
  },
  transfer: ticketMove(
    'Send to another service, to one counter, or to one person',
    Type.Object(
      {
        service: Type.Optional(Id),
        counter: Type.Optional(Id),
        clerk: Type.Optional(Id),
        place: Type.Optional(Type.Enum(placings)),
        note: Type.Optional(Note),
      },
      closed,
    ),
  ),
  addService: ticketMove('Go on with another service', Type.Object({ service: Id }, closed)),
  ticketsToEnd: {
    summary:
      'How many tickets fit, before they are ended, waiting and set aside as `parked` says; and how many there are of each service and device',
    roles: leads,
    query: Type.Object(whichTickets, closed),
    value: Type.Object({
      count: Type.Integer(),
      /** How many can be ended by one question. */
      atOnce: Type.Integer(),
      /** The first of them. */
      numbers: Type.Array(Type.String()),
      services: Type.Array(Type.Object({ id: Id, count: Type.Integer() })),
      /** `place` null = a device that is no longer let in. */
      devices: Type.Array(Type.Object({ id: Id, place: nullable(Id), count: Type.Integer() })),
    }),
  },
  endTickets: {
    summary: `End all tickets that fit, waiting and set aside as \`parked\` says, with a reason: all of them or none, never more than \`atMost\`, ${endedAtOnce} at once`,
    roles: leads,
    body: Type.Object(
      {
        ...whichTickets,
        reason: Reason,
        /** As many as were shown. */
        atMost: Type.Integer({ minimum: 1, maximum: endedAtOnce }),
      },
      closed,
    ),
    value: Type.Object({ ended: Type.Integer() }),
  },

  services: {
    summary: 'The services that visitors are offered and other words for them: what the page of services is made of',
    roles: anyone,
    value: Type.Object({
      name: Text,
      languages: Type.Array(Type.String()),
      offersBooking: Type.Boolean({ description: 'whether officials or services are booked' }),
      standby: Type.Boolean({ description: 'whether one may stand by for a full date' }),
      groups: Type.Array(Type.Object({ id: Id, name: Text })),
      services: Type.Array(
        Type.Object({
          id: Id,
          group: Id,
          name: Text,
          keywords: Type.Array(Type.String()),
          passport: Type.Boolean(),
          bookable: Type.Boolean({ description: 'whether times of it are booked' }),
        }),
      ),
    }),
  },
  service: {
    summary: 'What there is to know of a service before coming: its documents and its passport',
    roles: anyone,
    value: Type.Object({ id: Id, name: Text, group: Text, documents: Type.Array(Text), passport: PassportBody }),
  },
  printService: {
    summary: 'What there is to know of a service, on paper from the kiosk that asks: three at once, then one in 20 s',
    roles: ['kiosk'],
    body: Type.Object({ language: Type.Optional(Language) }, closed),
    value: Type.Object({ job: Type.String(), status: Type.Literal('queued') }),
    status: 201,
  },
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
  newcomerWait: {
    summary: 'How many go before one who would come now, and how long they would wait, with a privilege or without',
    roles: anyStaffOrKiosk,
    query: Type.Object({ priorityClass: Type.Optional(Id) }, closed),
    value: Type.Object({
      ahead: Type.Integer(),
      estimate: nullable(Estimate),
      estimateReason: nullable(Type.Enum(noEstimateReasons)),
    }),
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
    value: Type.Object({ seat: SeatBody, person: SeatPersonBody, earlier: nullable(EarlierSeats) }),
  },
  moveSeat: seatMove(
    'Another time instead, of the same resource',
    Type.Object({ date: DateOnly, from: TimeOfDay, reason: Type.Optional(Reason) }, closed),
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
  giveSeat: seatMove('Give a free place to one who stands by', Type.Object({ from: TimeOfDay }, closed)),
  checkIn: {
    summary:
      'Check in by the six figures of a seat of today, by its secret, or by the lines of the identity document of who has it; or give the seat up for an ordinary ticket. Twice gives the same ticket',
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
  due: {
    summary: 'The n-th working day after a date, 1 to 365, with the days that were left out and their names',
    roles: anyone,
    query: Type.Object({ from: DateOnly, days: Type.String({ pattern: '^[0-9]{1,3}$' }) }, closed),
    value: Type.Object({
      due: DateOnly,
      provisional: Type.Boolean(),
      left: Type.Array(
        Type.Object({
          date: DateOnly,
          kind: Type.Enum(['rest', 'off', 'moved', 'provisional']),
          name: nullable(Text),
        }),
      ),
    }),
  },
  calendars: {
    summary: 'The calendars that the centres of this server may go by, whole',
    roles: leads,
    value: Type.Array(Calendar),
  },
  calendar: {
    summary: "A country's calendar: working days, days off, moved ones",
    roles: leads,
    value: Calendar,
  },
  tryCalendar: {
    summary: 'What a calendar would do if it were put: the seats that would lose their slot, by date; nothing changes',
    roles: admins,
    body: Anything,
    value: Type.Object({
      seats: Type.Array(
        Type.Object({
          centre: Id,
          centreName: Text,
          resource: Type.String(),
          name: LabelBody,
          date: DateOnly,
          count: Type.Integer(),
        }),
      ),
    }),
  },
  putCalendar: {
    summary: 'Replace a calendar (If-Match: the ETag that you read); the count of each year has to come out',
    roles: admins,
    body: Anything,
    value: Calendar,
  },
  forms: {
    summary: 'The forms that the centres of this server ask with, whole',
    roles: leads,
    value: Type.Array(Form),
  },
  formVersions: {
    summary:
      'The versions of a form, the latest first: when each came into force and who put it (null = by hand, or not known)',
    roles: leads,
    value: Type.Object({
      versions: Type.Array(Type.Object({ version: Type.Integer(), at: Time, by: nullable(Type.String()) })),
    }),
  },
  putForm: {
    summary:
      'Replace a form by its next version (If-Match: the ETag that you read), or make one of a new id (If-None-Match: *)',
    roles: admins,
    body: Anything,
    value: Form,
  },
  counters: {
    summary: 'The counters and who is at them, and the work profiles: what a clerk chooses from',
    roles: atCounters,
    value: Type.Object({
      counters: Type.Array(
        Type.Object({
          id: Id,
          name: Type.String(),
          place: nullable(Text),
          kind: Type.Enum(counterKinds, { description: 'phone: takes calls, and nobody of the hall' }),
          state: Type.Enum(counterStates),
          clerk: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
          profile: Id,
          call: Type.Optional(Type.String({ description: 'the call that is under way at a phone desk' })),
        }),
      ),
      profiles: Type.Array(Type.Object({ id: Id, name: Text })),
      /** Whether the business day is open; if not, when it next opens by the hours. */
      day: Type.Object({ open: Type.Boolean(), opensAt: nullable(Time), timeZone: Type.String() }),
    }),
  },
  openCounter: counterMove('Open a counter: binds you to it', Type.Object({ profile: Type.Optional(Id) }, closed)),
  changeProfile: counterMove('What the counter takes, from its next call on', Type.Object({ profile: Id }, closed)),
  pauseCounter: counterMove('Pause a counter', ReasonOnly),
  resumeCounter: counterMove('Go on after a pause', empty),
  closeCounter: counterMove('Close a counter', ReasonOnly),
  callNext: {
    ...counterMove('Call the next visitor', empty),
    value: Type.Object({ ticket: TicketBody, because: BecauseBody }),
  },
  call: {
    ...counterMove(
      'Call this ticket; out of turn it needs a reason',
      Type.Object({ ticket: Id, reason: Type.Optional(Reason) }, closed),
    ),
    value: Type.Object({ ticket: TicketBody, because: BecauseBody }),
  },
  serve: {
    ...counterMove(
      'Serve somebody without a ticket; at a phone desk this is a call that is taken',
      Type.Object(
        { service: Id, phone: Type.Optional(Phone), language: Type.Optional(Language) },
        { ...closed, description: 'phone and language: of a call' },
      ),
    ),
    value: TicketValue,
  },

  openDay: {
    summary: 'Open the business day, or a practice day',
    roles: leads,
    body: Type.Object({ force: Type.Optional(Type.Boolean()), practice: Type.Optional(Type.Boolean()) }, closed),
    value: DayValue,
  },
  closeDay: {
    summary: 'Close the day: what is still open becomes expired',
    roles: leads,
    body: Type.Object(
      {
        force: Type.Optional(Type.Boolean()),
        practice: Type.Optional(Type.Boolean({ description: 'only a practice day, or only a real one' })),
      },
      closed,
    ),
    value: DayValue,
  },

  config: {
    summary: 'The configuration document',
    roles: leads,
    value: Centre,
  },
  putConfig: {
    summary: 'Replace the configuration (If-Match: the ETag that you read)',
    roles: leads,
    body: Anything,
    value: Centre,
  },
  draft: {
    summary:
      'Who is changing the configuration, and how far it has come; without the document where its revision is `known` already',
    roles: leads,
    query: Type.Object({ known: Type.Optional(Type.String({ maxLength: 64 })) }, closed),
    value: Type.Object({
      version: Type.Integer({ description: 'the configuration in force' }),
      draft: nullable(DraftBody),
    }),
  },
  putDraft: {
    summary: 'Keep the draft as typed, finished or not (If-Match: the ETag of the one that you read, also of none)',
    roles: leads,
    body: Type.Object(
      {
        baseVersion: Type.Integer({ minimum: 1, description: 'the configuration that it was made on' }),
        document: Type.Unsafe<object>({ type: 'object', additionalProperties: true }),
      },
      closed,
    ),
    value: DraftBody,
  },
  dropDraft: { summary: 'Drop the draft (If-Match: its ETag)', roles: leads, value: empty },
  configHistory: {
    summary: 'The configurations that were in force, the latest first, before a version if one is given',
    roles: leads,
    query: Type.Object(
      {
        before: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
        limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,2}$' })),
      },
      closed,
    ),
    value: Type.Object({
      versions: Type.Array(
        Type.Object({
          ...versionFields,
          changes: nullable(
            Type.Integer({ description: 'differences to the one before, counted by id; null = it is the first' }),
          ),
        }),
      ),
      more: Type.Boolean(),
    }),
  },
  pastConfig: {
    summary: 'A configuration as it was, whatever is known of its fields today',
    roles: leads,
    value: Type.Object({ ...versionFields, document: Anything }),
  },
  view: {
    summary: `The view that the socket gives: ${viewNames.join(', ')}`,
    roles: all,
    value: Anything,
  },
  events: {
    summary: 'The log',
    roles: leads,
    query: Type.Object(
      {
        after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
        limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,4}$' })),
      },
      closed,
    ),
    value: Type.Object({
      events: Type.Array(Anything),
      head: Type.Object({ seq: Type.Integer(), hash: Type.String() }),
    }),
  },
  summary: {
    summary: 'Figures over a range of days; definitions in docs/figures.md',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly, by: Type.Enum(reportKeys) }, closed),
    value: Type.Object({ total: ReportRow, rows: Type.Array(ReportRow) }),
  },

  quoted: {
    summary: 'What visitors were told of their waits against what came, over a range of days',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly, by: Type.Enum(quotedKeys), service: Type.Optional(Id) }, closed),
    value: QuotedReport,
  },
  work: {
    summary: 'How long counters or clerks were open, serving, paused and idle, and how long those they served stayed',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly, by: Type.Enum(workKeys) }, closed),
    value: Type.Object({
      total: WorkRow,
      rows: Type.Array(WorkRow),
      /** Days with visits, and on how many of them it is recorded when counters were open. */
      days: Type.Integer(),
      daysRecorded: Type.Integer(),
    }),
  },
  bookings: {
    summary: 'What bookings did: attendance, punctuality, overbooking, over a range of days; docs/figures.md',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly, by: Type.Enum(bookingKeys) }, closed),
    value: Type.Object({
      total: BookingRow,
      rows: Type.Array(BookingRow),
      overbooking: Type.Object({
        slots: Type.Integer(),
        overbooked: Type.Integer(),
        overfull: Type.Integer(),
        waitOverfull: Spread,
        waitOther: Spread,
      }),
      /** [SE3] Of services, over the 90 days before today: what is expected, what was seen, what is learnt of both. */
      attendance: Type.Object({
        expected: Type.Number(),
        came: Type.Integer(),
        booked: Type.Integer(),
        learnt: Type.Number(),
      }),
      /** With which risk more may come than there is room, and how many a slot takes with the expected and the learnt attendance. */
      risk: Type.Number(),
      seats: Type.Array(Type.Object({ room: Type.Integer(), expected: Type.Integer(), learnt: Type.Integer() })),
      /** [SE4] Of services that are booked by the counters as measured: how many there are, and the mean of those open, hour by hour. */
      desks: Type.Array(
        Type.Object({
          resource: Type.String(),
          name: LabelBody,
          counters: Type.Integer(),
          hours: Type.Array(Type.Object({ hour: Type.String(), open: Type.Number() })),
        }),
      ),
    }),
  },
  seatReasons: {
    summary:
      'Who was seated as urgent, let in outside their time or had a seat back, with the reason and who did it, the latest first',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly }, closed),
    value: Type.Object({
      reasons: Type.Array(
        Type.Object({
          at: Time,
          what: Type.Enum(['urgent', 'let-in', 'reinstated']),
          resource: Type.String(),
          resourceName: nullable(LabelBody),
          date: Type.String(),
          from: nullable(Type.String()),
          by: Type.String(),
          byName: Type.String(),
          reason: Type.String(),
        }),
      ),
    }),
  },
  form: {
    summary: 'A form: what is asked, a step at a time, in each language, and when; `ID@VERSION` = as it was',
    roles: anyone,
    value: Form,
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
  savedReports: {
    summary: 'Choices of reports saved under a name, for all who lead the centre, and the first day that has tickets',
    roles: leads,
    value: Type.Object({ firstDay: nullable(DateOnly), reports: Type.Array(SavedReportBody) }),
  },
  saveReport: {
    summary: 'Save a report under an id of your own, or in place of what it has',
    roles: leads,
    body: Type.Object(savedChoices, closed),
    value: SavedReportBody,
  },
  dropReport: { summary: 'Remove a saved report; no figures go with it', roles: leads, value: empty },
  estimates: {
    summary: 'What has been learnt of the waits, and how well it keeps what it promises',
    roles: leads,
    value: EstimatesBody,
  },
  learn: {
    summary: 'Learn the waits from the days before; answers once that is done',
    roles: leads,
    body: empty,
    value: EstimatesBody,
  },
  outOfTurn: {
    summary: 'Calls out of turn over a range of days, the latest first, at most 500',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly }, closed),
    value: Type.Object({
      calls: Type.Array(
        Type.Object({
          at: Time,
          date: Type.String(),
          number: Type.String(),
          counter: Id,
          clerk: Type.String(),
          counterName: Type.String(),
          clerkName: Type.String(),
          reason: Type.String(),
        }),
      ),
    }),
  },
  staffing: {
    summary:
      'Counters needed in each hour of each weekday, from the visits of these days, and phone desks from the calls; docs/staffing.md',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly }, closed),
    value: StaffingBody,
  },
  replay: {
    summary: 'A recorded day run again through the engine, as it was and with a change; stores nothing',
    roles: leads,
    body: Type.Object(
      {
        date: DateOnly,
        /** So many counters more, below 0 fewer; or so many in each hour from midnight on. */
        counters: Type.Optional(
          Type.Union([
            Type.Integer({ minimum: -50, maximum: 50 }),
            Type.Array(Type.Integer({ minimum: 0, maximum: 200 }), { minItems: 24, maxItems: 24 }),
          ]),
        ),
        /** Every counter works by this profile. */
        profile: Type.Optional(Id),
        /** So many times the visitors. */
        visitors: Type.Optional(Type.Number({ minimum: 0.1, maximum: 5 })),
      },
      closed,
    ),
    value: ReplayBody,
  },
  bookedShares: {
    summary:
      'Recorded days run again as if none, 30 % or 60 % of their visitors had booked: how long those who walk in and those who booked would wait; the last 7 days of a range; stores nothing',
    roles: leads,
    body: Type.Object({ from: DateOnly, to: DateOnly }, closed),
    value: BookedSharesBody,
  },

  printers: {
    summary: 'The printers and how they are',
    roles: leads,
    value: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        kind: Type.Enum(printerKinds),
        status: Type.Enum(printerStatuses),
        /** How it answers; null = not found out yet, or a virtual one, which needs no asking. */
        grade: nullable(Type.Enum(printerGrades)),
        /** When a slip showed that; null where it is not known, or where the configuration says it. */
        gradedAt: nullable(Time),
      }),
    ),
  },
  testPrinter: {
    summary: 'Print a test slip',
    roles: leads,
    body: empty,
    value: Type.Object({ job: Id, status: Type.Literal('queued') }),
  },
  previewSlip: {
    summary: 'How a slip would come out with these texts, as a PNG in base64; prints and stores nothing',
    roles: leads,
    body: SlipPreview,
    value: Type.Object({ picture: Type.String() }),
  },
  slips: {
    summary: 'What a virtual printer printed, the latest first',
    roles: leads,
    value: Type.Array(Type.Object({ job: Id, at: Time })),
  },

  users: { summary: 'The people', roles: leads, value: Type.Array(SeenUserBody) },
  addUser: {
    summary: 'Add somebody',
    roles: admins,
    status: 201,
    body: Type.Object(
      {
        user: Login,
        name: Type.String({ minLength: 1, maxLength: 100 }),
        role: Type.Enum(staffRoles),
        password: NewPassword,
        counters: Type.Optional(nullable(Type.Array(Id, { maxItems: 500 }))),
        ...Type.Partial(Type.Object(dutyFields)).properties,
        centre: UserCentre,
      },
      closed,
    ),
    value: UserBody,
  },
  editUser: {
    summary: 'Change somebody; a new password, role or centre signs them out everywhere',
    roles: admins,
    body: Type.Object(
      {
        name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        role: Type.Optional(Type.Enum(staffRoles)),
        password: Type.Optional(NewPassword),
        counters: Type.Optional(nullable(Type.Array(Id, { maxItems: 500 }))),
        ...Type.Partial(Type.Object(dutyFields)).properties,
        active: Type.Optional(Type.Boolean()),
        centre: UserCentre,
        signOut: Type.Optional(Type.Literal(true, { description: 'ends their sessions, but for the one that asks' })),
        secondFactor: Type.Optional(Type.Literal(false, { description: 'takes it off, for a person who has lost it' })),
      },
      { ...closed, minProperties: 1 },
    ),
    value: UserBody,
  },
  removeUser: {
    summary: 'Remove somebody',
    roles: admins,
    value: empty,
  },
  tokens: {
    summary: 'The API tokens, without their secrets',
    roles: admins,
    value: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        role: Type.Enum(staffRoles),
        centre: nullable(Type.String()),
        createdAt: Time,
        seenAt: nullable(Time),
      }),
    ),
  },
  addToken: {
    summary: 'Make a token; its secret is shown this once',
    roles: admins,
    status: 201,
    body: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 100 }),
        role: Type.Enum(staffRoles),
        centre: Type.Optional(nullable(Id)),
      },
      closed,
    ),
    value: Type.Object({ id: Id, token: Type.String() }),
  },
  security: {
    summary: 'Who came in, who tried, and what was changed of who may: the latest first, before a line if one is given',
    roles: admins,
    query: Type.Object({ before: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })) }, closed),
    value: Type.Array(
      Type.Object({
        seq: Type.Integer(),
        at: Time,
        lastAt: Time,
        times: Type.Integer(),
        what: Type.Enum(securityKinds),
        who: nullable(Type.String()),
        address: nullable(Type.String()),
        centre: nullable(Type.String()),
        about: nullable(Type.String()),
      }),
    ),
  },
  removeToken: { summary: 'Revoke a token', roles: admins, value: empty },

  askDevice: {
    summary: 'A kiosk or display asks to be paired; asking again with the claim tells how it stands',
    roles: anyone,
    body: Type.Object(
      {
        kind: Type.Enum(deviceKinds),
        centre: Id,
        place: Type.Optional(Id),
        claim: Type.Optional(Type.String({ minLength: 20, maxLength: 100 })),
      },
      closed,
    ),
    value: Type.Object({
      code: Type.String(),
      claim: Type.String(),
      approved: Type.Boolean(),
      place: Type.String(),
      token: nullable(Type.String()),
    }),
  },
  devices: {
    summary: 'The paired devices and those that ask',
    roles: leads,
    value: Type.Array(DeviceBody),
  },
  approveDevice: {
    summary: 'Let the device with this code in',
    roles: leads,
    body: Type.Object({ place: Type.Optional(Id), replaces: Type.Optional(Id) }, closed),
    value: DeviceBody,
  },
  removeDevice: {
    summary: 'Shut a device out',
    roles: leads,
    value: empty,
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
    }),
  },
  phoneSeatCancel: { summary: 'Give it up', roles: anyone, body: empty, value: SeatValue },
  phoneSeatMove: {
    summary: 'Another time instead',
    roles: anyone,
    body: Type.Object({ date: DateOnly, from: TimeOfDay }, closed),
    value: SeatValue,
  },
  phoneSeatComment: {
    summary: 'Add something to what was asked: those who receive them read it; 20 at most',
    roles: anyone,
    body: Type.Object({ comment: Type.String({ minLength: 1, maxLength: 2000 }) }, closed),
    value: Type.Object({ comments: Comments }),
  },
  phoneTicket: {
    summary: "The phone's view of its ticket",
    roles: anyone,
    value: Anything,
  },
  phoneCancel: {
    summary: 'The visitor gives the ticket up',
    roles: anyone,
    body: empty,
    value: Anything,
  },
  phoneRinging: {
    summary: 'Whether this server can ring a phone whose page is closed (web push)',
    roles: anyone,
    value: Type.Object({
      key: nullable(Type.String({ description: 'what a browser subscribes with; null = it cannot' })),
    }),
  },
  ringPhone: {
    summary: 'Ring this phone at the calls of its ticket, for as long as that stands; at most three phones a ticket',
    roles: anyone,
    body: Type.Object(
      {
        endpoint: Endpoint,
        keys: Type.Object({ p256dh: Base64Url, auth: Base64Url }, closed),
        language: Language,
      },
      closed,
    ),
    value: Type.Object({
      rings: Type.Boolean({ description: 'false: its push service is none that is sent to, or does not answer' }),
    }),
  },
  stopRinging: {
    summary: 'Do not ring this phone any more',
    roles: anyone,
    body: Type.Object({ endpoint: Endpoint }, closed),
    value: empty,
  },
} as const satisfies { readonly [N in RouteName]: Route };
type Entry<N extends RouteName> = (typeof routes)[N];
export type RouteBody<N extends RouteName> =
  Entry<N> extends { readonly body: infer B extends TSchema } ? Static<B> : undefined;
export type RouteQuery<N extends RouteName> =
  Entry<N> extends { readonly query: infer Q extends TSchema } ? Static<Q> : undefined;
export type RouteValue<N extends RouteName> = Static<Entry<N>['value']>;
