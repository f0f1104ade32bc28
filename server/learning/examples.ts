import type { Estimator } from '../queue/estimate/estimator.ts';
import type { Place } from '../queue/estimate/happenings.ts';
import { localOf } from '../queue/estimate/tracker.ts';
import { happeningsOf, type PastVisit } from './replay.ts';

/** What was known when a ticket was issued, and how long it then waited. */
export interface Example {
  /** Days since 1970, local. */
  readonly day: number;
  readonly inputs: Float64Array;
  /** Seconds. */
  readonly wait: number;
}

const hasWaited = ({ calledAt, issuedAt }: PastVisit): boolean => calledAt !== null && calledAt > issuedAt;

/**
 * Replays visits through an estimator and gives examples of the last `most` that were called after a wait; the estimator
 * has seen all visits then.
 */
export const examplesFrom = (
  visits: readonly PastVisit[],
  estimator: Estimator,
  place: Place,
  most = Number.POSITIVE_INFINITY,
): readonly Example[] => {
  const examples: Example[] = [];
  let skipped = visits.filter(hasWaited).length - most;
  for (const { happening, visit } of happeningsOf(visits)) {
    if (happening.type === 'issued' && visit.calledAt !== null && hasWaited(visit) && skipped-- <= 0) {
      const { service, rank, at } = happening;
      const inputs = estimator.inputs({ service, rank, ticket: null, at });
      examples.push({ day: localOf(place, at).day, inputs, wait: (visit.calledAt - at) / 1000 });
    }
    estimator.feed(happening);
  }
  return examples;
};
