import type { Case } from '../../../shared/cases/cases.ts';
import type { HouseholdVisit } from '../../../shared/cases/cases-schema.ts';
import { refuse } from '../../../shared/refusals.ts';
import type { DrawVisitor, Visitor, WriteAct } from '../case-commands.ts';
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
import { drawnByLot, inOrder } from '../lot.ts';

/** [CS26] A visit to the household, by somebody who is drawn by lot and decides nothing. */

/** Draws who visits, by the seed that came with the command; again, by a lead with a reason, while nobody has been there. */
export function drawVisitor(world: CaseWorld, command: DrawVisitor): CaseDecision {
  const moving = theCase(world, command.case, 'draw');
  if (!moving.ok) return moving;
  const { found, kind } = moving.value;
  if (hasConflict(found, world.staff)) return conflict;
  if (kind.visit === undefined || found.visitedAt !== null) return noVisit(found, 'draw');
  const again = found.draws === 0 ? null : faultOfAgain(world, command);
  if (again !== null) return again;
  const department = visitingDepartment(world, kind.visit, command.district);
  if (department === null) return refuse('department-not-found', 'No department visits there');
  const candidates = candidatesFor(world, found, { command, department, visit: kind.visit });
  const { seed, reason } = command;
  const drawn = drawnByLot(candidates, { seed, number: found.number }, world.sha256);
  if (drawn === null)
    return refuse('nobody-free', 'Nobody who visits there is free', { department, mostOpen: mostOpen(kind.visit) });
  return casesDecided({
    ...stampCase(world, found.id),
    ...{ type: 'case-visit-drawn', department, seed, candidates, drawn },
    ...because(world, reason),
  });
}

/** What the visitor found: by them alone, and once. */
export function writeAct(world: CaseWorld, command: WriteAct): CaseDecision {
  const moving = theCase(world, command.case, 'visit');
  if (!moving.ok) return moving;
  const { found } = moving.value;
  if (found.visitor === null || found.visitedAt !== null) return noVisit(found, 'visit');
  if (world.staff?.user !== found.visitor) return refuse('not-allowed', 'Another was drawn to visit them');
  const { form, text, hash } = command;
  return casesDecided({ ...stampCase(world, found.id), type: 'case-visited', form, text: text.id, hash });
}

/** The department whose people visit in a district; null = none does. */
export function visitingDepartment(
  { centre }: Pick<CaseWorld, 'centre'>,
  { department }: HouseholdVisit,
  district: string | null,
): string | null {
  const has = centre.departments?.find(({ districts = [] }) => district !== null && districts.includes(district));
  return has?.id ?? department ?? null;
}

const noVisit = ({ status }: Case, move: 'draw' | 'visit') =>
  refuse('wrong-status', 'There is no visit to be made', { status, move });

const faultOfAgain = ({ staff }: CaseWorld, { reason }: DrawVisitor) => {
  if (staff?.lead !== true) return refuse('needs-lead', 'A lead has it drawn again');
  return (reason ?? '') === '' ? refuse('needs-reason', 'It is drawn again with a reason') : null;
};

interface Drawing {
  readonly command: DrawVisitor;
  readonly department: string;
  readonly visit: HouseholdVisit;
}

/** Those of the department who are free, and have nothing to do with the case: neither helped with it nor answer it. */
const candidatesFor = (world: CaseWorld, found: Case, { command, department, visit }: Drawing): readonly string[] => {
  const before = new Map<string, number>();
  for (const { visitor } of world.visiting()) if (visitor !== null) before.set(visitor, (before.get(visitor) ?? 0) + 1);
  const isFit = ({ user, official, ...of }: Visitor): boolean =>
    of.department === department &&
    !command.helpers.includes(user) &&
    user !== found.visitor &&
    user !== found.executor &&
    (found.against === null || official !== found.against) &&
    (before.get(user) ?? 0) < mostOpen(visit);
  return inOrder(command.visitors.filter(isFit).map(({ user }) => user));
};

const mostOpen = (visit: HouseholdVisit): number => visit.mostOpen ?? 3;
