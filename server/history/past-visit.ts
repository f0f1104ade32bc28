import type { PastVisit } from '../../engine/wait/training/replay.ts';
import type { Visit } from './visits-csv.ts';

/** A recorded visit as learning takes it: any priority counts as privileged. */
export function pastVisitOf(visit: Visit): PastVisit {
  return {
    ticket: visit.ticket,
    service: visit.service,
    rank: visit.priority === '' ? 0 : 1,
    issuedAt: visit.issuedAt,
    calledAt: visit.calledAt,
    endedAt: visit.endedAt,
    counter: visit.counter,
    gaveUp: visit.calledAt === null && visit.outcome !== 'transferred',
  };
}
