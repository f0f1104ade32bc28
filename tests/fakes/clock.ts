import type { Clock } from '../../shared/time/clock.ts';

/** A clock that stands still until it is told to move, and runs what falls due on the way. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, running due timers in order of time; promises settle in between. */
  advance(ms: number): Promise<void>;
  /** Moves on by `ms`, of which the last minute is lived through: what repeats runs for it alone. For days that go by unseen. */
  leap(ms: number): Promise<void>;
  /** Sets the time without running anything: a clock put right, forwards or back. */
  set(epochMs: number): void;
  /** How many timers are waiting. */
  pending(): number;
}

/** A manual clock that begins at `startMs` (milliseconds since the epoch). */
export function manualClock(startMs = Date.UTC(2026, 10, 20, 5, 0, 0)): ManualClock {
  let now = startMs;
  let order = 0;
  const waiting = new Set<Due>();
  const nextUntil = (limit: number): Due | undefined => {
    let first: Due | undefined;
    for (const due of waiting) {
      if (due.at > limit) continue;
      if (first === undefined || due.at < first.at || (due.at === first.at && due.order < first.order)) first = due;
    }
    return first;
  };
  const advance = async (ms: number): Promise<void> => {
    const target = now + ms;
    await settle();
    for (let due = nextUntil(target); due !== undefined; due = nextUntil(target)) {
      waiting.delete(due);
      now = Math.max(now, due.at);
      due.run();
      await settle();
    }
    now = target;
    await settle();
  };
  return {
    now: () => now,
    after(ms, run) {
      const due: Due = { at: now + Math.max(0, ms), order: order++, run };
      waiting.add(due);
      return { cancel: () => void waiting.delete(due) };
    },
    advance,
    async leap(ms) {
      const lived = Math.min(ms, 60_000);
      now += ms - lived;
      await advance(lived);
    },
    set(epochMs) {
      now = epochMs;
    },
    pending: () => waiting.size,
  };
}

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Lets everything that is already possible happen: promises, and one turn of the event loop. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
