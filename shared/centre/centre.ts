import { type Static, Type } from 'typebox';
import { type FactorRule, factorRules } from '../access.ts';
import { Bookable, Booking, Department, Official } from '../booking/booking-schema.ts';
import {
  CaseDocuments,
  CaseKinds,
  CaseOutcomes,
  CaseRouting,
  CaseTopics,
  LeaveGrounds,
} from '../cases/cases-schema.ts';
import { KioskKeys } from '../devices/kiosk-keys.ts';
import { Printer } from '../devices/printer-schema.ts';
import { serialLists } from '../devices/serial-schema.ts';
import { SlipLayout } from '../devices/slip-schema.ts';
import { WedgeSetting } from '../devices/wedge-schema.ts';
import { Alerts, Notices } from '../notices/notices-schema.ts';
import { closed, Day, Id, Line, LocalName, TimeOfDay } from '../schema-parts.ts';
import { Visits } from '../visits/visits-schema.ts';
import { Voice, Volume } from '../voice/voice-schema.ts';
import { Playlist, wallFields } from '../wall/wall-schema.ts';
import { Calling, Limits } from './calling-schema.ts';
import { National } from './national-schema.ts';
import { Passport } from './passport-schema.ts';

/** The shape of a centre's document, `DATA_DIR/centres/ID.json`; `centre-check.ts` holds what refers to what. */
/** A text in each language of the centre, by language code. A missing language falls back to the centre's first. */
export const LocalText = Type.Record(Type.String({ pattern: '^[a-z]{2,3}$' }), Type.String({ maxLength: 600 }));
export type LocalText = Static<typeof LocalText>;

const Span = Type.Object({ from: TimeOfDay, to: TimeOfDay }, closed);
export type Span = Static<typeof Span>;

const Week = Type.Object(
  {
    mon: Type.Array(Span, { maxItems: 20 }),
    tue: Type.Array(Span, { maxItems: 20 }),
    wed: Type.Array(Span, { maxItems: 20 }),
    thu: Type.Array(Span, { maxItems: 20 }),
    fri: Type.Array(Span, { maxItems: 20 }),
    sat: Type.Array(Span, { maxItems: 20 }),
    sun: Type.Array(Span, { maxItems: 20 }),
  },
  closed,
);
export type Week = Static<typeof Week>;

export const Hours = Type.Object(
  {
    week: Week,
    /** Dates that differ from the week: no spans = closed all day. */
    exceptions: Type.Array(
      Type.Object({ date: Day, spans: Type.Array(Span, { maxItems: 20 }), name: Type.Optional(LocalName) }, closed),
      { maxItems: 1000 },
    ),
    /** The calendar whose days off are the centre's too, and whose days that are worked are; absent = the week and the exceptions alone. */
    calendar: Type.Optional(Id),
    /** How long after closing time the clock waits before it closes the day, if nobody is being served by then. */
    graceSeconds: Type.Integer({ minimum: 0, maximum: 14400 }),
  },
  closed,
);
export type Hours = Static<typeof Hours>;

export const Series = Type.Object(
  {
    id: Id,
    prefix: Type.String({ pattern: '^[A-ZƏĞİÖŞÜÇ]{0,3}$' }),
    first: Type.Integer({ minimum: 0, maximum: 9999 }),
    last: Type.Integer({ minimum: 1, maximum: 9999 }),
    /** Digits shown, padded with zeros. */
    digits: Type.Integer({ minimum: 1, maximum: 4 }),
    /** After `last`: begin again at `first` (a new lap), or refuse. */
    wrap: Type.Boolean(),
    /** Tickets a day at most; absent = no limit. */
    dailyLimit: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  closed,
);
export type Series = Static<typeof Series>;

export const ServiceGroup = Type.Object({ id: Id, name: LocalName, icon: Type.Optional(Id) }, closed);
export type ServiceGroup = Static<typeof ServiceGroup>;

export const Service = Type.Object(
  {
    id: Id,
    group: Id,
    name: LocalName,
    /** The number series its tickets come from. */
    series: Id,
    /** What to bring, one text a document. */
    documents: Type.Array(LocalText, { maxItems: 100 }),
    /** What there is to know of it before coming. */
    passport: Type.Optional(Passport),
    /** Other words a visitor may search for, in any language. */
    keywords: Type.Optional(Type.Array(Line, { maxItems: 100 })),
    /** Shown on the kiosk's first screen, in this order (1 first). */
    frequent: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Offered to visitors; false = staff may still transfer to it. */
    offered: Type.Boolean(),
    /** What a visit of this kind usually takes, in seconds: the estimate's last resort. */
    standardSeconds: Type.Integer({ minimum: 1 }),
    /** Its own hours, where they are narrower than the centre's. */
    week: Type.Optional(Week),
    dailyLimit: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Visitors get no ticket while so many wait for it. */
    waitingLimit: Type.Optional(Type.Integer({ minimum: 1 })),
    /** How it may be booked; absent = only by walking in. */
    bookable: Type.Optional(Bookable),
    /** Those who have waited so long for it are called before all who have not passed a limit, over all tiers. */
    maxWaitSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86400 })),
    /** [VS1] Services that go before it where one ticket is for both: paying comes after filing. */
    after: Type.Optional(Type.Array(Id, { maxItems: 20 })),
  },
  closed,
);
export type Service = Static<typeof Service>;

