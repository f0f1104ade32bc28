import type { Clock } from '../../shared/time/clock.ts';
import { hourMs } from '../../shared/time/durations.ts';
import { every } from '../async/repeat.ts';
import type { Log } from '../log.ts';
import type { QueueStore } from '../store/store.ts';
import type { LeasedJob } from './lease.ts';

/** Erases personal data, secrets, kept answers and pictures of slips whose time has come, once an hour. */
export function runErasing({ store, clock, log, clearPictures }: ErasingParts): LeasedJob {
  return every(clock, eraseMs, async () => {
    try {
      const gone = await store.erase(clock.now());
      if (gone > 0) log.info({ rows: gone }, 'personal data erased');
      await clearPictures((jobs) => store.slipsOver(jobs, clock.now()));
    } catch (error) {
      log.error({ err: error }, 'personal data could not be erased');
    }
  });
}

const eraseMs = hourMs;

interface ErasingParts {
  readonly store: Pick<QueueStore, 'erase' | 'slipsOver'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes away those pictures of slips that `over` names of the jobs that there are. */
  readonly clearPictures: (over: (jobs: readonly string[]) => Promise<readonly string[]>) => Promise<void>;
}
