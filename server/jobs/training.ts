import { measuredWeekdays, type OpenCounters, openCounters } from '../../engine/booking/open-counters.ts';
import { offsetIn } from '../../engine/queue/business-day.ts';
import { indexCentre } from '../../engine/queue/centre-index.ts';
import { addDays } from '../../engine/queue/dates.ts';
import { hallAndPhones } from '../../engine/staffing/phone-desks.ts';
import { shiftsOf } from '../../engine/staffing/shifts.ts';
import { rankOf } from '../../engine/wait/from-events.ts';
import {
  bestFor,
  type Joint,
  learnJoint,
  lessonOf,
  type Taught,
  visitsToShare,
} from '../../engine/wait/training/learn.ts';
import { visitsFromLegs } from '../../engine/wait/training/past-visits.ts';
import { pastWork } from '../../engine/wait/training/past-work.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { learntVersion } from '../centre/learnt.ts';
import type { DayReads } from '../store/day-reads.ts';
import type { LearntRow } from '../store/learnt.ts';

/** A centre as configured, and its days from `from` to `to` (YYYY-MM-DD). */
export interface PastOf {
  readonly centre: Centre;
  readonly from: string;
  readonly to: string;
}

/** What is to be learnt from. */
export interface LearnOrder extends PastOf {
  /** How often it has learnt before. */
  readonly times: number;
  /** The other centres of the server, whose days teach this one too. */
  readonly others?: readonly PastOf[];
  /** What they have taught together already, where that is recent. */
  readonly joint?: Joint | null;
}

/** What is kept, but for when; null where nobody has ever come, here or elsewhere. */
export type Learned = Omit<LearntRow, 'learntAt'> | null;

export interface Lessons {
  readonly learned: Learned;
  /** What all centres taught together; null for one that is alone. */
  readonly joint: Joint | null;
}

/** Learns; rejects where that fails, or is broken off. */
export interface LearnRunner {
  run(order: LearnOrder): Promise<Lessons>;
  close(): Promise<void>;
}

/** Learns a centre's waits from its stored visits and those of the others, in the thread that calls. */
export async function learnFromStore(reads: Reads, order: LearnOrder): Promise<Lessons> {
  const { times, others = [] } = order;
  const joint = order.joint ?? (others.length === 0 ? null : await jointFrom(reads, [order, ...others]));
  const taught = await pastOf(reads, order, mostVisits);
  const { visits } = taught;
  if (visits.length === 0 && joint === null) return { learned: null, joint };
  const lesson = lessonOf(taught);
  const model = bestFor(lesson, joint);
  const { offsetAt } = taught.place;
  const days = new Set(visits.map(({ issuedAt }) => Math.floor((issuedAt + offsetAt(issuedAt)) / dayMs))).size;
  const memory = visits.length === 0 ? null : lesson.memory;
  const openCounters = await openingsOf(reads, order);
  const body = JSON.stringify({ model, memory, days, visits: visits.length, times: times + 1, openCounters });
  return { learned: { version: learntVersion, body }, joint };
}

/** Learning in the thread that calls, for a store that no other thread can reach. */
export function learnHere(reads: Reads): LearnRunner {
  return {
    run: (order) => learnFromStore(reads, order),
    close: () => Promise.resolve(),
  };
}

/** Counter events where the store can tell them cheaply: without them a counter is at work that was seen lately. */
type Reads = Pick<DayReads, 'legs'> & Partial<Pick<DayReads, 'counterEvents'>>;

/** So many of the latest visits are looked at: some minutes of one processor at most, in a thread of its own. */
const mostVisits = 40_000;

/** The newest `most` visits of a centre's stored past, and who was at work then. */
const pastOf = async (reads: Reads, { centre, from, to }: PastOf, most: number): Promise<Taught> => {
  const legs = await reads.legs(centre.id, from, to);
  const rank = (priorityClass: string): number => rankOf(centre.priorityClasses, priorityClass);
  const visits = visitsFromLegs(legs, rank).slice(-most);
  const standards = new Map(centre.services.map(({ id, standardSeconds }) => [id, standardSeconds]));
  const offsetAt = offsetIn(centre.timeZone);
  const events = visits.length === 0 ? [] : ((await reads.counterEvents?.(centre.id, from, to)) ?? []);
  const { atWork, passTo } = pastWork(events, indexCentre(centre), offsetAt);
  const place = { offsetAt, standardSeconds: (service: string) => standards.get(service) ?? null, atWork };
  return { centre: centre.id, visits, place, passTo };
};

/** [SE4] When the counters of the hall were open on the weekdays that count, up to the last day; nothing where the store cannot tell it cheaply. */
const openingsOf = async (reads: Reads, { centre, to }: PastOf): Promise<OpenCounters | undefined> => {
  const from = addDays(to, 1 - 7 * measuredWeekdays);
  const events = await reads.counterEvents?.(centre.id, from, to);
  if (events === undefined) return undefined;
  const { hall } = hallAndPhones(centre, { legs: [], shifts: shiftsOf(events, []) });
  return openCounters(hall.shifts, offsetIn(centre.timeZone));
};

/** What the days of several centres teach together. */
const jointFrom = async (reads: Reads, centres: readonly PastOf[]): Promise<Joint | null> => {
  const lessons = [];
  for (const one of centres) lessons.push(lessonOf(await pastOf(reads, one, visitsToShare(centres.length))));
  return learnJoint(lessons);
};
