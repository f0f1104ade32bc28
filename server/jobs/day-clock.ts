import { theClock } from '../../engine/queue/commands/day.ts';
import { decide } from '../../engine/queue/decide.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { every } from '../async/repeat.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Log } from '../log.ts';
import type { LeasedJob } from './lease.ts';

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

const tickMs = 1000;
