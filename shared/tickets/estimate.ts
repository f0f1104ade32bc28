import { type Static, Type } from 'typebox';
import { LabelBody } from '../labels.ts';

/** When a visitor will be called: the answer to the question that everybody in the hall asks. */

/** What an estimate rests on: waits learnt from past days, the pace of today's line, or what visits usually take by the configuration. */
export const estimateBases = ['learnt', 'minutes-per-ticket', 'standard'] as const;
export type EstimateBasis = (typeof estimateBases)[number];

const Seconds = Type.Integer({ minimum: 0 });
const Instant = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z$', maxLength: 24 });
const Minutes = Type.Integer({ minimum: 0 });

/** Times of day (ISO, UTC, in steps of five minutes) between which a call is likely; null = no earliest, or no latest. */
export const CallTimes = Type.Object(
  {
    from: Type.Union([Instant, Type.Null()]),
    to: Type.Union([Instant, Type.Null()]),
  },
  { additionalProperties: false },
);
export type CallTimes = Readonly<Static<typeof CallTimes>>;

/**
 * How long somebody will wait from now on: the likely wait and a range around it, in whole seconds. What is told is the
 * times of day where they are given, else `fromMinutes` to `toMinutes`, the range as a person would say it (null = with no
 * upper end). Worded in one place: `toldWords`.
 */
export const Estimate = Type.Object({
  low: Seconds,
  middle: Seconds,
  high: Seconds,
  basis: Type.Enum(estimateBases),
  fromMinutes: Minutes,
  toMinutes: Type.Union([Minutes, Type.Null()]),
  /** Only where minutes are not told: the wait is long, or nobody is at a counter before the hours begin. */
  times: Type.Optional(CallTimes),
  /** When the hours begin (ISO), where until then nobody is at a counter. */
  opensAt: Type.Optional(Instant),
  /** When the centre closes (ISO), where the call may not come before that. */
  closesAt: Type.Optional(Instant),
  /** How many who booked, and have not come yet, are reckoned to go before; absent = none. */
  booked: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type Estimate = Readonly<Static<typeof Estimate>>;

/** What a screen showed of the wait before a ticket was taken: the ticket promises the same, if it is likely. */
export const Shown = Type.Object(
  {
    low: Type.Integer({ minimum: 0, maximum: 86_400 }),
    high: Type.Integer({ minimum: 0, maximum: 86_400 }),
    times: Type.Optional(CallTimes),
  },
  { additionalProperties: false },
);
export type Shown = Readonly<Static<typeof Shown>>;

/** Why there is no estimate. */
export const noEstimateReasons = [
  'nobody-open-and-no-history',
  'no-counter-open',
  'counters-paused',
  'not-taken-now',
  'does-not-wait',
  'not-offered',
  'too-many-waiting',
] as const;
export type NoEstimateReason = (typeof noEstimateReasons)[number];

/** An estimate, or why there is none; one of the two is null. */
export interface Estimated {
  readonly estimate: Estimate | null;
  readonly estimateReason: NoEstimateReason | null;
}

const Share = Type.Union([Type.Number(), Type.Null()]);
const Mean = Type.Union([Type.Integer(), Type.Null()]);

/** What was quoted against what came, over tickets that were quoted and then called; seconds and shares (0 to 1). */
export const QuotedRow = Type.Object({
  key: Type.String(),
  /** What the key was called in the range; null or absent where it says it all. */
  name: Type.Optional(Type.Union([LabelBody, Type.Null()])),
  /** How many tickets. */
  count: Type.Integer(),
  /** Mean of the quoted middles. */
  quoted: Mean,
  /** Mean of the waits. */
  waited: Mean,
  /** Mean of quoted minus waited. */
  bias: Mean,
  /** Mean of what the quoted middle was off, either way. */
  meanError: Mean,
  /** Shares of waits in the range that was shown, at most its upper end, at least its lower end. */
  inside: Share,
  belowUpper: Share,
  aboveLower: Share,
  /** Means of the ends of the ranges that were shown; the upper one over ranges that have one. */
  promisedFrom: Mean,
  promisedTo: Mean,
  /** The waits that a tenth, a half and nine tenths of the tickets did not exceed. */
  waitLow: Mean,
  waitMedian: Mean,
  waitHigh: Mean,
});
export type QuotedRow = Readonly<Static<typeof QuotedRow>>;

/** Quoted against waited over a range of days. */
export const QuotedReport = Type.Object({ total: QuotedRow, rows: Type.Array(QuotedRow) });
export type QuotedReport = Readonly<Static<typeof QuotedReport>>;

/** What has been learnt of a centre's waits, and how well it keeps what it promises. */
export const EstimatesBody = Type.Object({
  /** null = nothing yet: estimates rest on today's pace and the configuration. */
  learnt: Type.Union([
    Type.Object({
      /** How often the centre has learnt. */
      version: Type.Integer(),
      /** ISO. */
      learntAt: Type.String(),
      /** Days and visits of the centre's history that it was learnt from. */
      days: Type.Integer(),
      visits: Type.Integer(),
      /** False where the visits were too few for a model: only habits of the lines were learnt. */
      model: Type.Boolean(),
      /** Mean error in seconds on days held out; null without a model. */
      meanError: Mean,
      /** What the model looks at, with the share of the explained error that each stands for, largest first. */
      inputs: Type.Array(Type.Object({ input: Type.String(), weight: Type.Number() })),
    }),
    Type.Null(),
  ]),
  /** Whether this server is learning just now. */
  learning: Type.Boolean(),
  /** Quoted against waited over the last four weeks. */
  quoted: Type.Object({
    from: Type.String(),
    to: Type.String(),
    total: QuotedRow,
    byService: Type.Array(QuotedRow),
    byHour: Type.Array(QuotedRow),
  }),
});
export type EstimatesBody = Readonly<Static<typeof EstimatesBody>>;
