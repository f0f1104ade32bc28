import type { StaffMember } from '../../../engine/cases/case-commands.ts';
import type { Case, CaseBox } from '../../../shared/cases/cases.ts';
import type { CaseFilter } from '../../store/cases.ts';

/** What the store picks out for a box of somebody's inbox; the rest is looked at case by case. */
export function filterOfBox(staff: StaffMember, box: CaseBox | undefined): CaseFilter {
  if (box === 'own') return { executor: staff.user };
  return box === 'visits' ? { visiting: true } : {};
}

/** Whether a case stands in a box of somebody's inbox; without a box all do. */
export function isInBox(staff: StaffMember, box: CaseBox | undefined, one: Case): boolean {
  const isOf = (department: string | null): boolean => department !== null && staff.departments.includes(department);
  switch (box) {
    case undefined:
      return true;
    case 'own':
      return one.executor === staff.user;
    case 'unassigned':
      return one.executor === null;
    case 'department':
      return isOf(one.department);
    case 'visits':
      return one.visitor === staff.user || (staff.lead && isOf(one.visitOf));
  }
}
