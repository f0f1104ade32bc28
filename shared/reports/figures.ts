import { type Stop, stoppedMs } from '../centre/emergency.ts';
import type { Label } from '../labels.ts';
import type { Estimate, EstimateBasis } from '../tickets/estimate.ts';
import type { TicketStatus } from '../tickets/ticket.ts';

/** The figures that everyone sees, defined once. All durations are whole seconds unless a name says ms. */

/** A stretch of a ticket's life in one status; `to` is null while it lasts. Times in ms since 1970. */
export interface Interval {
  readonly status: TicketStatus;
  readonly from: number;
  readonly to: number | null;
  readonly counter: string | null;
}

/** One ticket at one service. Times in ms since 1970. */
export interface Leg {
  readonly index: number;
  readonly service: string;
  readonly from: number;
  readonly to: number | null;
  /** When it entered the queue; null if it never queued (an added service, or served directly). */
  readonly queuedAt: number | null;
  readonly firstCalledAt: number | null;
  readonly lastCalledAt: number | null;
  readonly firstStartedAt: number | null;
  /** Start minus the call before it, in ms, for the latest start. */
  readonly walkMs: number | null;
  readonly counter: string | null;
  readonly clerk: string | null;
  readonly calls: number;
  /** How it ended; null while it lasts. */
  readonly ending: LegEnding | null;
  readonly outcome: string | null;
  readonly inaccurate: boolean;
  /** What the visitor was told of its wait, from entering the queue; null = nothing. */
  readonly quoted: Estimate | null;
}
export const legEndings = ['served', 'transferred', 'no-show', 'cancelled', 'expired'] as const;
export type LegEnding = (typeof legEndings)[number];

/** The figures of one leg (defined in docs/figures.md): wait, walk, service time, parked; up to `now` (ms) while it lasts. `stops`: the emergencies of the day, which are no service. */
export function legFigures(
  leg: Leg,
  history: readonly Interval[],
  now: number,
  stops: readonly Stop[] = [],
): LegFigures {
  const to = leg.to ?? now;
  const called = leg.firstCalledAt ?? to;
  return {
    wait: leg.queuedAt === null || leg.firstCalledAt === null ? null : seconds(leg.firstCalledAt - leg.queuedAt),
    walk: leg.walkMs === null ? null : seconds(leg.walkMs),
    service: leg.firstStartedAt === null ? null : seconds(timeIn('serving', leg, history, now, stops)),
    parked: seconds(timeIn('parked', leg, history, now)),
    suspendedWait: leg.queuedAt === null ? 0 : seconds(stoppedMs(stops, leg.queuedAt, called)),
    suspendedAfter:
      leg.queuedAt !== null && leg.firstCalledAt === null
        ? 0
        : seconds(stoppedMs(stops, leg.firstCalledAt ?? leg.from, to)),
  };
}

export interface Spread {
  readonly count: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly max: number | null;
}

