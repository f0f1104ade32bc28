import type { CounterEvent } from '../../../shared/centre/counter-events.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import type { CentreIndex } from '../../queue/centre-index.ts';
import { followWork } from '../follow-work.ts';
import type { AtWork, CentreFacts } from '../observation.ts';
import { localOf } from '../snapshot.ts';

/** Who was at work in the past, told from moment to moment. */
export interface PastWork {
  /** Goes on to this moment (ms); never back. */
  passTo(at: number): void;
  /** Who is at work then; null on a day of which nothing is known. */
  atWork(): AtWork | null;
}

/**
 * Follows what happened to a centre's counters, in time order, so that the past is learnt from as the present is looked at: what
 * each counter takes is reckoned by the configuration in force.
 */
export function pastWork(
  events: readonly CounterEvent[],
  index: CentreIndex,
  offsetAt: CentreFacts['offsetAt'],
): PastWork {
  const work = followWork(() => index);
  const known = new Set(events.map(({ date }) => date));
  const place: CentreFacts = { offsetAt, standardSeconds: () => null };
  let next = 0;
  let day = Number.NaN;
  let isKnown = false;
  return {
    passTo(at) {
      const today = localOf(place, at).day;
      if (today !== day) {
        day = today;
        work.close();
        isKnown = known.has(new Date(today * dayMs).toISOString().slice(0, 10));
      }
      for (let event = events[next]; event !== undefined && event.at <= at; event = events[next]) {
        next += 1;
        if (localOf(place, event.at).day === today) work.follow(event);
      }
    },
    atWork: () => (isKnown ? work.atWork() : null),
  };
}
