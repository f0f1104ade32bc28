import { refuse } from '../../../shared/refusals.ts';
import type { AssignCase, HandBackCase, RouteCase } from '../case-commands.ts';
import {
  because,
  type CaseDecision,
  type CaseWorld,
  casesDecided,
  conflict,
  hasConflict,
  stampCase,
  theCase,
} from '../case-world.ts';
import { routeOf } from '../routing.ts';

/** Who looks after a case: a department, then somebody of it. */

/** [CS2] To a department: the one that is named, else the one that the routing table names. From the fourth time on a lead routes it. */
export function route(world: CaseWorld, command: RouteCase): CaseDecision {
  const moving = theCase(world, command.case, 'route');
  if (!moving.ok) return moving;
  const { found } = moving.value;
  const row = command.department === undefined ? routeOf(world.centre, found, command.words ?? '') : null;
  const department = command.department ?? row?.department;
  if (department === undefined || !(world.centre.departments ?? []).some(({ id }) => id === department))
    return refuse('department-not-found', 'There is no such department, and no row of the table names one');
  if (found.department === department) return casesDecided();
  if (found.routed > 0 && (command.reason ?? '') === '')
    return refuse('needs-reason', 'It was routed before: the next time it is with a reason');
  if (found.routed >= freelyRouted && world.staff?.lead !== true)
    return refuse('needs-lead', 'It was routed often enough: a lead says where it belongs', { routed: found.routed });
  const { reason } = command;
  return casesDecided({
    ...stampCase(world, found.id),
    ...{ type: 'case-routed', department, row: row?.id ?? null },
    ...because(world, reason),
  });
}

/** [CS9] To somebody of its department, who is not complained of. */
export function assign(world: CaseWorld, command: AssignCase): CaseDecision {
  const moving = theCase(world, command.case, 'assign');
  if (!moving.ok) return moving;
  const { found } = moving.value;
  if (hasConflict(found, command.to) || hasConflict(found, world.staff)) return conflict;
  if (found.department === null || !command.to.departments.includes(found.department))
    return refuse('executor-not-found', 'They are not of this department', { user: command.to.user });
  if (found.visitor === command.to.user)
    return refuse('not-allowed', 'Who visits the household does not answer', { user: command.to.user });
  if (found.executor === command.to.user) return casesDecided();
  const { reason } = command;
  return casesDecided({
    ...stampCase(world, found.id),
    ...{ type: 'case-assigned', executor: command.to.user },
    ...because(world, reason),
  });
}

export function handBack(world: CaseWorld, command: HandBackCase): CaseDecision {
  const moving = theCase(world, command.case, 'hand-back');
  if (!moving.ok) return moving;
  if (command.reason === '') return refuse('needs-reason', 'A case is handed back with a reason');
  return casesDecided({
    ...stampCase(world, command.case),
    type: 'case-handed-back',
    ...because(world, command.reason),
  });
}

const freelyRouted = 3;
