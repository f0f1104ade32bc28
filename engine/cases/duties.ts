import { type Case, type CaseMove, hasOpenVisit, mayMoveCase } from '../../shared/cases/cases.ts';
import type { StaffMember } from './case-commands.ts';
import { hasConflict } from './case-world.ts';

/** Who of the staff sees a case and makes a move of it: what they do with cases says so, not their role alone. */

/**
 * Those of its department, the one who answers it, registrars while it has no department, and overseers. [CS26] Who is to visit the
 * household sees it until they have written what they found, and so does who leads their department.
 */
export function seesCase(staff: StaffMember, of: Seen): boolean {
  return (
    staff.oversees ||
    (of.visitor === staff.user && hasOpenVisit(of)) ||
    leadsVisit(staff, of) ||
    of.executor === staff.user ||
    (of.department === null ? staff.registrar : staff.departments.includes(of.department))
  );
}

type Seen = Pick<Case, 'department' | 'executor' | 'visitor' | 'visitOf' | 'visitedAt' | 'status'>;

const leadsVisit = (staff: StaffMember, { visitOf }: Pick<Case, 'visitOf'>): boolean =>
  staff.lead && visitOf !== null && staff.departments.includes(visitOf);

/** Whether they may make a move of a case that they see; whether the case allows it is another question. */
export function isTheirMove(staff: StaffMember, move: CaseMove, of: Case): boolean {
  if (!seesCase(staff, of)) return false;
  if (move === 'control') return staff.oversees;
  if (move === 'reopen') return staff.oversees;
  if (byNobody.includes(move) || (move === 'visit' && of.visitor !== staff.user)) return false;
  if (of.visitor === staff.user) return move === 'comment' || (move === 'visit' && of.visitedAt === null);
  if (move === 'draw') return drawsVisit(staff, of);
  if (move === 'confirm') return staff.registrar && of.helped?.by !== staff.user;
  // [CS23] Who applied alone takes back what a table decides.
  if (of.table !== null && move !== 'comment') return false;
  const leads = staff.lead && of.department !== null && staff.departments.includes(of.department);
  const takesIn = staff.registrar && of.department === null;
  if (move === 'route')
    return takesIn || leads || (of.department !== null && staff.departments.includes(of.department));
  if (move === 'assign' || move === 'issue') return of.department !== null && staff.departments.includes(of.department);
  if (move === 'comment') return true;
  if (move === 'extend' || move === 'revoke') return leads;
  return takesIn || leads || of.executor === staff.user;
}

/** [CS26] Who looks after it has a visit drawn the first time, a lead again. */
const drawsVisit = (staff: StaffMember, of: Case): boolean => {
  if (of.draws > 0 && !staff.lead) return false;
  const takesIn = staff.registrar && of.department === null;
  const leads = staff.lead && of.department !== null && staff.departments.includes(of.department);
  return takesIn || leads || leadsVisit(staff, of) || of.executor === staff.user;
};

/** What the citizen does, the clock, and those who take calls. */
const byNobody: readonly CaseMove[] = [
  'lapse',
  'resume',
  'reseat',
  'try',
  'object',
  'close',
  'fact',
  'decide',
  'differ',
  'silent',
];

/** The moves of a case that somebody can make now, in the order of the table. */
export function movesFor(staff: StaffMember, of: Case, all: readonly CaseMove[]): readonly CaseMove[] {
  if (hasConflict(of, staff)) return [];
  return all.filter((move) => mayMoveCase(of.status, move) && isTheirMove(staff, move, of));
}
