import type { Calendar } from '../../../shared/booking/calendar.ts';
import type { CaseChange } from '../../../shared/cases/case-events.ts';
import { type Case, isOwedCase } from '../../../shared/cases/cases.ts';
import { dateOf, dayNumber } from '../../calendar/day-numbers.ts';
import { dateAt } from '../../queue/business-day.ts';
import type { CloseCases, ReckonCases } from '../case-commands.ts';
import { caseDue } from '../case-due.ts';
import {
  type CaseDecision,
  type CaseWorld,
  casesDecided,
  caseToday,
  kindDefaults,
  kindOf,
  stampCase,
} from '../case-world.ts';
import { isLapsed } from './confirm.ts';

/** What becomes of cases without anybody doing anything. */

/** Answers and decisions that nobody has objected to for so long are closed; [CS27] what nobody has confirmed lapses. */
export function closeOld(world: CaseWorld, { cases }: CloseCases): CaseDecision {
  const ended = those(world, cases).flatMap((one): readonly CaseChange[] => {
    const type = oldEnd(world, one);
    return type === null ? [] : [{ ...stampCase(world, one.id), type }];
  });
  return casesDecided(...ended);
}

/** [CA5] The due dates of open cases by the calendar as it is now. */
export function reckon(world: CaseWorld, { cases }: ReckonCases): CaseDecision {
  const today = caseToday(world);
  const moved = those(world, cases).flatMap((one): readonly CaseChange[] => {
    const due = movedDue(world.calendar, one, today);
    return due === null ? [] : [{ ...stampCase(world, one.id), type: 'case-due-moved', due, was: one.due }];
  });
  return casesDecided(...moved);
}

/** What becomes of a case today that nobody has touched for long enough; null = it stays as it is. */
export function oldEnd(
  { at, centre }: Pick<CaseWorld, 'at' | 'centre'>,
  one: Pick<Case, 'status' | 'kind' | 'answeredAt' | 'helped'>,
): 'case-closed' | 'case-lapsed' | null {
  const today = caseToday({ at, centre });
  if (one.status === 'unconfirmed') return isLapsed(one, today) ? 'case-lapsed' : null;
  if ((one.status !== 'answered' && one.status !== 'decided') || one.answeredAt === null) return null;
  const { closeAfterDays } = kindOf(centre, one.kind) ?? kindDefaults;
  const last = dateOf(dayNumber(dateAt(one.answeredAt, centre.timeZone)) + closeAfterDays);
  return today > last ? 'case-closed' : null;
}

/** [CA5] The due date (YYYY-MM-DD) of an open case where the calendar says another than it has; null = it stays. */
export function movedDue(calendar: Calendar, one: Case, today: string): string | null {
  if (!isOwedCase(one.status) || one.pauses.some(({ to }) => to === null)) return null;
  const { due } = caseDue(calendar, one, today);
  return due === one.due ? null : due;
}

const those = (world: CaseWorld, ids: readonly string[]): readonly Case[] => ids.flatMap((id) => world.case(id) ?? []);
