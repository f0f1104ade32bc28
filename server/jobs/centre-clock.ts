import { theClock } from '../../engine/queue/commands/day.ts';
import { decide } from '../../engine/queue/decide.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Clock, Timer } from '../clock.ts';
import type { Log } from '../log.ts';
import type { QueueStore } from '../store/store.ts';
import type { LeasedJob } from './lease.ts';

/** Calls `run` at once and then again each time so many milliseconds after it has finished. */
export function every(clock: Clock, ms: number, run: () => Promise<void>): LeasedJob {
  let timer: Timer | null = null;
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  const round = (): void => {
    running = run().finally(() => {
      if (!closed) timer = clock.after(ms, round);
    });
  };
  round();
  return {
    async close() {
      closed = true;
      timer?.cancel();
      await running;
    },
  };
}

/** Opens and closes the business day of a centre by its hours. */
export function runDay(live: LiveCentre, clock: Clock, log: Log): LeasedJob {
  return every(clock, tickMs, async () => {
    const command = { type: 'tick', at: clock.now(), by: theClock } as const;
    try {
      // Almost always there is nothing to do: then nothing is asked, and no lock is taken.
      const due = decide(live.latest(), command);
      if (!due.ok || due.value.length === 0) return;
      await live.ask({ command, toReply: () => null });
    } catch (error) {
      log.error({ err: error, centre: live.id }, 'the clock of the business day failed');
    }
  });
}

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

const tickMs = 1000;
const eraseMs = 3_600_000;

interface ErasingParts {
  readonly store: Pick<QueueStore, 'erase' | 'slipsOver'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes away those pictures of slips that `over` names of the jobs that there are. */
  readonly clearPictures: (over: (jobs: readonly string[]) => Promise<readonly string[]>) => Promise<void>;
}
