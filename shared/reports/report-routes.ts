import { Type } from 'typebox';
import { bookingKeys } from '../booking/booking-figures.ts';
import { LabelBody } from '../labels.ts';
import { closed, DateOnly, empty, Id, leads, nullable, type Route, Seconds, Time } from '../route-parts.ts';
import { EstimatesBody, QuotedReport } from '../tickets/estimate.ts';
import { quotedKeys, reportKeys, workKeys } from './figures.ts';
import { againsts, rangePresets } from './report-choices.ts';
import { reportFigures } from './report-rows.ts';

/** The HTTP routes of reports, estimates and staffing (method and path: paths.ts). */

const Spread = Type.Object({
  count: Type.Integer(),
  mean: nullable(Type.Integer()),
  median: nullable(Type.Integer()),
  p90: nullable(Type.Integer()),
  max: nullable(Type.Integer()),
});

/** A row of figures over visits, as an answer has it. */
export const ReportRowBody = Type.Object({
  key: Type.String(),
  name: Type.Optional(nullable(LabelBody)),
  issued: Type.Integer(),
  served: Type.Integer(),
  noShow: Type.Integer(),
  abandoned: Type.Integer(),
  wait: Spread,
  service: Spread,
  suspendedSeconds: Type.Optional(Seconds),
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

export const reportRoutes = {
  summary: {
    summary: 'Figures over a range of days; definitions in docs/figures.md',
    roles: leads,
    query: Type.Object({ from: DateOnly, to: DateOnly, by: Type.Enum(reportKeys) }, closed),
    value: Type.Object({ total: ReportRowBody, rows: Type.Array(ReportRowBody) }),
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
} as const satisfies { readonly [name: string]: Route };
