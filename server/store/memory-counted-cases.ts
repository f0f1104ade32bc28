import { countedCase, earlierCases } from '../../engine/figures/counted-case.ts';
import { isCaseEvent } from '../../engine/queue/ticket.ts';
import { type Case, isOpenCase } from '../../shared/cases.ts';
import type { StoredEvent } from '../../shared/events.ts';
import type { FigureReads } from './figures.ts';

/** What is counted of cases in memory, to the same contract, in one portion. */
export function memoryCountedCases(
  rowsOf: (centre: string) => { readonly cases: ReadonlyMap<string, Case> },
  eventsOf: (centre: string) => readonly StoredEvent[],
): FigureReads['countedCases'] {
  const eventsOfCase = (centre: string, id: string) =>
    eventsOf(centre).flatMap(({ event }) => (isCaseEvent(event) && event.case === id ? [event] : []));
  return async (centre, { since, to }) => {
    const asked = [...rowsOf(centre).cases.values()].filter(
      (one) => one.receivedOn <= to && (isOpenCase(one.status) || one.status === 'joined' || one.since >= since),
    );
    const cases = asked.flatMap((one) => [
      ...(one.reopened > 0 ? earlierCases(eventsOfCase(centre, one.id)) : []),
      countedCase(one),
    ]);
    return { cases, next: null };
  };
}
