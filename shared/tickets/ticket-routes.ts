import { type Static, type TSchema, Type } from 'typebox';
import type { Asker } from '../access.ts';
import { placings, undoSeconds } from '../events.ts';
import { legEndings } from '../reports/figures.ts';
import { BecauseBody, TicketBody, TicketValue } from '../route-bodies.ts';
import {
  Anything,
  anyone,
  anyStaff,
  atCounters,
  closed,
  DateOnly,
  empty,
  Id,
  Language,
  leads,
  nullable,
  Phone,
  Reason,
  ReasonOnly,
  type Route,
  Time,
} from '../route-parts.ts';
import type { PhoneView } from '../views.ts';
import { Plan, ServiceList, Services, waited } from '../visits/visit-plan.ts';
import { Estimate, noEstimateReasons, Shown } from './estimate.ts';
import { TicketNames, TicketStory } from './ticket-story.ts';

/** The HTTP routes of tickets, for staff, kiosks and phones (method and path: paths.ts). */

/** How many tickets are ended by one question at most. */
export const endedAtOnce = 1000;

const Note = Type.String({ maxLength: 2000 });

const Endpoint = Type.String({ minLength: 1, maxLength: 1500, pattern: '^https?://[!-~]+$' });

const Base64Url = Type.String({ minLength: 16, maxLength: 100, pattern: '^[A-Za-z0-9_-]+={0,2}$' });

const Instant = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,3})?)?Z$',
  description: 'ISO 8601, UTC',
});

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

const anyStaffOrKiosk: readonly Asker[] = ['admin', 'manager', 'clerk', 'reception', 'kiosk'];

const moveBody = { note: Type.Optional(Note), reason: Type.Optional(Reason) };

const Move = Type.Object(moveBody, closed);

const Finish = Type.Object(
  {
    outcome: Type.Optional(Id),
    /** The service that they go on to; null = none; absent = the first of what is left. */
    next: Type.Optional(nullable(Id)),
    ...moveBody,
  },
  closed,
);

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

export const ticketRoutes = {
  issueTicket: {
    summary: 'Take a ticket for a service',
    roles: anyStaffOrKiosk,
    status: 201,
    body: Type.Object(
      {
        service: Id,
        later: Type.Optional(Services),
        people: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
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
      party: Type.Optional(
        Type.Array(Type.Object({ id: Id, number: Type.String() }), { description: 'of all who came together' }),
      ),
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
        later: Type.Optional(Services),
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
  newcomerWait: {
    summary:
      'How many go before one who would come now, and how long they would wait, with a privilege or without; with `later`, the order in which all are done with the least waiting',
    roles: anyStaffOrKiosk,
    query: Type.Object({ priorityClass: Type.Optional(Id), later: Type.Optional(ServiceList) }, closed),
    value: Type.Object({
      ahead: Type.Integer(),
      ...waited,
      plan: Type.Optional(Plan),
    }),
  },
  phoneTicket: {
    summary: "The phone's view of its ticket",
    roles: anyone,
    value: Type.Unsafe<PhoneView>(Anything),
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
} as const satisfies { readonly [name: string]: Route };
