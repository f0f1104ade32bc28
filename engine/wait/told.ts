import type { CallTimes, Estimate, Shown } from '../../shared/tickets/estimate.ts';
import { minuteMs } from '../../shared/time/durations.ts';
import { iso } from '../queue/dates.ts';
import { saidRange } from './estimate-of.ts';

/**
 * What is told of a wait. Minutes while it ends within twenty and somebody works; otherwise times of day, which stay true on
 * paper. What was told is kept while it is likely, so that kiosk, slip, phone and counter say the same.
 */

/** What the hours have to do with it, in ms; null = nothing. */
export interface HoursNear {
  /** When the hours begin, where nobody works before that. */
  readonly opensAt: number | null;
  /** When the centre closes. */
  readonly closesAt: number | null;
}

/** An estimate made at `at` (ms), with what is told of it. */
export function told(estimate: Estimate, at: number, { opensAt, closesAt }: HoursNear): Estimate {
  const { times, opensAt: _, closesAt: __, ...plain } = estimate;
  const most = times === undefined ? mostMinutes : leastTimes;
  const inMinutes = opensAt === null && plain.toMinutes !== null && plain.toMinutes <= most;
  return {
    ...(inMinutes ? plain : withTimes({ ...plain, ...timesOf(estimate) }, at)),
    ...(opensAt === null ? {} : { opensAt: iso(opensAt) }),
    ...(closesAt !== null && at < closesAt && at + plain.high * 1000 > closesAt ? { closesAt: iso(closesAt) } : {}),
  };
}

/** The fresh estimate of a ticket as of `at` (ms), told as it was promised at `promisedAt` for as long as that is likely. */
export function held(promise: Estimate, promisedAt: number, fresh: Estimate, at: number): Estimate {
  const was = windowOf(promise, promisedAt);
  const is = windowOf(fresh, at);
  const likely = at + fresh.middle * 1000;
  if (likely < was.from || likely > was.to || at >= was.to) return fresh;
  const isNarrow = at - promisedAt >= standsMs && is.to - is.from < narrowShare * (was.to - was.from);
  if (!isNarrow) return { ...between(fresh, was, at), ...timesOf(promise) };
  return between(fresh, { from: Math.max(was.from, is.from), to: Math.min(was.to, is.to) }, at);
}

/**
 * The estimate of a ticket that is issued at `at` (ms): as a screen showed it just before, if that is likely and not much
 * wider than what is known.
 */
export function asShown(fresh: Estimate, shown: Shown, at: number): Estimate {
  const seen = windowOf(shown, at);
  const likely = at + fresh.middle * 1000;
  const isLikely = likely >= seen.from && likely <= seen.to;
  const isWide = seen.to - seen.from > (2 * (fresh.high - fresh.low) + spareSeconds) * 1000;
  if (!isLikely || (isWide && fresh.toMinutes !== null)) return fresh;
  return { ...between(fresh, seen, at), ...timesOf(shown) };
}

/**
 * What somebody is told at `at` (ms) of a wait between so many seconds, in seconds from then: whole minutes, or times of day in steps;
 * without an upper end, to infinity.
 */
export function toldSpan(low: number, high: number, at: number): { readonly low: number; readonly high: number } {
  const { fromMinutes, toMinutes } = saidRange(Math.round(low), Math.round(high));
  if (toMinutes !== null && toMinutes <= mostMinutes) return { low: fromMinutes * 60, high: toMinutes * 60 };
  const to = toMinutes === null ? Number.POSITIVE_INFINITY : at + Math.round(high) * 1000;
  const { first, last } = stepsAround({ from: at + Math.round(low) * 1000, to });
  return { low: fromMinutes === 0 || first <= at ? 0 : (first - at) / 1000, high: (last - at) / 1000 };
}

/** Minutes are told up to here; where times were told, they are until no more is left than this. */
const mostMinutes = 20;
const leastTimes = 10;
/** What was promised a moment ago stands as it was said. */
const standsMs = 2 * minuteMs;
/** So much narrower than what was promised is worth telling. */
const narrowShare = 2 / 3;
const stepMs = 300_000;
/** So near to a step a time is that step: the same moment, reckoned a little later in whole seconds, must not be told as another. */
const nearMs = 30_000;
/** What is shown may be wider than what is known by this much more than twice. */
const spareSeconds = 600;

interface Span {
  readonly from: number;
  readonly to: number;
}

const instants = ({ from, to }: CallTimes, at: number): Span => ({
  from: from === null ? at : Date.parse(from),
  to: to === null ? Number.POSITIVE_INFINITY : Date.parse(to),
});

/** What was told, as a span of time. */
const windowOf = ({ low, high, times, toMinutes }: Shown & Partial<Estimate>, at: number): Span =>
  times === undefined
    ? { from: at + low * 1000, to: toMinutes === null ? Number.POSITIVE_INFINITY : at + high * 1000 }
    : instants(times, at);

const timesOf = ({ times }: Shown): Pick<Estimate, 'times'> => (times === undefined ? {} : { times });

/** The estimate with the seconds of this span, its middle inside it. */
const secondsOf = (estimate: Estimate, { from, to }: Span, at: number): Estimate => {
  const low = Math.max(0, Math.round((from - at) / 1000));
  const high = Number.isFinite(to) ? Math.max(low, Math.round((to - at) / 1000)) : Math.max(low, estimate.high);
  return { ...estimate, low, middle: Math.min(high, Math.max(low, estimate.middle)), high };
};

const between = (fresh: Estimate, span: Span, at: number): Estimate => {
  const estimate = secondsOf(fresh, span, at);
  const said = saidRange(estimate.low, estimate.high);
  return { ...estimate, ...said, ...(Number.isFinite(span.to) ? {} : { toMinutes: null }) };
};

const withTimes = (estimate: Estimate, at: number): Estimate => {
  const times = estimate.times === undefined ? inSteps(estimate, at) : stillToCome(estimate.times, at);
  const minutes = (time: string): number => Math.max(0, Math.round((Date.parse(time) - at) / minuteMs));
  return {
    ...estimate,
    fromMinutes: times.from === null ? 0 : minutes(times.from),
    toMinutes: times.to === null ? null : minutes(times.to),
    times,
  };
};

/** The steps that a span of time is told by. */
const stepsAround = ({ from, to }: Span): { readonly first: number; readonly last: number } => {
  const first = Math.floor((from + nearMs) / stepMs) * stepMs;
  return { first, last: Math.max(first + stepMs, Math.ceil((to - nearMs) / stepMs) * stepMs) };
};

const inSteps = (estimate: Estimate, at: number): CallTimes => {
  const { first, last } = stepsAround(windowOf(estimate, at));
  const isAtOnce = estimate.fromMinutes === 0 || first <= at;
  return { from: isAtOnce ? null : iso(first), to: Number.isFinite(last) ? iso(last) : null };
};

/** Times that were told before: the earliest is left out once it is past. */
const stillToCome = ({ from, to }: CallTimes, at: number): CallTimes => ({
  from: from === null || at - Date.parse(from) > minuteMs ? null : from,
  to,
});
