import {
  type CountedCase,
  type CountedFields,
  countedCase,
  countedHistory,
} from '../../engine/figures/counted-case.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';

/** How what is counted of cases comes out of their rows and of the log. */

/** A row as it is counted: `pauses` is JSON. */
export type RawCounted = Omit<CountedFields, 'pauses' | 'decision'> & {
  readonly id: string;
  readonly pauses: string;
  /** As a database has flags. */
  readonly decided: number | boolean;
  readonly ground: string | null;
};

/** What happened to a case, with the numbers of the events. */
export type CaseHistory = readonly { readonly seq: number; readonly event: CaseEvent }[];

/** A case as its row has it, after its earlier ends by its history, if it was reopened. */
export function countedOf(
  { pauses, decided, ground, ...row }: RawCounted,
  history: CaseHistory,
): readonly CountedCase[] {
  const decision = decided ? { ground } : null;
  const now = countedCase({ ...row, pauses: JSON.parse(pauses), decision });
  if (row.reopened === 0) return [now];
  return [...countedHistory(history.map(({ event }) => event)).slice(0, -1), now];
}

/** Cases as they were counted up to an event. */
export function countedUntil(histories: readonly CaseHistory[], end: number): readonly CountedCase[] {
  return histories.flatMap((all) => countedHistory(all.flatMap(({ seq, event }) => (seq <= end ? [event] : []))));
}

/** So many are read one by one; of more it is quicker to count all of them. */
export const mostChanged = 20_000;
