import type { CaseRegistered, CaseRouted } from '../../../shared/cases/case-events.ts';
import { paperDays } from '../../../shared/cases/cases.ts';
import { refuse } from '../../../shared/refusals.ts';
import { dateOf, dayNumber } from '../../calendar/day-numbers.ts';
import type { RegisterCase } from '../case-commands.ts';
import { caseDue } from '../case-due.ts';
import { caseNumber } from '../case-number.ts';
import {
  because,
  type CaseDecision,
  type CaseWorld,
  casesDecided,
  caseToday,
  kindOf,
  stampCase,
} from '../case-world.ts';
import { repeatedCase } from '../repeated.ts';

/** [CS1] [CS16] Gives a case its number and its due date, reckoned from the date on which it came. */
export function register(world: CaseWorld, command: RegisterCase): CaseDecision {
  const kind = kindOf(world.centre, command.kind);
  if (kind === null) return refuse('kind-not-found', 'There is no such kind of case', { kind: command.kind });
  const { topic } = command;
  if (topic !== null && !(world.centre.caseTopics ?? []).some(({ id }) => id === topic))
    return refuse('topic-not-found', 'There is no such topic', { topic });
  const today = caseToday(world);
  const receivedOn = command.receivedOn ?? today;
  if (receivedOn > today || receivedOn < dateOf(dayNumber(today) - paperDays))
    return refuse('malformed', `receivedAt: up to ${paperDays} days ago`, { field: 'receivedAt' });
  if (receivedOn < today && (command.reason ?? '') === '')
    return refuse('needs-reason', 'What came earlier is registered with a reason');
  const { department: _, ...asked } = command;
  return casesDecided(registered(world, asked, { receivedOn, kind }), ...routedFirst(world, command));
}

/** [CS28] It goes to the department of the official at once, if the centre has it. */
const routedFirst = (world: CaseWorld, { case: id, department }: RegisterCase): readonly CaseRouted[] =>
  department !== undefined && world.centre.departments?.some((one) => one.id === department) === true
    ? [{ ...stampCase(world, id), type: 'case-routed', department, row: null }]
    : [];

/** The event of a new case, whichever way it came about. */
export function registered(
  world: CaseWorld,
  command: Omit<RegisterCase, 'department'> & { readonly objectsTo?: string },
  { receivedOn, kind }: { readonly receivedOn: string; readonly kind: NonNullable<ReturnType<typeof kindOf>> },
): CaseRegistered {
  const { type: _, case: id, reason, receivedOn: _asked, objectsTo = null, helpedBy, ...rest } = command;
  const today = caseToday(world);
  const year = Number(today.slice(0, 4));
  const { days, letter, confirmDays } = kind;
  return {
    ...stampCase(world, id),
    type: 'case-registered',
    number: caseNumber(letter, year, world.count(letter, year) + 1),
    ...rest,
    ...{ receivedOn, days },
    due: caseDue(world.calendar, { countedFrom: receivedOn, days, pauses: [] }, today).due,
    repeats: repeatedCase(world.ofPerson(command.person), { topic: command.topic, receivedOn })?.id ?? null,
    objectsTo,
    ...(kind.table === undefined ? {} : { table: kind.table }),
    ...(helpedBy === undefined ? {} : { helped: { by: helpedBy, until: dateOf(dayNumber(today) + confirmDays) } }),
    ...because(world, reason),
  };
}
