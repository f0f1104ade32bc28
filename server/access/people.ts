import type { StaffRole } from '../../shared/access.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import { newId } from '../ids.ts';
import type { AccessStore, User } from '../store/store.ts';
import { type Cost, hashPassword } from './passwords.ts';
import { firstPassword } from './secrets.ts';
import type { Sessions } from './sessions.ts';
import { asLogin } from './sign-in.ts';
import { openTurns } from './turns.ts';

type Kept = Pick<AccessStore, 'addFirstUser' | 'users' | 'user' | 'putUser' | 'removeUser'>;

/** On whose behalf: the centre that an administrator is bound to (null = none), the centre meant, and his own session. */
export interface Scope {
  readonly bound: string | null;
  readonly centre: string;
  readonly self: { readonly user: string; readonly session: string } | null;
}
export interface NewPerson {
  readonly user: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly password: string;
  readonly counters?: readonly string[] | null;
}
export interface PersonChange {
  readonly name?: string;
  readonly role?: StaffRole;
  readonly password?: string;
  readonly counters?: readonly string[] | null;
  readonly active?: boolean;
}

const noUser = refuse('user-not-found', 'There is no such person');
const inScope = (user: User, { bound, centre }: Scope): boolean =>
  user.centre === centre || (bound === null && user.centre === null);
const isAdmin = (user: User): boolean => user.active && user.role === 'admin';

/** Whether somebody else could still do all that this administrator can. */
const replaceable = (user: User, all: readonly User[]): boolean =>
  all.some(
    (other) => other.id !== user.id && isAdmin(other) && (other.centre === null || other.centre === user.centre),
  );

const lastAdmin = refuse('in-use', 'The last administrator stays', { role: 'admin' });

/** The people who may sign in. An administrator of one centre sees and changes that centre's people only. */
export const openPeople = (store: Kept, sessions: Sessions, cost: Cost) => {
  // One change at a time: two administrators who remove each other at once must not both succeed.
  const turns = openTurns();
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => turns('people', run);

  const changed = async (user: User, { password, ...change }: PersonChange, byOther: boolean): Promise<User> => {
    const next = { ...user, ...change };
    if (password === undefined) return next;
    return { ...next, passwordHash: await hashPassword(password, cost), mustChange: byOther };
  };

  return {
    /** Makes `admin` if there is nobody at all; gives the password made up for it, if one was. */
    async addFirst(given: string | null): Promise<{ readonly password: string } | null> {
      if ((await store.users()).length > 0) return null;
      const password = given ?? firstPassword();
      const added = await store.addFirstUser({
        id: newId(),
        login: 'admin',
        name: 'Administrator',
        role: 'admin',
        centre: null,
        counters: null,
        passwordHash: await hashPassword(password, cost),
        active: true,
        mustChange: given === null,
      });
      return added && given === null ? { password } : null;
    },

    async list(scope: Scope): Promise<readonly User[]> {
      return (await store.users()).filter((user) => inScope(user, scope));
    },

    async add(scope: Scope, person: NewPerson): Promise<Result<User>> {
      const user: User = {
        id: newId(),
        login: asLogin(person.user),
        name: person.name,
        role: person.role,
        centre: scope.centre,
        counters: person.counters ?? null,
        passwordHash: await hashPassword(person.password, cost),
        active: true,
        mustChange: true,
      };
      return (await store.putUser(user)) ? ok(user) : refuse('user-exists', 'This name is taken', { user: user.login });
    },

    edit: (scope: Scope, id: string, change: PersonChange): Promise<Result<User>> =>
      inTurn(async () => {
        const user = await store.user(id);
        if (user === null || !inScope(user, scope)) return noUser;
        const next = await changed(user, change, scope.self?.user !== id);
        if (isAdmin(user) && !isAdmin(next) && !replaceable(user, await store.users())) return lastAdmin;
        await store.putUser(next);
        const signsOut = change.password !== undefined || next.role !== user.role || !next.active;
        if (signsOut) await sessions.endAllOf(id, scope.self?.user === id ? scope.self.session : undefined);
        return ok(next);
      }),

    remove: (scope: Scope, id: string): Promise<Result<User>> =>
      inTurn(async () => {
        const user = await store.user(id);
        if (user === null || !inScope(user, scope)) return noUser;
        if (isAdmin(user) && !replaceable(user, await store.users())) return lastAdmin;
        await sessions.endAllOf(id);
        await store.removeUser(id);
        return ok(user);
      }),
  };
};
export type People = ReturnType<typeof openPeople>;
