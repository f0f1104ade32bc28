import type { Announcement } from '../shared/live.ts';

/** Calls that wait to be announced, the first first; pure, so that it can be tried with any course of a day. */
export type CallQueue = readonly WaitingCall[];
export interface WaitingCall {
  readonly announcement: Announcement;
  /** When it came, ms. */
  readonly since: number;
}

/** What becomes of the calls that were waiting when the next one's turn came. */
export interface Turn {
  readonly queue: CallQueue;
  /** The one that is announced now; null = none. */
  readonly next: Announcement | null;
  /** Those whose turn came too late. */
  readonly skipped: readonly Announcement[];
  /** Those that need no announcement any more: their visitor has come, or the call is no longer so. */
  readonly ended: readonly Announcement[];
}

/** One more call, behind all others. */
export function enqueued(queue: CallQueue, announcement: Announcement, now: number): CallQueue {
  return [...queue, { announcement, since: now }];
}

/** Whose turn it is at `now`: the first that still stands and has not waited too long. */
export function nextTurn(queue: CallQueue, now: number, hasEnded: (call: Announcement) => boolean): Turn {
  const fates = queue.map((call) => ({ call, fate: fateOf(call, now, hasEnded) }));
  const at = fates.findIndex(({ fate }) => fate === 'due');
  const passed = at === -1 ? fates : fates.slice(0, at);
  const of = (wanted: Fate): readonly Announcement[] =>
    passed.filter(({ fate }) => fate === wanted).map(({ call }) => call.announcement);
  return {
    next: queue[at]?.announcement ?? null,
    skipped: of('late'),
    ended: of('ended'),
    queue: queue.slice(passed.length + 1),
  };
}

/** A call that is announced later than this after it came would confuse more than it helps, ms: some ten calls at once are all said. */
export const patienceMs = 45_000;

type Fate = 'due' | 'late' | 'ended';

/** One that has not waited is announced whatever has become of it. */
const fateOf = ({ announcement, since }: WaitingCall, now: number, hasEnded: (call: Announcement) => boolean): Fate => {
  if (now === since) return 'due';
  if (hasEnded(announcement)) return 'ended';
  return now - since > patienceMs ? 'late' : 'due';
};
