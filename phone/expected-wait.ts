import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Estimate } from '../shared/tickets/estimate.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import { minuteMs } from '../shared/time/durations.ts';
import type { PhoneView } from '../shared/views.ts';

/** What is said of the wait that is left. */
export interface ExpectedWait {
  /** Minutes from now, where minutes are told; null = times of day are, or more time has gone by than was thought. */
  readonly minutes: { readonly from: number; readonly to: number } | null;
  /** The times of day (ms) between which the call is likely; null = not known. */
  readonly between: { readonly from: number | null; readonly to: number | null } | null;
  /** It will be clearly later than was said before. */
  readonly longer: boolean;
}

export interface ExpectedWaitPorts {
  readonly clock: Clock;
  readonly view: () => PhoneView | null;
  /** Server time in ms. */
  readonly serverNow: () => number;
}

/** A wait as it is said now, some time after it was given. `best` = the earliest "at the latest" that was ever said, in ms. */
export function expectedWait(given: Given, now: number, best: number): ExpectedWait {
  const slack = Math.max(longerMs, (best - given.at) * longerShare);
  const isOver = isPast(given, now);
  return {
    minutes: isOver ? null : minutesLeft(given, now),
    between: isOver ? null : timesOf(given),
    longer: isOver || latestOf(given) > best + slack,
  };
}

/** Follows the wait of one ticket calmly: the page stirs when somebody ahead was called, else at most every half minute. */
export function followWait(ports: ExpectedWaitPorts): FollowedWait {
  const { clock, view, serverNow } = ports;
  const shown = signal<ExpectedWait | null>(null);
  let given: Given | null = null;
  let last: Given | null = null;
  let best = Number.POSITIVE_INFINITY;
  let said: string | null = null;
  let timer: Timer | null = null;

  const show = (next: Given | null): void => {
    given = next;
    timer?.cancel();
    timer = null;
    if (next === null) {
      shown.value = null;
      return;
    }
    best = Math.min(best, latestOf(next));
    const wait = expectedWait(next, serverNow(), best);
    if (JSON.stringify(wait) !== JSON.stringify(shown.peek())) shown.value = wait;
    timer = clock.after(calmMs, () =>
      show(given !== null && last !== null && isHardlyLonger(given, last) ? given : last),
    );
  };
  const stop = effect(() => {
    const ticket = view();
    if (ticket === null) return;
    const { status, estimate, ahead } = ticket;
    // Another service is another wait: what was said of the one before is no measure for it.
    const service = JSON.stringify(ticket.service);
    const isMoved = said !== null && said !== service;
    said = service;
    if (status !== 'waiting' || isMoved) best = Number.POSITIVE_INFINITY;
    last = status === 'waiting' && estimate !== null ? { estimate, at: serverNow(), ahead } : null;
    if (given === null || last === null || isMoved || last.ahead !== given.ahead) show(last);
  });
  return {
    shown,
    close() {
      timer?.cancel();
      stop();
    },
  };
}

interface FollowedWait {
  readonly shown: ReadonlySignal<ExpectedWait | null>;
  close(): void;
}

/** A range that begins and ends later by less than this stands as it is. */
const hardlyMs = 2 * minuteMs;
/** While nobody ahead was called, the range changes no more often than this. */
const calmMs = 30_000;
/** A range that is older than this is counted down here; until then it is said as the server did. */
const freshMs = 2 * minuteMs;
/** So much later than was said before is worth a word; and never less than this share of the wait. */
const longerMs = 5 * minuteMs;
const longerShare = 0.25;
const stepMs = 5 * minuteMs;

/** A range as it was given, with the moments that it stands for. */
interface Given {
  readonly estimate: Estimate;
  readonly at: number;
  readonly ahead: number | null;
}
const latestOf = ({ estimate, at }: Given): number => {
  const { times, toMinutes, high } = estimate;
  if (times !== undefined) return times.to === null ? Number.POSITIVE_INFINITY : Date.parse(times.to);
  return toMinutes === null ? Number.POSITIVE_INFINITY : at + high * 1000;
};
const earliestOf = ({ estimate, at }: Given): number =>
  estimate.times?.from == null ? at + estimate.low * 1000 : Date.parse(estimate.times.from);

/** Whole minutes since it was given, once it is no longer fresh. */
const goneOf = ({ at }: Given, now: number): number => (now - at < freshMs ? 0 : Math.floor((now - at) / minuteMs));

const isPast = (given: Given, now: number): boolean => {
  const { times, toMinutes } = given.estimate;
  return times === undefined ? toMinutes !== null && goneOf(given, now) >= toMinutes : latestOf(given) <= now;
};

const minutesLeft = (given: Given, now: number): ExpectedWait['minutes'] => {
  const { fromMinutes, toMinutes, times } = given.estimate;
  if (times !== undefined || toMinutes === null) return null;
  const gone = goneOf(given, now);
  return { from: Math.max(0, fromMinutes - gone), to: toMinutes - gone };
};

const timesOf = (given: Given): ExpectedWait['between'] => {
  const { times } = given.estimate;
  if (times !== undefined)
    return {
      from: times.from === null ? null : Date.parse(times.from),
      to: times.to === null ? null : Date.parse(times.to),
    };
  const latest = latestOf(given);
  return {
    from: Math.floor(earliestOf(given) / stepMs) * stepMs,
    to: Number.isFinite(latest) ? Math.ceil(latest / stepMs) * stepMs : null,
  };
};

/** Whether a new range would lengthen the one that stands by so little that nobody should have to read it. */
const isHardlyLonger = (standing: Given, next: Given): boolean =>
  next.estimate.fromMinutes >= standing.estimate.fromMinutes &&
  latestOf(next) - latestOf(standing) < hardlyMs &&
  earliestOf(next) - earliestOf(standing) < hardlyMs;
