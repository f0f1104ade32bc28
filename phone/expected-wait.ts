import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../shared/clock.ts';
import { minuteMs } from '../shared/durations.ts';
import type { Estimate } from '../shared/estimate.ts';
import type { PhoneView } from '../shared/views.ts';

/** What is said of the wait that is left. */
export interface ExpectedWait {
  /** Minutes from now; null = more time has gone by than was thought, and how much is left is not known. */
  readonly minutes: { readonly from: number; readonly to: number | null } | null;
  /** The times of day (ms) between which the call is likely; null where minutes say enough. */
  readonly between: { readonly from: number; readonly to: number } | null;
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
  const { estimate } = given;
  const age = now - given.at;
  const gone = age < freshMs ? 0 : Math.floor(age / minuteMs);
  const to = estimate.toMinutes === null ? null : estimate.toMinutes - gone;
  const left = latestOf(given) - now;
  const slack = Math.max(longerMs, (best - given.at) * longerShare);
  const open = to === null || left <= clockFromMs;
  return {
    minutes: to !== null && to <= 0 ? null : { from: Math.max(0, estimate.fromMinutes - gone), to },
    between: open
      ? null
      : {
          from: Math.floor(Math.max(now, earliestOf(given)) / clockStepMs) * clockStepMs,
          to: Math.ceil(latestOf(given) / clockStepMs) * clockStepMs,
        },
    longer: latestOf(given) > best + slack || (to !== null && to <= 0),
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
/** Times of day are said in steps of five minutes once the wait is longer than this, else left out: minutes say enough. */
const clockFromMs = 10 * minuteMs;
const clockStepMs = 5 * minuteMs;

/** A range as it was given, with the moments that it stands for. */
interface Given {
  readonly estimate: Estimate;
  readonly at: number;
  readonly ahead: number | null;
}
const latestOf = ({ estimate, at }: Given): number =>
  estimate.toMinutes === null ? Number.POSITIVE_INFINITY : at + estimate.high * 1000;
const earliestOf = ({ estimate, at }: Given): number => at + estimate.low * 1000;

/** Whether a new range would lengthen the one that stands by so little that nobody should have to read it. */
const isHardlyLonger = (standing: Given, next: Given): boolean =>
  next.estimate.fromMinutes >= standing.estimate.fromMinutes &&
  latestOf(next) - latestOf(standing) < hardlyMs &&
  earliestOf(next) - earliestOf(standing) < hardlyMs;
