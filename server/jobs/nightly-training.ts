import { dateAt, instantOf } from '../../engine/queue/business-day.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { hourMs } from '../../shared/time/durations.ts';
import { every } from '../async/repeat.ts';
import { learntVersion } from '../centre/learnt.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Log } from '../log.ts';
import type { LearntRow } from '../store/learnt.ts';
import type { QueueStore } from '../store/store.ts';
import type { Estimates } from './estimates.ts';
import type { LeasedJob } from './lease.ts';

/**
 * Whether a centre should learn now (ms): once a night after its day has closed, or as soon as it has missed one; a new one at once
 * where there are `others` to learn from.
 */
export function isDue(
  live: Pick<LiveCentre, 'latest'>,
  last: Omit<LearntRow, 'body'> | null,
  now: number,
  others: boolean,
): boolean {
  const { day, kept, centre } = live.latest();
  if (centre === null) return false;
  if (kept === null && last === null) return others;
  if (day !== null || kept === null) return false;
  if (last === null || last.version !== learntVersion) return true;
  if (now - last.learntAt > staleMs) return true;
  const date = dateAt(now, centre.timeZone);
  const [from, to] = [quiet.from, quiet.to].map((time) => instantOf(date, time, centre.timeZone));
  return from !== undefined && to !== undefined && now >= from && now < to && last.learntAt < from;
}

/** Learns a centre's waits each night, for as long as this process has the lease. */
export function runLearning(
  live: LiveCentre,
  {
    store,
    estimates,
    centres,
    clock,
    log,
  }: {
    readonly store: Pick<QueueStore, 'learnt'>;
    readonly estimates: Estimates;
    readonly centres: { list(): readonly Pick<LiveCentre, 'id' | 'latest'>[] };
    readonly clock: Clock;
    readonly log: Log;
  },
): LeasedJob {
  let tried = Number.NEGATIVE_INFINITY;
  return every(clock, lookMs, async () => {
    const now = clock.now();
    const { day, kept } = live.latest();
    const others = centres.list().some((other) => other.id !== live.id && other.latest().kept !== null);
    // After a correction of the time the last attempt may stand in the future.
    const isSoon = now >= tried && now - tried < againMs;
    if (isSoon || (kept === null ? !others : day !== null)) return;
    try {
      if (!isDue(live, await store.learnt(live.id), now, others)) return;
    } catch (error) {
      log.error({ err: error, centre: live.id }, 'cannot look for what was learnt');
      return;
    }
    tried = now;
    // Not waited for: it takes minutes, and ending this job does not wait for them.
    void estimates.learn(live);
  });
}

const lookMs = 60_000;
const againMs = 6 * hourMs;
/** When a centre learns by itself, on its own clock; one that is switched off at night learns when it comes on again. */
const quiet = { from: '02:00', to: '05:00' } as const;
const staleMs = 26 * hourMs;