/** The value at nearest rank: the smallest with at least `share` of all at or below it. `sorted` ascending, not empty. */
export function nearestRank(sorted: ArrayLike<number>, share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** Count, mean (rounded to whole seconds), median, 90th percentile (nearest rank) and maximum of seconds in ascending order. */
export function spreadOfSorted(sorted: Float64Array | Uint32Array): Spread {
  if (sorted.length === 0) return { count: 0, mean: null, median: null, p90: null, max: null };
  let total = 0;
  for (let at = 0; at < sorted.length; at++) total += sorted[at] ?? 0;
  return {
    count: sorted.length,
    mean: Math.round(total / sorted.length),
    median: nearestRank(sorted, 0.5),
    p90: nearestRank(sorted, 0.9),
    max: sorted.at(-1) ?? null,
  };
}

/** What some visits come to. Counts are counts, spreads are in seconds, shares go from 0 to 1. */
export interface VisitSums {
  readonly served: number;
  readonly noShow: number;
  /** Cancelled or expired before a first call. */
  readonly abandoned: number;
  readonly wait: Spread;
  readonly service: Spread;
  /** Of all waits together, while an emergency stood; absent = none did. */
  readonly suspendedSeconds?: number;
  /** Share of waits at most the target, emergencies left out; null where nobody was called. */
  readonly serviceLevel: number | null;
}

/** What the visits of a day come to so far. */
export interface TodayFigures extends VisitSums {
  readonly issued: number;
}

/** One row of a report, and of its total. */
export interface ReportRow extends VisitSums {
  readonly key: string;
  /** What the key was called in the range; null or absent where it says it all. */
  readonly name?: Label | null;
  readonly issued: number;
}

export type ReportKey = (typeof reportKeys)[number];

/** What counters, or clerks at them, did on some days. Seconds; null where nothing of it is recorded. */
export interface WorkRow {
  readonly key: string;
  readonly name?: Label | null;
  /** On how many days it was open. */
  readonly days: number;
  /** From opening to closing; of it serving, paused and idle (what is left). */
  readonly open: number | null;
  readonly serving: number | null;
  readonly paused: number | null;
  readonly idle: number | null;
  /** From issue to end, of the tickets that were served there to the end. */
  readonly stay: Spread;
}
export interface WorkReport {
  readonly total: WorkRow;
  readonly rows: readonly WorkRow[];
  /** Days with visits, and on how many of them it is recorded when counters were open. */
  readonly days: number;
  readonly daysRecorded: number;
}
export type WorkKey = (typeof workKeys)[number];
export const workKeys = ['counter', 'clerk'] as const;

/** A leg as the store keeps it for reports. Written in the transaction of the event that changed it. */
export interface LegRow {
  readonly centre: string;
  readonly date: string;
  readonly practice: boolean;
  readonly ticket: string;
  readonly leg: number;
  readonly number: string;
  readonly service: string;
  readonly priorityClass: string | null;
  readonly channel: string;
  readonly counter: string | null;
  readonly clerk: string | null;
  /** When the ticket was issued (ms). */
  readonly issuedAt: number;
  readonly queuedAt: number | null;
  readonly calledAt: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly calls: number;
  readonly waitSeconds: number | null;
  readonly walkSeconds: number | null;
  readonly serviceSeconds: number | null;
  readonly parkedSeconds: number;
  /** In which an emergency stood: of the wait, and from the call on. */
  readonly suspendedWaitSeconds: number;
  readonly suspendedAfterSeconds: number;
  readonly ending: LegEnding | null;
  readonly outcome: string | null;
  readonly inaccurate: boolean;
  readonly imported: boolean;
  /** What the visitor was told of the wait when the ticket was issued, in seconds; null on later legs and where nothing was said. */
  readonly quotedLow: number | null;
  readonly quotedMiddle: number | null;
  readonly quotedHigh: number | null;
  readonly quotedBasis: EstimateBasis | null;
  /** The range as it was shown, in seconds; `promisedTo` null = with no upper end. */
  readonly promisedFrom: number | null;
  readonly promisedTo: number | null;
}
export type QuotedFields = Pick<
  LegRow,
  'quotedLow' | 'quotedMiddle' | 'quotedHigh' | 'quotedBasis' | 'promisedFrom' | 'promisedTo'
>;

interface LegFigures {
  /** First call minus entering the queue; null if it never queued or was never called. */
  readonly wait: number | null;
  /** Start minus the last call. */
  readonly walk: number | null;
  /** Sum of the intervals in service, emergencies left out; null if never started. */
  readonly service: number | null;
  readonly parked: number;
  /** Of the wait, and from the call on, while an emergency stood. */
  readonly suspendedWait: number;
  readonly suspendedAfter: number;
}

/** Never negative: what a corrected clock lies between has no length. */
const seconds = (ms: number): number => Math.max(0, Math.floor(ms / 1000));

const timeIn = (
  status: TicketStatus,
  leg: Leg,
  history: readonly Interval[],
  now: number,
  stops: readonly Stop[] = [],
): number =>
  history
    .filter((interval) => interval.status === status)
    .reduce((sum, interval) => {
      const [from, to] = [Math.max(interval.from, leg.from), Math.min(interval.to ?? now, leg.to ?? now)];
      return sum + Math.max(0, to - from - stoppedMs(stops, from, to));
    }, 0);

/** The same of seconds in any order. */
export const spread = (durations: readonly number[]): Spread => spreadOfSorted(Float64Array.from(durations).sort());

export const reportKeys = ['day', 'hour', 'service', 'counter', 'clerk', 'class', 'origin', 'channel'] as const;

/** How a visit came about: without a seat, with one, from those who stood by, or seated by staff on top of what a slot takes. */
export const visitOrigins = ['walk-in', 'booked', 'standby', 'urgent'] as const;
export type VisitOrigin = (typeof visitOrigins)[number];

/** Of a leg that nothing was said of. */
export const nothingQuoted: QuotedFields = {
  quotedLow: null,
  quotedMiddle: null,
  quotedHigh: null,
  quotedBasis: null,
  promisedFrom: null,
  promisedTo: null,
};

/** What the quoted waits are broken down by. */
export const quotedKeys = ['service', 'hour', 'day'] as const;
export type QuotedKey = (typeof quotedKeys)[number];
