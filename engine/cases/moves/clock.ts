import type { CaseChange } from '../../../shared/case-events.ts';
import { isOwedCase } from '../../../shared/cases.ts';
import { dateOf, dayNumber } from '../../calendar/day-numbers.ts';
import { dateAt } from '../../queue/business-day.ts';
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
import { lapsed } from './confirm.ts';

/** What becomes of cases without anybody doing anything. */

/** Answers and decisions that nobody has objected to for so long are closed; [CS27] what nobody has confirmed lapses. */
export function closeOld(world: CaseWorld): CaseDecision {
  const today = caseToday(world);
  const closed = world.unclosed().flatMap(({ id, status, kind, answeredAt }): readonly CaseChange[] => {
    if ((status !== 'answered' && status !== 'decided') || answeredAt === null) return [];
    const { closeAfterDays } = kindOf(world.centre, kind) ?? kindDefaults;
    const last = dateOf(dayNumber(dateAt(answeredAt, world.centre.timeZone)) + closeAfterDays);
    return today > last ? [{ ...stampCase(world, id), type: 'case-closed' }] : [];
  });
  return casesDecided(...closed, ...lapsed(world));
}

/** [CA5] The due dates of open cases by the calendar as it is now. */
export function reckon(world: CaseWorld): CaseDecision {
  const today = caseToday(world);
  const moved = world.unclosed().flatMap((one): readonly CaseChange[] => {
    if (!isOwedCase(one.status)) return [];
    const { due } = caseDue(world.calendar, one, today);
    const isSame = due === one.due || one.pauses.some(({ to }) => to === null);
    return isSame ? [] : [{ ...stampCase(world, one.id), type: 'case-due-moved', due, was: one.due }];
  });
  return casesDecided(...moved);
}
