import { refuse } from '../../../shared/refusals.ts';
import type { AskCitizen, CommentCase, RemindCitizen, SupplyCase } from '../case-commands.ts';
import { caseDue } from '../case-due.ts';
import {
  type CaseDecision,
  type CaseWorld,
  casesDecided,
  caseToday,
  conflict,
  hasConflict,
  stampCase,
  theCase,
} from '../case-world.ts';

/** What passes between the authority and the citizen before the answer. */

/** [CS5] The citizen is to reply. The time runs on, unless the kind lets it stand still. */
export function ask(world: CaseWorld, command: AskCitizen): CaseDecision {
  const moving = theCase(world, command.case, 'ask');
  if (!moving.ok) return moving;
  const { found, kind } = moving.value;
  if (hasConflict(found, world.staff)) return conflict;
  if (command.text.body.trim() === '') return refuse('needs-text', 'A question has a text');
  const pausesFrom = kind.askPauses ? caseToday(world) : null;
  return casesDecided({ ...stampCase(world, found.id), type: 'case-asked', text: command.text.id, pausesFrom });
}

/** [CS5] What was asked has come: it goes on where it stood, with the days of the pause added to its due date. */
export function supply(world: CaseWorld, command: SupplyCase): CaseDecision {
  const moving = theCase(world, command.case, 'supply');
  if (!moving.ok) return moving;
  const { found } = moving.value;
  const on = caseToday(world);
  const { due } = caseDue(world.calendar, found, on);
  const text = command.text?.id ?? null;
  const agrees = command.agrees === true && found.table !== null ? { agrees: true as const } : {};
  return casesDecided({ ...stampCase(world, found.id), type: 'case-supplied', text, on, due, ...agrees });
}

export function remind(world: CaseWorld, command: RemindCitizen): CaseDecision {
  const moving = theCase(world, command.case, 'remind');
  if (!moving.ok) return moving;
  return casesDecided({ ...stampCase(world, command.case), type: 'case-reminded' });
}

export function comment(world: CaseWorld, command: CommentCase): CaseDecision {
  const moving = theCase(world, command.case, 'comment');
  if (!moving.ok) return moving;
  if (command.text.body.trim() === '') return refuse('needs-text', 'A comment has a text');
  return casesDecided({ ...stampCase(world, command.case), type: 'case-commented', text: command.text.id });
}
