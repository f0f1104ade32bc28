import type { Clock } from '../../shared/time/clock.ts';
import { every } from '../async/repeat.ts';
import type { Log } from '../log.ts';
import type { QueueStore } from '../store/store.ts';

/** Work that exactly one process of a database does at a time. */
export interface LeasedJob {
  close(): Promise<void>;
}
export interface LeaseParts {
  readonly store: Pick<QueueStore, 'takeLease' | 'dropLease'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly name: string;
  /** This process. */
  readonly owner: string;
  /** Begins the work; called each time that the lease is had. */
  readonly begin: () => LeasedJob;
}

/**
 * Does some work for as long as this process has the lease on it, and lets another have it once this one ends.
 * Where the lease cannot be renewed the work stops before it runs out.
 */
export function whileLeased(parts: LeaseParts): LeasedJob {
  const { store, clock, log, name, owner } = parts;
  let closed = false;
  let job: LeasedJob | null = null;
  /** When the lease was last had; null = it is not. */
  let hadAt: number | null = null;

  const stop = async (): Promise<void> => {
    const ending = job;
    job = null;
    await ending?.close();
  };
  const renew = async (): Promise<void> => {
    const now = clock.now();
    try {
      hadAt = (await store.takeLease(name, owner, now, ttlMs)) ? now : null;
    } catch (error) {
      log.warn({ err: error, lease: name }, 'cannot renew a lease');
    }
    const mine = hadAt !== null && lastsToNext(clock.now() - hadAt);
    if (mine && job === null && !closed) job = parts.begin();
    if (!mine && job !== null) await stop();
  };
  const rounds = every(clock, renewMs, async () => {
    try {
      await renew();
    } catch (error) {
      log.error({ err: error, lease: name }, 'leased work failed to begin or end');
    }
  });
  return {
    async close() {
      closed = true;
      await rounds.close();
      await stop();
      if (hadAt !== null) await store.dropLease(name, owner).catch(() => undefined);
    },
  };
}

/** Whether a lease of this age (ms) lasts until it is renewed next. Where the time was corrected since it was had, nobody can say. */
const lastsToNext = (age: number): boolean => age >= 0 && age + renewMs < ttlMs;

/** How long a lease lasts without being renewed, and how often it is renewed (ms). */
const ttlMs = 6000;
const renewMs = 2000;
