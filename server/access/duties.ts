import type { StaffMember, Visitor } from '../../engine/cases/case-commands.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Duty } from '../../shared/centre/duties.ts';
import type { AccessStore } from '../store/store.ts';
import type { User } from '../store/user.ts';
import type { Caller } from './caller.ts';

/**
 * What somebody of the staff does with the cases of a centre: what stands with them; a manager or an administrator, and a program of
 * theirs, leads every department too and takes cases in. Overseeing is nobody's by their role. null = no staff.
 */
export async function staffMember(
  store: Pick<AccessStore, 'user'>,
  caller: Caller,
  { departments = [] }: Pick<Centre, 'departments'>,
): Promise<StaffMember | null> {
  if (caller.kind !== 'user' && caller.kind !== 'token') return null;
  const user = caller.kind === 'user' ? await store.user(caller.id) : null;
  const own = memberOf(user ?? { id: caller.id });
  if (own.helps || (caller.role !== 'admin' && caller.role !== 'manager')) return own;
  return { ...own, departments: departments.map(({ id }) => id), lead: true, registrar: true };
}

/** [HL1] Whether somebody may sit at a phone desk: those whose duty calls are, and who leads a centre. */
export async function takesCalls(store: Pick<AccessStore, 'user'>, caller: Caller): Promise<boolean> {
  if (caller.role === 'admin' || caller.role === 'manager') return true;
  if (caller.kind !== 'user') return false;
  return (await store.user(caller.id))?.duties?.includes('calls') === true;
}

/** [CS14] Whether somebody oversees the authorities from outside of them: a person who leads, of all centres, with that duty. */
export async function overseesAll(
  store: Pick<AccessStore, 'user'>,
  { kind, role, centre, id }: Caller,
): Promise<boolean> {
  if (kind !== 'user' || centre !== null || (role !== 'admin' && role !== 'manager')) return false;
  return memberOf((await store.user(id)) ?? { id }).oversees;
}

/** A person as a case sees them, by what stands with them alone. [CS27] Who helps has no other duty with cases. */
export function memberOf({ id, duties = [], department, official }: DutyHolder): StaffMember {
  const helps = duties.includes('help');
  const has = (duty: Duty): boolean => !helps && duties.includes(duty);
  const isOfDepartment = has('answer') || has('lead');
  return {
    user: id,
    departments: isOfDepartment && typeof department === 'string' ? [department] : [],
    lead: has('lead'),
    registrar: has('register'),
    helps,
    oversees: has('oversee'),
    official: official ?? null,
  };
}

/** [CS26] Who visits households for a department: those of a centre with that duty. */
export function visitorsOf(users: readonly User[], centre: string): readonly Visitor[] {
  return users.flatMap(({ id, active, centre: of, duties, department, official = null }) =>
    active && (of === null || of === centre) && duties?.includes('visit') === true && typeof department === 'string'
      ? [{ user: id, department, official }]
      : [],
  );
}

type DutyHolder = Pick<User, 'id' | 'duties' | 'department' | 'official'>;
