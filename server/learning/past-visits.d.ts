import type { LegRow } from '../../shared/figures.ts';
import type { Visit } from '../history/visits-csv.ts';
import type { PastVisit } from './replay.ts';
/** A recorded visit as learning takes it: any priority counts as privileged. */
export declare const pastVisitOf: (visit: Visit) => PastVisit;
/**
 * The visits that a centre's legs tell of, in the order in which they entered their queues. A leg that never queued, is
 * inaccurate or belongs to a practice day teaches nothing. `rankOf` says how privileged a class is, 0 = not.
 */
export declare const visitsFromLegs: (legs: readonly LegRow[], rankOf: (priorityClass: string) => number) => readonly PastVisit[];
