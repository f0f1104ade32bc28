import { refuse } from '../../../shared/refusals.ts';
import { dateOf, dayNumber } from '../../calendar/day-numbers.ts';
import { dateAt } from '../../queue/business-day.ts';
import type { ControlCase, ExtendCase, ObjectToCase, ReopenCase } from '../case-commands.ts';
import { caseDue } from '../case-due.ts';
import {
  because,
  byTable,
  type CaseDecision,
  type CaseWorld,
  casesDecided,
  caseToday,
  conflict,
  hasConflict,
  kindOf,
  stampCase,
  theCase,
} from '../case-world.ts';
import { registered } from './register.ts';

/** More time for a case, and a second look at it. */

/** [CS4] A step further, by a lead, before it is overdue: the new date is reckoned from day 0, with all pauses. */
export function extend(world: CaseWorld, command: ExtendCase): CaseDecision {
  const moving = theCase(world, command.case, 'extend');
  if (!moving.ok) return moving;
  const { found, kind } = moving.value;
  if (hasConflict(found, world.staff)) return conflict;
  const days = kind.extendTo[found.extended];
  if (days === undefined) return refuse('already-extended', 'It cannot be extended further', { days: found.days });
  const today = caseToday(world);
  if (today > found.due) return refuse('too-late', 'It is overdue', { due: found.due });
  if (world.staff?.lead !== true) return refuse('needs-lead', 'A lead extends a case');
  if (command.reason === '') return refuse('needs-reason', 'A case is extended with a reason');
  const { due } = caseDue(world.calendar, { ...found, days }, today);
  return casesDecided({
    ...stampCase(world, found.id),
    type: 'case-extended',
    days,
    due,
    ...because(world, command.reason),
  });
}

/** [CS12] The citizen reopens an answer once, for as long as it is not closed; an overseer anything that has ended, with a reason. */
export function reopen(world: CaseWorld, command: ReopenCase): CaseDecision {
  const moving = theCase(world, command.case, 'reopen');
  if (!moving.ok) return moving;
  const { found, kind } = moving.value;
  if (found.table !== null) return byTable;
  const isAnswered = found.status === 'answered';
  if (world.staff?.oversees !== true) {
    if (world.staff !== null || !isAnswered) return refuse('needs-overseer', 'Only an overseer reopens this case');
    if (found.reopened > 0) return refuse('already-reopened', 'It has been reopened once');
    if (isPast(world, found.answeredAt, kind.closeAfterDays)) return refuse('too-late', 'It can be reopened no longer');
  }
  if (command.reason === '') return refuse('needs-reason', 'A case is reopened with a reason');
  const on = caseToday(world);
  const { due } = caseDue(world.calendar, { countedFrom: on, days: kind.days, pauses: [] }, on);
  return casesDecided({
    ...stampCase(world, found.id),
    ...{ type: 'case-reopened', on, days: kind.days, due, ...because(world, command.reason) },
  });
}

/** A person is to look at an answer or a decision: an appeal that names it, in the same commit. */
export function object(world: CaseWorld, command: ObjectToCase): CaseDecision {
  const moving = theCase(world, command.case, 'object');
  if (!moving.ok) return moving;
  const { found, kind } = moving.value;
  if (isPast(world, found.answeredAt, kind.closeAfterDays)) return refuse('too-late', 'It is too late to object');
  if (world.ofPerson(found.person).some(({ objectsTo }) => objectsTo === found.id))
    return refuse('already-objected', 'It has been objected to');
  const appealKind = kindOf(world.centre, command.kind);
  if (appealKind === null) return refuse('kind-not-found', 'There is no such kind of case', { kind: command.kind });
  const { topic, person, channel, language } = found;
  const { form, answersHash } = command;
  const appeal = registered(
    world,
    {
      ...{ type: 'register', case: command.as, kind: command.kind, topic, person, channel, language },
      ...{ against: null, visit: null, booking: null, form, answersHash, objectsTo: found.id },
    },
    { receivedOn: caseToday(world), kind: appealKind },
  );
  return casesDecided({ ...stampCase(world, found.id), type: 'case-objected', appeal: command.as }, appeal);
}

/** [CS14] Head office looks over it, or no longer. */
export function control(world: CaseWorld, command: ControlCase): CaseDecision {
  const moving = theCase(world, command.case, 'control');
  if (!moving.ok) return moving;
  if (world.staff?.oversees !== true) return refuse('needs-overseer', 'Only an overseer does this');
  const { on, reason } = command;
  if (reason === '') return refuse('needs-reason', 'A case is put under control with a reason');
  if (moving.value.found.control === on) return casesDecided();
  return casesDecided({ ...stampCase(world, command.case), type: 'case-controlled', on, ...because(world, reason) });
}

const isPast = (world: CaseWorld, at: number | null, days: number): boolean =>
  at !== null && caseToday(world) > dateOf(dayNumber(dateAt(at, world.centre.timeZone)) + days);
