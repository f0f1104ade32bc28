import { receptionKind } from '../../../shared/booking/receptions.ts';
import type { CaseAnswered, CaseChange } from '../../../shared/cases/case-events.ts';
import { type Case, isOpenCase } from '../../../shared/cases/cases.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { dueDate } from '../../calendar/due-date.ts';
import type { AnswerCase, JoinCase, LeaveCase, SendCaseOn, WithdrawCase } from '../case-commands.ts';
import {
  because,
  type CaseDecision,
  type CaseWorld,
  casesDecided,
  caseToday,
  conflict,
  hasConflict,
  stampCase,
  theCase,
} from '../case-world.ts';
import { answersInYear } from '../repeated.ts';
import { nothingMore, ofReception } from './reception.ts';

/** How a case ends. */

/** [CS6] With a text, an outcome and the way it goes out; those that are joined to it have the same. */
export function answer(world: CaseWorld, command: AnswerCase): CaseDecision {
  const moving = theCase(world, command.case, 'answer');
  if (!moving.ok) return moving;
  const { found, kind } = moving.value;
  if (hasConflict(found, world.staff)) return conflict;
  if (command.text.body.trim().length < leastAnswer)
    return refuse('needs-text', `An answer has at least ${leastAnswer} letters`, { atLeast: leastAnswer });
  if (command.way === '') return refuse('malformed', 'way: how the answer goes out');
  const { text, hash, outcome, way } = command;
  const more = found.kind === receptionKind ? ofReception(world, found, command) : ok(nothingMore);
  if (!more.ok) return more;
  if (!kind.outcomes.includes(outcome)) return refuse('outcome-not-found', 'There is no such outcome', { outcome });
  const answered = (id: string, by: string | null): CaseAnswered => ({
    ...stampCase(world, id),
    ...{ type: 'case-answered', text: text.id, hash, outcome, way, with: by },
  });
  return casesDecided(
    { ...answered(found.id, null), ...more.value.said },
    ...world.joinedTo(found.id).map(({ id }) => answered(id, found.id)),
    ...more.value.events,
  );
}

/** [CS6] [CS7] Unexamined, on a ground that is listed; as a repeated one only after three answers in the year. */
export function leave(world: CaseWorld, command: LeaveCase): CaseDecision {
  const moving = theCase(world, command.case, 'leave');
  if (!moving.ok) return moving;
  const { found } = moving.value;
  const { ground } = command;
  if (hasConflict(found, world.staff)) return conflict;
  if (ground === 'repeated') {
    const answers = answersInYear(world.ofPerson(found.person), found, caseToday(world));
    if (found.repeats === null || answers < answersBefore)
      return refuse('wrong-ground', 'As repeated only after three answers in the year', { answers });
  } else if (!(world.centre.leaveGrounds ?? []).some(({ id }) => id === ground)) {
    return refuse('ground-not-found', 'There is no such ground', { ground });
  }
  const text = command.text?.id ?? null;
  return ended(world, found, { ...stampCase(world, found.id), type: 'case-left', ground, text });
}

/** [CS3] To the institution that is competent: within the first working days, later by a lead. */
export function sendOn(world: CaseWorld, command: SendCaseOn): CaseDecision {
  const moving = theCase(world, command.case, 'send-on');
  if (!moving.ok) return moving;
  const { found, kind } = moving.value;
  const { to, reason } = command;
  if (hasConflict(found, world.staff)) return conflict;
  if (to.trim() === '') return refuse('malformed', 'to: the institution', { field: 'to' });
  if (reason === '') return refuse('needs-reason', 'A case is sent on with a reason');
  const late = caseToday(world) > dueDate(world.calendar, found.countedFrom, kind.forwardWithin).due;
  if (late && world.staff?.lead !== true)
    return refuse('needs-lead', `After ${kind.forwardWithin} working days a lead sends it on`);
  return ended(world, found, {
    ...stampCase(world, found.id),
    type: 'case-sent-on',
    to,
    late,
    ...because(world, reason),
  });
}

export function withdraw(world: CaseWorld, command: WithdrawCase): CaseDecision {
  const moving = theCase(world, command.case, 'withdraw');
  if (!moving.ok) return moving;
  const { reason } = command;
  if (world.staff !== null && (reason ?? '') === '')
    return refuse('needs-reason', 'Staff withdraw a case with a reason');
  return ended(world, moving.value.found, {
    ...stampCase(world, command.case),
    type: 'case-withdrawn',
    ...because(world, reason),
  });
}

/** [CS8] One answer for two cases of a person, where the other is open, older and not overdue, and this one is not the same again. */
export function join(world: CaseWorld, command: JoinCase): CaseDecision {
  const moving = theCase(world, command.case, 'join');
  if (!moving.ok) return moving;
  const { found } = moving.value;
  const other = world.case(command.to);
  if (other === null || other.person !== found.person) return refuse('case-not-found', 'They have no such case');
  if (hasConflict(found, world.staff) || hasConflict(other, world.staff)) return conflict;
  const fits =
    other.id !== found.id &&
    isOpenCase(other.status) &&
    other.registeredAt <= found.registeredAt &&
    other.due >= caseToday(world) &&
    found.repeats !== other.id &&
    world.joinedTo(found.id).length === 0;
  if (!fits) return refuse('not-joinable', 'These two are not answered as one');
  return casesDecided({ ...stampCase(world, found.id), type: 'case-joined', to: other.id });
}

const leastAnswer = 20;
const answersBefore = 3;

/** The end of a case without an answer in writing: those that waited for it go on by themselves. */
export function ended(world: CaseWorld, { id }: Case, event: CaseChange): CaseDecision {
  return casesDecided(
    event,
    ...world.joinedTo(id).map((one): CaseChange => ({ ...stampCase(world, one.id), type: 'case-parted' })),
  );
}
