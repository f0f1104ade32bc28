import type { Observation } from '../observation.ts';

/** One visit as learning needs it; times in ms since 1970, null where unknown. */
export interface PastVisit {
  readonly ticket: string;
  readonly service: string;
  readonly rank: number;
  readonly issuedAt: number;
  readonly calledAt: number | null;
  readonly endedAt: number | null;
  readonly counter: string | null;
  /** Left of its own accord before it was called. */
  readonly gaveUp: boolean;
}

/**
 * The observations that visits are made of, in time order. At the same instant an end comes before a call and a call before an
 * issue, except that a ticket is issued before its own call.
 */
export function observationsOf(
  visits: readonly PastVisit[],
): readonly { readonly observation: Observation; readonly visit: PastVisit }[] {
  const all: {
    readonly at: number;
    readonly rank: number;
    readonly observation: Observation;
    readonly visit: PastVisit;
  }[] = [];
  for (const visit of visits) {
    const { ticket, service, rank, issuedAt, calledAt, endedAt, counter, gaveUp } = visit;
    const atOnce = calledAt === issuedAt || (calledAt === null && endedAt === issuedAt);
    all.push({ at: issuedAt, rank: 3, visit, observation: { type: 'issued', ticket, service, rank, at: issuedAt } });
    if (calledAt !== null) {
      all.push({
        at: calledAt,
        rank: atOnce ? 4 : order.called,
        visit,
        observation: { type: 'called', ticket, counter, at: calledAt },
      });
    }
    if (endedAt !== null) {
      const late = endedAt === issuedAt || endedAt === calledAt;
      all.push({
        at: endedAt,
        rank: late ? 5 : order.ended,
        visit,
        observation: { type: 'ended', ticket, gaveUp, at: endedAt },
      });
    }
  }
  // The sort is stable: what is equal stays in the order given.
  return all.sort((a, b) => a.at - b.at || a.rank - b.rank);
}

const order = { ended: 0, called: 1, started: 2, issued: 3 } as const;
