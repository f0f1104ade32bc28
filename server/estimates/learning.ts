import type { Centre } from '../../shared/centre.ts';
import { learntVersion } from '../centre/learnt.ts';
import { learn } from '../learning/learn.ts';
import { visitsFromLegs } from '../learning/past-visits.ts';
import { offsetIn } from '../queue/business-day.ts';
import { rankOf } from '../queue/estimate/from-events.ts';
import type { DayReads } from '../store/day-reads.ts';
import type { LearntRow } from '../store/store.ts';

/** What is to be learnt from: a centre as configured, and its days from `from` to `to` (YYYY-MM-DD). */
export interface LearnOrder {
  readonly centre: Centre;
  readonly from: string;
  readonly to: string;
  /** How often it has learnt before. */
  readonly times: number;
}

/** What is kept, but for when; null where nobody has ever come. */
export type Learned = Omit<LearntRow, 'learntAt'> | null;

/** Learns; rejects where that fails, or is broken off. */
export interface LearnRunner {
  run(order: LearnOrder): Promise<Learned>;
  close(): Promise<void>;
}

/** So many of the latest visits are looked at: some minutes of one processor at most, in a thread of its own. */
const mostVisits = 40_000;

/** Learns a centre's waits from its stored visits, in the thread that calls. */
export const learnFromStore = async (reads: Pick<DayReads, 'legs'>, order: LearnOrder): Promise<Learned> => {
  const { centre, from, to, times } = order;
  const legs = await reads.legs(centre.id, from, to);
  const rank = (priorityClass: string): number => rankOf(centre.priorityClasses, priorityClass);
  const visits = visitsFromLegs(legs, rank).slice(-mostVisits);
  if (visits.length === 0) return null;
  const standards = new Map(centre.services.map(({ id, standardSeconds }) => [id, standardSeconds]));
  const offsetAt = offsetIn(centre.timeZone);
  const learnt = learn(visits, { offsetAt, standardSeconds: (service) => standards.get(service) ?? null });
  const days = new Set(visits.map(({ issuedAt }) => Math.floor((issuedAt + offsetAt(issuedAt)) / 86_400_000))).size;
  const body = JSON.stringify({ ...learnt, days, visits: visits.length, times: times + 1 });
  return { version: learntVersion, body };
};

/** Learning in the thread that calls, for a store that no other thread can reach. */
export const learnHere = (reads: Pick<DayReads, 'legs'>): LearnRunner => ({
  run: (order) => learnFromStore(reads, order),
  close: () => Promise.resolve(),
});
