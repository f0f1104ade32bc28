import type { Estimator } from '../estimator.ts';
import type { CentreFacts } from '../observation.ts';
import { localOf } from '../snapshot.ts';
import { observationsOf, type PastVisit } from './replay.ts';

/** What was known when a ticket was issued, and how long it then waited. */
export interface Example {
  /** When it was issued, in ms since 1970, and on which local day since then. */
  readonly at: number;
  readonly day: number;
  readonly inputs: Float64Array;
  /** Seconds. */
  readonly wait: number;
}

/**
 * Whether a visit's wait teaches anything: it was called after its issue, and on the same local day. What a counter clears
 * away at midnight, or calls on the next morning, was not waited for.
 */
export function teaches({ calledAt, issuedAt }: PastVisit, place: CentreFacts): boolean {
  return calledAt !== null && calledAt > issuedAt && localOf(place, calledAt).day === localOf(place, issuedAt).day;
}

/**
 * Replays visits through an estimator and gives examples of the last `most` that teach; the estimator
 * has seen all visits then. `passTo` is told each moment before what happens in it.
 */
export function examplesFrom(
  visits: readonly PastVisit[],
  estimator: Estimator,
  place: CentreFacts,
  most = Number.POSITIVE_INFINITY,
  passTo: (at: number) => void = () => {},
): readonly Example[] {
  const examples: Example[] = [];
  let skipped = visits.filter((visit) => teaches(visit, place)).length - most;
  for (const { observation, visit } of observationsOf(visits)) {
    passTo(observation.at);
    if (observation.type === 'issued' && visit.calledAt !== null && teaches(visit, place) && skipped-- <= 0) {
      const { service, rank, at } = observation;
      const inputs = estimator.inputs({ service, rank, ticket: null, at });
      examples.push({ at, day: localOf(place, at).day, inputs, wait: (visit.calledAt - at) / 1000 });
    }
    estimator.feed(observation);
  }
  return examples;
}
