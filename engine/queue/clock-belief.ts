import type { ClockStanding } from '../../shared/time/clock.ts';
import { dayMs } from '../../shared/time/durations.ts';

/** What is believed of time, and when: without side effects. All in ms. */

export interface Start {
  /** The time to go by. */
  readonly time: number;
  readonly doubt: boolean;
}

/** [T8] What to go by where nothing was agreed since the machine started; `last` is the latest time known, null in a new store. */
export function startingTime(wall: number, last: number | null, synchronised: boolean): Start {
  const from = last ?? earliestMs;
  if (wall < from) return { time: from, doubt: true };
  const tooLong = last !== null && wall > last + longestAwayMs && !synchronised;
  return tooLong ? { time: from, doubt: true } : { time: wall, doubt: false };
}

/** By how much the time gone by follows a machine's clock that agrees with it, `passed` ms after the last look. */
export function followed(off: number, passed: number): number {
  const most = Math.max(0, passed) * slewRate;
  return Math.min(most, Math.max(-most, off));
}

export interface Seen {
  /** The machine's clock minus the time gone by. */
  readonly off: number;
  /** For how long it has been off by just as much. */
  readonly lasted: number;
  /** The time gone by. */
  readonly now: number;
  /** The time that the start in doubt went on from; null = the start was not in doubt. */
  readonly doubtFrom: number | null;
}

/** [T8] Whether a machine's clock that differs is believed by itself: after a start in doubt a time that would not have been. */
export function fits({ off, lasted, now, doubtFrom }: Seen): boolean {
  return (
    doubtFrom !== null &&
    lasted >= lastingMs.plausible &&
    off > 0 &&
    now + off >= earliestMs &&
    now + off <= doubtFrom + longestAwayMs
  );
}

export function standingOf(off: number, doubt: boolean, now: number, correctedAt: number | null): ClockStanding {
  const together = Math.abs(off) <= togetherMs;
  const offSeconds = together ? 0 : Math.round(off / 1000);
  if (!together || doubt) return { state: 'in-doubt', offSeconds };
  const corrected = correctedAt !== null && now - correctedAt < toldMs;
  return { state: corrected ? 'corrected' : 'sure', offSeconds };
}

/** How far machine and log may be apart and still agree. */
export const togetherMs = 1000;
/** How much later than the last event a start may be without being in doubt: 30 days. */
export const longestAwayMs = 30 * dayMs;
/** How long another time must have lasted before it can be believed, where the system vouches for it and where it only fits. */
export const lastingMs = { synchronised: 10_000, plausible: 5000 };
/** No server of this program ran before. */
export const earliestMs = Date.UTC(2026, 0, 1);
/** A kernel that is told the network's time brings its clock there at most this fast (500 millionths). */
const slewRate = 0.0005;

/** For how long a correction is told. */
const toldMs = dayMs;
