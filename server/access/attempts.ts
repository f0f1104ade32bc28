import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../clock.ts';
import type { AccessStore } from '../store/store.ts';

type Counting = Pick<AccessStore, 'countFailure' | 'failures' | 'clearFailures'>;

/** Wrong passwords that cost no waiting. */
const free = 5;
/** How long a wrong password is remembered. */
const windowMs = 3_600_000;
const longestSeconds = 900;

/** Seconds to wait after so many wrong passwords within the hour: none for five, then 2, 4, 8, … up to 900. */
const waitAfter = (failures: number): number =>
  failures < free ? 0 : Math.min(longestSeconds, 2 ** Math.min(20, failures - free + 1));

const tooMany = (seconds: number) =>
  refuse('too-many', `Too many wrong passwords: try again in ${seconds} s`, { retryAfterSeconds: seconds });

/**
 * Runs one guess at a secret, counted under a name. The guess is counted before it is made, so that many at once gain
 * nothing; a right one clears the count.
 */
export const openAttempts = (store: Counting, clock: Clock) => ({
  async guess<T>(name: string, run: () => Promise<T | null>): Promise<Result<T | null>> {
    const now = clock.now();
    const before = await store.failures(name, now - windowMs);
    const seconds = waitAfter(before);
    if (seconds > 0 && (await store.failures(name, now - seconds * 1000 + 1)) > 0) return tooMany(seconds);
    const after = await store.countFailure(name, now, now - windowMs);
    if (after > before + 1 && after > free) return tooMany(waitAfter(after));
    const found = await run();
    if (found !== null) await store.clearFailures(name);
    return ok(found);
  },
});
export type Attempts = ReturnType<typeof openAttempts>;
