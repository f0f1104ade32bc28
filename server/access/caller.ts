import type { Actor, Asker, DeviceKind, StaffRole } from '../../shared/access.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { Route } from '../../shared/route-parts.ts';

/** Who asks, as far as the server knows: filled in for every request before its route runs. */
export type Caller =
  | {
      readonly kind: 'nobody';
      readonly id: '';
      readonly role: 'nobody';
      readonly centre: null;
      readonly counters: null;
    }
  | {
      readonly kind: 'user';
      readonly id: string;
      readonly role: StaffRole;
      /** null = every centre of the server. */
      readonly centre: string | null;
      /** Counters that this person may open; null = any. */
      readonly counters: readonly string[] | null;
      /** Another password is to be chosen before anything else. */
      readonly mustChange: boolean;
      /** A second factor is to be set up before anything else. */
      readonly mustEnrol: boolean;
      /** [CS27] Fills in with applicants: cases are closed to them. */
      readonly helps: boolean;
      /** SHA-256 of the session's secret. */
      readonly session: string;
    }
  | {
      readonly kind: 'token';
      readonly id: string;
      readonly role: StaffRole;
      readonly centre: string | null;
      readonly counters: null;
    }
  | {
      readonly kind: 'device';
      readonly id: string;
      readonly role: 'device';
      readonly centre: string;
      readonly counters: null;
      readonly device: DeviceKind;
      /** The kiosk or display of the configuration that it is. */
      readonly place: string;
    };

/** Who did it, as an event keeps it; null for nobody. */
export function actorOf(caller: Caller): Actor | null {
  return caller.kind === 'nobody' ? null : { kind: caller.kind, id: caller.id, role: caller.role };
}

/** What the caller is to the table of routes: of devices the kind. */
export function askerOf(caller: Caller): Asker {
  return caller.kind === 'device' ? caller.device : caller.role;
}

/** Whether the table of routes lets the caller ask, and they belong to the centre, where one is meant. */
export function mayAsk(caller: Caller, { roles, notFor = [] }: ForWhom, centre: string | null): boolean {
  const asker = askerOf(caller);
  if (roles.includes('nobody')) return !notFor.includes(asker);
  return roles.includes(asker) && (centre === null || caller.centre === null || caller.centre === centre);
}

/** Who a route is for, and who it is not for though nobody need sign in. */
export type ForWhom = Pick<Route, 'roles' | 'notFor'>;

export interface ToDoFirst extends Refusal {
  readonly code: 'must-change' | 'must-enrol';
}
/** What the caller has to do before anything else is answered; null if nothing. */
export function toDoFirst(caller: Caller): ToDoFirst | null {
  if (caller.kind !== 'user') return null;
  if (caller.mustChange) return { code: 'must-change', message: 'Change your password first' };
  return caller.mustEnrol ? { code: 'must-enrol', message: 'Set up a second factor first' } : null;
}

export const nobody: Caller = { kind: 'nobody', id: '', role: 'nobody', centre: null, counters: null };

declare module 'fastify' {
  interface FastifyRequest {
    actor: Caller;
  }
}