export const PriorityClass = Type.Object(
  {
    id: Id,
    name: LocalName,
    /** The proof that the clerk asks for. */
    proof: LocalText,
    /** How much earlier the visitor counts as having come, in seconds. */
    headStartSeconds: Type.Integer({ minimum: 0, maximum: 86400 }),
    /** How fast it gathers priority while it waits: priority = rate x (wait + head start); an ordinary ticket has 1. Absent = 1. */
    rate: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 })),
    /** Called at the latest after this wait, before all who have not passed a limit. */
    latestSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86400 })),
    /** Whether the kiosk offers it. */
    offered: Type.Boolean(),
  },
  closed,
);
export type PriorityClass = Static<typeof PriorityClass>;

export const Profile = Type.Object(
  {
    id: Id,
    name: LocalName,
    /** Services by tier: a lower tier is called only when the higher ones are empty. `*` = every service not named. */
    tiers: Type.Array(Type.Array(Type.Union([Id, Type.Literal('*')]), { maxItems: 5000 }), {
      minItems: 1,
      maxItems: 50,
    }),
  },
  closed,
);
export type Profile = Static<typeof Profile>;

export const directions = ['left', 'right', 'ahead', 'back', 'up', 'down'] as const;
/** Where one is served: at a desk of the hall, or over the telephone. */
export const counterKinds = ['desk', 'phone'] as const;
export type CounterKind = (typeof counterKinds)[number];
export const Counter = Type.Object(
  {
    id: Id,
    /** What the wall shows, as short as "3". */
    name: Type.String({ minLength: 1, maxLength: 12 }),
    profile: Id,
    direction: Type.Optional(Type.Unsafe<Direction>(Type.Union(directions.map((d) => Type.Literal(d))))),
    /** Where it is, in a word or two: "hall B". */
    place: Type.Optional(LocalName),
    /** [HL1] At a phone desk calls are taken: it calls nobody of the hall, and no wall shows it. Absent = a desk of the hall. */
    kind: Type.Optional(Type.Unsafe<CounterKind>(Type.Union(counterKinds.map((kind) => Type.Literal(kind))))),
    /** [HL1] The number series of the calls that a phone desk takes. */
    series: Type.Optional(Id),
  },
  closed,
);
export type Counter = Static<typeof Counter>;
export type Direction = (typeof directions)[number];

export const Kiosk = Type.Object(
  {
    id: Id,
    name: Line,
    printer: Type.Optional(Id),
    /** Printers that its slips come out of where the one before prints none, in this order; `printer` goes before them. */
    printers: Type.Optional(Type.Array(Id, { maxItems: 4 })),
    /** Whether an appeal may be written at it; absent = no. */
    appeals: Type.Optional(Type.Boolean()),
    /** The keys of its pad. */
    keys: Type.Optional(KioskKeys),
    /** How its scanners are set that type as a keyboard. */
    wedge: Type.Optional(WedgeSetting),
  },
  closed,
);
export type Kiosk = Static<typeof Kiosk>;

export const Display = Type.Object(
  {
    id: Id,
    name: Line,
    ...wallFields,
    /** The line of text at its foot. */
    text: Type.Optional(LocalText),
    /** It chimes and says nothing; absent = as the centre has it. */
    chimeOnly: Type.Optional(Type.Boolean()),
    /** How loud it is outside the quiet hours, in per cent; absent = as the centre has it. */
    volume: Type.Optional(Volume),
  },
  closed,
);
export type Display = Static<typeof Display>;

export const Outcome = Type.Object({ id: Id, name: LocalName }, closed);
export type Outcome = Static<typeof Outcome>;

