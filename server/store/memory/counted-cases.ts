import { countedCase, countedHistory } from '../../../engine/figures/counted-case.ts';
import { isCaseEvent } from '../../../engine/queue/ticket.ts';
import { callbackKind } from '../../../shared/calls/calls.ts';
import type { CaseEvent } from '../../../shared/cases/case-events.ts';
import { type Case, isAskedFor } from '../../../shared/cases/cases.ts';
import type { StoredEvent } from '../../../shared/events.ts';
import type { FigureReads } from '../figures.ts';

/** What is counted of cases in memory, to the same contract. */
export function memoryCountedCases(
  rowsOf: (centre: string) => { readonly cases: ReadonlyMap<string, Case> },
  eventsOf: (centre: string) => readonly StoredEvent[],
): Pick<FigureReads, 'countCases' | 'changedCases' | 'dueCallbacks'> {
  const lastSeq = (centre: string): number => eventsOf(centre).at(-1)?.seq ?? 0;
  const historyOf = (centre: string, id: string, until: number): readonly CaseEvent[] =>
    eventsOf(centre).flatMap(({ seq, event }) =>
      isCaseEvent(event) && event.case === id && seq <= until ? [event] : [],
    );
  return {
    async countCases(centre, take) {
      const seq = lastSeq(centre);
      for (const one of rowsOf(centre).cases.values()) {
        if (!isAskedFor(one)) continue;
        const earlier = one.reopened > 0 ? countedHistory(historyOf(centre, one.id, seq)).slice(0, -1) : [];
        for (const counted of [...earlier, countedCase(one)]) take(counted);
      }
      return seq;
    },
    dueCallbacks: async (centre, from, to) =>
      [...rowsOf(centre).cases.values()]
        .filter(({ kind, due }) => kind === callbackKind && due >= from && due <= to)
        .map(({ tries, status, outcome }) => ({ tries, status, outcome })),
    async changedCases(centre, after) {
      const seq = lastSeq(centre);
      if (seq < after) return null;
      const since = eventsOf(centre).flatMap(({ seq: at, event }) =>
        at > after && isCaseEvent(event) ? [event.case] : [],
      );
      const until = (end: number) => [...new Set(since)].flatMap((id) => countedHistory(historyOf(centre, id, end)));
      return { seq, before: until(after), after: until(seq) };
    },
  };
}
