import type { LegRow } from '../../../shared/reports/figures.ts';
import type { PastVisit } from './replay.ts';

/**
 * The visits that a centre's legs tell of, in the order in which they entered their queues. A leg that never queued, is
 * inaccurate or belongs to a practice day teaches nothing, and neither does one who booked: they wait for their slot, and from it they go
 * before others; of the line they say nothing. `rankOf` says how privileged a class is, 0 = not.
 */
export function visitsFromLegs(
  legs: readonly LegRow[],
  rankOf: (priorityClass: string) => number,
): readonly PastVisit[] {
  return legs
    .flatMap((leg): readonly PastVisit[] => {
      const { ticket, service, priorityClass, queuedAt, calledAt, endedAt, counter, ending } = leg;
      if (wasStopped(leg)) return [];
      if (queuedAt === null || leg.inaccurate || leg.practice || leg.channel === 'booking') return [];
      return [
        {
          ticket: `${ticket} ${leg.leg}`,
          service,
          rank: priorityClass === null ? 0 : rankOf(priorityClass),
          issuedAt: queuedAt,
          calledAt,
          endedAt,
          counter,
          gaveUp: calledAt === null && (ending === 'cancelled' || ending === 'expired'),
        },
      ];
    })
    .sort((a, b) => a.issuedAt - b.issuedAt);
}

/** [EM5] Whether an emergency fell into it. */
const wasStopped = ({ suspendedWaitSeconds, suspendedAfterSeconds }: LegRow): boolean =>
  suspendedWaitSeconds > 0 || suspendedAfterSeconds > 0;
