import { type Case, isOwedCase } from '../../shared/cases/cases.ts';

/** [CS5] Whether the time of a case stands still: a question is out that stops it, and the time was not up before. */
export function standsStill({ due, pauses }: Pick<Case, 'due' | 'pauses'>): boolean {
  return pauses.some(({ from, to }) => to === null && from < due);
}

/** Whether an answer is owed on a day (YYYY-MM-DD) by which the due date has passed. */
export function isOverdue(one: Pick<Case, 'status' | 'due' | 'pauses'>, today: string): boolean {
  return isOwedCase(one.status) && one.due < today && !standsStill(one);
}