export const RatingReason = Type.Object({ id: Id, name: LocalName }, closed);
export type RatingReason = Static<typeof RatingReason>;

export const Centre = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }),
    name: LocalName,
    /** IANA name; the part of the country, by which a head office puts centres together. */
    timeZone: Line,
    region: Type.Optional(LocalText),
    /** Language codes, the default first. */
    languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), { minItems: 1, maxItems: 20 }),
    /** Whether managers and administrators need a second factor to sign in; absent = offered. */
    secondFactor: Type.Optional(Type.Unsafe<FactorRule>(Type.Union(factorRules.map((rule) => Type.Literal(rule))))),
    /** The sample centre: devices on this machine are approved by themselves. */
    sample: Type.Optional(Type.Boolean()),
    /** What of it the head office gives; absent = nothing. */
    national: Type.Optional(National),
    hours: Hours,
    targets: Type.Object(
      {
        meanWaitSeconds: Type.Integer({ minimum: 1 }),
        meanServiceSeconds: Type.Integer({ minimum: 1 }),
        /** A wait up to this counts as kept in the service level. */
        waitSeconds: Type.Integer({ minimum: 1 }),
        /** The share of waits that should be kept, 0 to 1. */
        serviceLevel: Type.Number({ minimum: 0, maximum: 1 }),
      },
      closed,
    ),
    calling: Calling,
    limits: Type.Optional(Limits),
    /** Visits of several services and of several people; what is absent is one. */
    visits: Type.Optional(Visits),
    /** How calls are heard; absent = read aloud in the visitor's language. */
    voice: Type.Optional(Voice),
    /** The rules of appointments; what is absent is as `bookingDefaults` says. */
    booking: Type.Optional(Booking),
    /** How people are told of their appointments; what is absent is as `noticeDefaults` says. */
    notices: Type.Optional(Notices),
    alerts: Type.Optional(Alerts),
    departments: Type.Optional(Type.Array(Department, { maxItems: 500 })),
    officials: Type.Optional(Type.Array(Official, { maxItems: 500 })),
    /** What may be asked in writing, who looks after it, and what it can come to. */
    caseKinds: Type.Optional(CaseKinds),
    caseTopics: Type.Optional(CaseTopics),
    caseOutcomes: Type.Optional(CaseOutcomes),
    caseRouting: Type.Optional(CaseRouting),
    leaveGrounds: Type.Optional(LeaveGrounds),
    caseDocuments: Type.Optional(CaseDocuments),
    /** Days after which personal data are erased: of tickets, from when they were last written; of those who booked, from the end of the day booked. */
    personalDataDays: Type.Integer({ minimum: 1, maximum: 3650 }),
    series: Type.Array(Series, { minItems: 1, maxItems: 500 }),
    groups: Type.Array(ServiceGroup, { minItems: 1, maxItems: 500 }),
    services: Type.Array(Service, { minItems: 1, maxItems: 5000 }),
    priorityClasses: Type.Array(PriorityClass, { maxItems: 500 }),
    profiles: Type.Array(Profile, { minItems: 1, maxItems: 500 }),
    counters: Type.Array(Counter, { minItems: 1, maxItems: 500 }),
    printers: Type.Array(Printer, { maxItems: 500 }),
    kiosks: Type.Array(Kiosk, { maxItems: 500 }),
    displays: Type.Array(Display, { maxItems: 500 }),
    /** What walls show between calls, one after another; absent = nothing. */
    playlist: Type.Optional(Playlist),
    ...serialLists,
    /** How the slips of tickets are laid out; absent = as `usualParts` says. */
    slip: Type.Optional(SlipLayout),
    outcomes: Type.Array(Outcome, { maxItems: 500 }),
    /** Whether visitors are asked how it was; absent = they are not. */
    asksRatings: Type.Optional(Type.Boolean()),
    /** What they may give as the reason of a low rating. */
    ratingReasons: Type.Optional(Type.Array(RatingReason, { maxItems: 12 })),
    texts: Type.Object(
      {
        /** Above the kiosk's first question. */
        welcome: LocalText,
        /** At the foot of the slip. */
        slip: LocalText,
        /** What every screen tells everybody in an emergency; absent = the usual words. */
        evacuate: Type.Optional(LocalText),
        shelter: Type.Optional(LocalText),
        suspend: Type.Optional(LocalText),
      },
      closed,
    ),
  },
  closed,
);
export type Centre = Static<typeof Centre>;
