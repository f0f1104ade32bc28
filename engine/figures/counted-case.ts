import type { CallbackEnd } from '../../shared/calls/calls.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import { type Case, type CaseDecided, isAskedFor, isOwedCase } from '../../shared/cases/cases.ts';
import { evolveCase } from '../cases/evolve-case.ts';

/** What of a case is counted, from its day 0 to its end: one that was reopened is counted once for each. Times in ms since 1970. */
export interface CountedCase
  extends Pick<
    Case,
    | 'kind'
    | 'topic'
    | 'department'
    | 'channel'
    | 'executor'
    | 'countedFrom'
    | 'pauses'
    | 'due'
    | 'extended'
    | 'reopened'
  > {
  readonly isRepeated: boolean;
  /** How it ended, and when; null = an answer is owed. */
  readonly end: CaseEnd | null;
  readonly endedAt: number | null;
  /** On which ground it was left, or refused. */
  readonly ground: string | null;
}

/** By an answer (also a decision, or a ground on which it was left), elsewhere, or not at all. */
export type CaseEnd = 'answered' | 'sent-on' | 'withdrawn' | 'reopened' | 'not-reached';

/** The fields of a case that are counted. */
export type CountedFields = Pick<
  Case,
  | Exclude<keyof CountedCase, 'isRepeated' | 'end' | 'endedAt' | 'ground'>
  | ('repeats' | 'status' | 'answeredAt' | 'since' | 'outcome')
> & { readonly decision: Pick<CaseDecided, 'ground'> | null };

/** A case as it is counted by where it stands. */
export function countedCase(one: CountedFields): CountedCase {
  const { kind, topic, department, channel, executor, countedFrom, pauses, due, extended, reopened } = one;
  return {
    ...{ kind, topic, department, channel, executor, countedFrom, pauses, due, extended, reopened },
    isRepeated: one.repeats !== null,
    ...endOf(one),
    ground: one.status === 'left' ? one.outcome : (one.decision?.ground ?? null),
  };
}

/**
 * A case by the events of it in their order: what it was before each time that it was reopened, then as it stands; nothing of a case
 * of which there is no event, or which its applicant has not confirmed.
 */
export function countedHistory(events: readonly CaseEvent[]): readonly CountedCase[] {
  const counted: CountedCase[] = [];
  let now: Case | null = null;
  for (const event of events) {
    if (event.type === 'case-reopened' && now !== null) counted.push(endedBy(countedCase(now), event.at));
    now = evolveCase(now, event);
  }
  return now === null || !isAskedFor(now) ? counted : [...counted, countedCase(now)];
}

/** [CS25] Nobody was called back: that is no answer. */
const notReached: CallbackEnd & CaseEnd = 'not-reached';

const endOf = ({ status, outcome, answeredAt, since }: CountedFields): Pick<CountedCase, 'end' | 'endedAt'> => {
  if (isOwedCase(status)) return { end: null, endedAt: null };
  if (status === 'sent-on' || status === 'withdrawn') return { end: status, endedAt: since };
  // [CS28] Who did not come to be received has taken it back.
  if (status === 'lapsed') return { end: 'withdrawn', endedAt: since };
  return { end: status === 'closed' && outcome === notReached ? notReached : 'answered', endedAt: answeredAt ?? since };
};

/** One that waited for another's answer ends with its reopening. */
const endedBy = (one: CountedCase, at: number): CountedCase =>
  one.endedAt === null ? { ...one, end: 'reopened', endedAt: at } : one;
