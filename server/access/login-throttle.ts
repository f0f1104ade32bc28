import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { hourMs } from '../../shared/time/durations.ts';
import { createKeyedMutex, type Mutex } from '../async/mutex.ts';
import type { Failures } from '../store/failures.ts';
import type { AccessStore } from '../store/store.ts';

/** Failures kept in memory; where it is full the name longest untouched is forgotten. */
export function openPassingFailures(most = namesInMemory): Counting {
  const failed = new Map<string, readonly number[]>();
  return {
    async countFailure(name, now, since, allows) {
      const times = (failed.get(name) ?? []).filter((at) => at >= since);
      const before = { count: times.length, lastAt: Math.max(Number.NEGATIVE_INFINITY, ...times) };
      if (!allows(before)) return before;
      failed.delete(name);
      failed.set(name, [...times, now]);
      const [oldest] = failed.keys();
      if (failed.size > most && oldest !== undefined) failed.delete(oldest);
      return before;
    },
    async clearFailures(name) {
      failed.delete(name);
    },
  };
}

/**
 * Runs guesses at a secret, counted under a name. Each is counted before it is made, so that other processes know of it and
 * no death forgets it; a right one clears the count. Those that come at once to one process wait for each other: a right
 * one is not refused for others under way, and wrong ones cost what they would one after another. What is under way in
 * another process counts as wrong until it proves right.
 */
export function createLoginThrottle(store: Counting, clock: Clock) {
  const line = createKeyedMutex();
  return {
    async guess<T>(name: string, run: () => Promise<T | null>, inTurn: Mutex = atOnce): Promise<Result<T | null>> {
      const make = async (): Promise<Result<T | null>> => {
        const now = clock.now();
        const before = await store.countFailure(name, now, now - windowMs, (known) => mayGuess(known, now));
        if (!mayGuess(before, now)) return tooMany(waitAfter(before.count));
        const found = await run();
        if (found !== null) await store.clearFailures(name);
        return ok(found);
      };
      // Its turn comes before it is counted: what finds no room, or hangs up, was no guess.
      return line.length(name) > lineAtMost ? tooMany(waitAfter(free)) : line.inTurn(name, () => inTurn(make));
    },
  };
}
export type LoginThrottle = ReturnType<typeof createLoginThrottle>;

type Counting = Pick<AccessStore, 'countFailure' | 'clearFailures'>;

/** Wrong passwords that cost no waiting. */
const free = 5;
/** How long a wrong password is remembered. */
const windowMs = hourMs;
const longestSeconds = 900;
/** Guesses under one name that wait for one under way; a password takes some tenths of a second. */
const lineAtMost = 30;

/** Seconds to wait after so many wrong passwords within the hour: none for five, then 2, 4, 8, … up to 900. */
const waitAfter = (failures: number): number =>
  failures < free ? 0 : Math.min(longestSeconds, 2 ** Math.min(20, failures - free + 1));

/** Whether one more guess may be made now. */
const mayGuess = ({ count, lastAt }: Failures, now: number): boolean => lastAt + waitAfter(count) * 1000 <= now;

const tooMany = (seconds: number) =>
  refuse('too-many', `Too many wrong passwords: try again in ${seconds} s`, { retryAfterSeconds: seconds });

const atOnce: Mutex = (run) => run();

/** Names that nobody bears are counted in memory, at most so many of them: a guess at one leaves nothing behind. */
const namesInMemory = 10_000;
