import { type Static, Type } from 'typebox';
import { closed, Id, Line, LocalName, TimeOfDay, WeekdayName } from '../schema-parts.ts';

/** What may be booked in a centre, and by which rules: the part of its document that speaks of officials and appointments. */

const Seconds = (maximum: number) => Type.Integer({ minimum: 0, maximum });
const Minutes = Type.Integer({ minimum: 1, maximum: 480 });

export const Department = Type.Object(
  {
    id: Id,
    name: LocalName,
    /** [CS26] The districts in which its people visit households: as the form of the case says them. */
    districts: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 200 })),
  },
  closed,
);
export type Department = Static<typeof Department>;

/** Which weeks of the month: 1 is the first such weekday of it. */
export const monthWeeks = [1, 2, 3, 4, 'last'] as const;
export type MonthWeek = (typeof monthWeeks)[number];
const MonthWeekName = Type.Unsafe<MonthWeek>(Type.Union(monthWeeks.map((week) => Type.Literal(week))));
/** What becomes of a reception that falls on a day off. */
export const holidayRules = ['skip', 'next-working-day'] as const;

export const Reception = Type.Object(
  {
    weekday: WeekdayName,
    /** Absent = every week. */
    weeks: Type.Optional(Type.Array(MonthWeekName, { minItems: 1, maxItems: 5 })),
    from: TimeOfDay,
    to: TimeOfDay,
    /** How long one visitor has. */
    minutes: Minutes,
    onHoliday: Type.Unsafe<(typeof holidayRules)[number]>(Type.Union(holidayRules.map((rule) => Type.Literal(rule)))),
  },
  closed,
);
export type Reception = Static<typeof Reception>;

export const Official = Type.Object(
  {
    id: Id,
    surname: Line,
    name: Line,
    patronymic: Type.Optional(Line),
    post: LocalName,
    department: Id,
    room: Type.Optional(LocalName),
    /** The languages that are spoken at the reception; absent = all of the centre. */
    languages: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), { minItems: 1, maxItems: 20 })),
    /** Whether visitors may book a reception. */
    offered: Type.Boolean(),
    /** Where they receive. */
    counter: Id,
    /** The service of the tickets of those who come. */
    service: Id,
    receptions: Type.Array(Reception, { maxItems: 50 }),
  },
  closed,
);
export type Official = Static<typeof Official>;

const Desks = Type.Integer({ minimum: 0, maximum: 500 });
/** How many counters there are for a service: the same at all hours, or by weekday and hour; at hours that none names there are none. */
const DesksByHour = Type.Array(
  Type.Object({ weekday: WeekdayName, from: TimeOfDay, to: TimeOfDay, desks: Desks }, closed),
  { maxItems: 200 },
);

export const Bookable = Type.Object(
  {
    /** The length of a slot; absent = 15. */
    minutes: Type.Optional(Minutes),
    /** The share of the counters that bookings may take; absent = 0.6. */
    share: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
    /** The first and the last day that may be booked, counted from today; absent = 0 and 14. */
    fromDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })),
    toDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })),
    /** How long before its start a slot may still be booked; absent = 5. */
    cutoffMinutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 10080 })),
    /** Absent = as many as were open in such hours of the last four weeks. */
    desks: Type.Optional(Type.Union([DesksByHour, Desks])),
  },
  closed,
);
export type Bookable = Static<typeof Bookable>;

export const reckonedFroms = ['start', 'end'] as const;
export const earlyCalls = ['when-idle', 'never'] as const;

export const Booking = Type.Object(
  {
    /** How long before its slot a visitor may check in, and how long after it. */
    earlySeconds: Type.Optional(Seconds(86400)),
    lateSeconds: Type.Optional(Seconds(86400)),
    /** Whether both are counted from the slot's start or from its end. */
    reckonedFrom: Type.Optional(
      Type.Unsafe<(typeof reckonedFroms)[number]>(Type.Union(reckonedFroms.map((one) => Type.Literal(one)))),
    ),
    /** How long a slot is kept for somebody who is answering the questions. */
    holdSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 7200 })),
    /** After how long a seat that was given back is offered again. */
    reopenAfterSeconds: Type.Optional(Seconds(86400)),
    /** By how much a booked visitor counts as having come before the slot. */
    headStartSeconds: Type.Optional(Seconds(86400)),
    /** After how long past the slot's start a booked visitor is called before all who passed no limit. */
    latestSeconds: Type.Optional(Seconds(86400)),
    /** Whether an idle counter may take a booked visitor before the slot, and by how much at most. */
    callEarly: Type.Optional(
      Type.Unsafe<(typeof earlyCalls)[number] | number>(
        Type.Union([...earlyCalls.map((one) => Type.Literal(one)), Seconds(86400)]),
      ),
    ),
    /** The risk, 0 to 1, that more come to a slot than it has room for. */
    overbookRisk: Type.Optional(Type.Number({ minimum: 0, maximum: 0.5 })),
    /** The share of booked visitors who come, 0 to 1, until it has been measured. */
    attendance: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
    /** Live seats of one person in all. */
    perPerson: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    /** Whether there is a list of those who wait for a full date. */
    standby: Type.Optional(Type.Boolean()),
    /** How long before the slot visitors are reminded. */
    reminders: Type.Optional(Type.Array(Type.Integer({ minimum: 60, maximum: 2592000 }), { maxItems: 5 })),
    /** Who missed so many within so many days cannot book for a while; absent = nobody is kept out. */
    missedLimit: Type.Optional(
      Type.Object(
        {
          times: Type.Integer({ minimum: 1, maximum: 100 }),
          days: Type.Integer({ minimum: 1, maximum: 730 }),
          pauseDays: Type.Integer({ minimum: 1, maximum: 730 }),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type Booking = Static<typeof Booking>;
