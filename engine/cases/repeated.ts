import type { CallbackEnd } from '../../shared/calls/calls.ts';
import type { Case } from '../../shared/cases/cases.ts';

/** [CS7] Who asks the same again. */

/** The latest case of the person on this topic that came within the year before a date; null if there is none, or no topic. */
export function repeatedCase(
  ofPerson: readonly Case[],
  of: { readonly topic: string | null; readonly receivedOn: string },
): Case | null {
  if (of.topic === null) return null;
  const since = yearBefore(of.receivedOn);
  const same = ofPerson.filter(
    ({ topic, status, receivedOn }) =>
      topic === of.topic && status !== 'withdrawn' && status !== 'lapsed' && receivedOn >= since,
  );
  return same.toSorted((a, b) => b.registeredAt - a.registeredAt)[0] ?? null;
}

/** How many answers on its topic its person had within the year before a date. */
export function answersInYear(ofPerson: readonly Case[], of: Pick<Case, 'id' | 'topic'>, on: string): number {
  const since = Date.parse(`${yearBefore(on)}T00:00:00Z`);
  return ofPerson.filter(
    ({ id, topic, outcome, answeredAt, status }) =>
      id !== of.id &&
      topic === of.topic &&
      outcome !== null &&
      outcome !== notReached &&
      status !== 'left' &&
      (answeredAt ?? 0) >= since,
  ).length;
}

/** [CS25] Nobody was called back: that is no answer. */
const notReached: CallbackEnd = 'not-reached';

const yearBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ years: 1 }).toString();
