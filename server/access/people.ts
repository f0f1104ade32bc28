import type { StaffRole } from '../../shared/access.ts';
import type { Duty } from '../../shared/centre/duties.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { newId } from '../ids.ts';
import type { IdempotencyKey } from '../store/kept-answers.ts';
import type { AccessStore } from '../store/store.ts';
import type { User } from '../store/user.ts';
import type { CentreOf } from './devices.ts';
import { isNational, keptElsewhere, mayChangeHere, passwordElsewhere } from './national.ts';
import { passwordFault } from './password-rules.ts';
import { type Cost, hashPassword } from './passwords.ts';
import { renamed } from './renamed.ts';
import { type RepeatedChanges, unchanged } from './repeated-changes.ts';
import { accountName, asLogin, codeName } from './sign-in.ts';

/** A person as others may see them. */
export interface Person extends Omit<User, 'passwordHash' | 'secondFactor' | 'national' | 'places'> {
  /** Whether they give a second factor too. */
  readonly secondFactor: boolean;
  /** Whether they are kept at the head office. */
  readonly national: boolean;
}

/** A person with when they were last heard of (ms); null = they have never signed in. */
export interface SeenPerson extends Person {
  readonly seenAt: number | null;
}

/** On whose behalf: the centre that an administrator is bound to (null = none), the centre meant, and their own session. */
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
  readonly duties?: readonly Duty[];
  readonly department?: string | null;
  readonly official?: string | null;
  /** Absent = the centre meant; null = every centre. */
  readonly centre?: string | null;
}
export interface PersonChange {
  readonly name?: string;
  readonly role?: StaffRole;
  readonly password?: string;
  readonly counters?: readonly string[] | null;
  readonly duties?: readonly Duty[];
  readonly department?: string | null;
  readonly official?: string | null;
  readonly active?: boolean;
  /** Takes the second factor off. */
  readonly secondFactor?: false;
  readonly centre?: string | null;
  /** Ends their sessions, but for the one that asks. */
  readonly signOut?: true;
}

/** The people who may sign in. An administrator of one centre sees and changes that centre's people only. */
export function openPeople(ports: Ports) {
  return {
    async list(scope: Scope): Promise<readonly SeenPerson[]> {
      const [users, seen] = await Promise.all([ports.store.users(), ports.store.peopleSeen()]);
      return users
        .filter((user) => inScope(user, scope))
        .map((user) => ({ ...withoutSecrets(user), seenAt: seen.get(user.id) ?? null }));
    },
    add: (scope: Scope, person: NewPerson, asked: IdempotencyKey | null = null) => add(ports, scope, person, asked),
    edit: (scope: Scope, id: string, change: PersonChange) => edit(ports, scope, id, change),
    /** Gives somebody a password from the machine itself, and ends that person's sessions; who is shut out stays so. */
    rescue: (login: string, password: string, factorOff = false) => rescue(ports, login, password, factorOff),
    remove: (scope: Scope, id: string) => remove(ports, scope, id),
  };
}
export type People = ReturnType<typeof openPeople>;

type Kept = Pick<AccessStore, 'users' | 'peopleSeen' | 'user' | 'userByLogin' | 'changeAccess' | 'clearFailures'>;

const withoutSecrets = (user: User): Person => {
  const { passwordHash: _, secondFactor, national: __, places: ___, ...person } = user;
  return { ...person, secondFactor: secondFactor !== undefined, national: isNational(user) };
};

const noUser = refuse('user-not-found', 'There is no such person');
const inScope = (user: User, { bound, centre }: Scope): boolean =>
  user.centre === centre || (bound === null && user.centre === null);
const isAdmin = (user: User): boolean => user.active && user.role === 'admin';

/** Whether somebody else of this server's own could still do all that this administrator can. */
const replaceable = (user: User, all: readonly User[]): boolean =>
  all.some(
    (other) =>
      other.id !== user.id &&
      isAdmin(other) &&
      !isNational(other) &&
      (other.centre === null || other.centre === user.centre),
  );

const ownFactor = refuse('not-allowed', 'Your own second factor is taken off with your password and a code');
const ownPassword = refuse('not-allowed', 'Your own password is changed where the old one is asked for');
const lastAdmin = refuse('in-use', 'The last administrator stays', { role: 'admin' });

interface Ports {
  readonly store: Kept;
  readonly once: RepeatedChanges;
  readonly cost: Cost;
  readonly centreOf: CentreOf;
  readonly clock: Clock;
}

const withoutDuties = ({ duties: _, department: __, official: ___, ...user }: User): User => user;
const withoutFactor = ({ secondFactor: _, ...user }: User): User => user;

/** What a change makes of a person; `passwordHash` is the new one's. */
const changed = (
  user: User,
  { password: _, secondFactor, signOut: __, ...change }: PersonChange,
  passwordHash: string | null,
): User => {
  const isMoved = change.centre !== undefined && change.centre !== user.centre;
  // Counters and departments are a centre's own: a person who moves to another may open any counter there until some are named.
  const counters = isMoved ? { counters: null } : {};
  const before = isMoved ? withoutDuties(user) : user;
  const next = { ...(secondFactor === false ? withoutFactor(before) : before), ...counters, ...change };
  return passwordHash === null ? next : { ...next, passwordHash, mustChange: true };
};

/** The person once more with a password that somebody at the machine has given, and without their second factor if so wanted. */
const rescued = ({ untried: _, ...user }: User, passwordHash: string, factorOff: boolean): User => ({
  ...(factorOff ? withoutFactor(user) : user),
  passwordHash,
  mustChange: false,
});

/** Whether this one may no longer do all that they could as an administrator. */
const stepsDown = (user: User, next: User): boolean =>
  isAdmin(user) && !(isAdmin(next) && (next.centre === null || next.centre === user.centre));

/** Refuses a centre that the asker may not let anybody into, or that is not there; null if they may. */
const closedCentre = (
  { centreOf }: Pick<Ports, 'centreOf'>,
  { bound, centre }: Scope,
  wanted: string | null | undefined,
) => {
  if (wanted === undefined || (wanted === centre && (bound === null || bound === centre))) return null;
  if (bound !== null) return refuse('not-allowed', 'An administrator of one centre lets people into that one');
  if (wanted === null || centreOf(wanted) !== null) return null;
  return refuse('centre-not-found', 'There is no such centre', { centre: wanted });
};

/** Refuses counters that the centre does not have; null if it has them all. */
const unknownCounter = (centreOf: CentreOf, id: string, counters: readonly string[] | null | undefined) => {
  const known = new Set(centreOf(id)?.counters.map((counter) => counter.id));
  const counter = counters?.find((one) => !known.has(one));
  return counter === undefined ? null : refuse('counter-not-found', `There is no counter ${counter}`, { counter });
};

type WithDuties = Pick<PersonChange, 'duties' | 'department' | 'official'>;
const withDuties = ({ duties, department, official }: WithDuties): Pick<User, keyof WithDuties> => ({
  ...(duties === undefined ? {} : { duties }),
  ...(typeof department === 'string' ? { department } : {}),
  ...(typeof official === 'string' ? { official } : {}),
});

/** Refuses a department and an official that the centre does not have, and overseeing for anybody who does not lead; null if all is there. */
const unknownDuties = (
  centreOf: CentreOf,
  id: string,
  { duties = [], department, official, role }: WithDuties & Pick<PersonChange, 'role'>,
) => {
  const { departments = [], officials = [] } = centreOf(id) ?? {};
  if (typeof department === 'string' && !departments.some((one) => one.id === department))
    return refuse('department-not-found', `There is no department ${department}`, { department });
  if (typeof official === 'string' && !officials.some((one) => one.id === official))
    return refuse('official-not-found', `There is no official ${official}`, { official });
  return duties.includes('oversee') && role !== undefined && role !== 'admin' && role !== 'manager'
    ? refuse('not-allowed', 'Only managers and administrators oversee')
    : null;
};

const add = (
  { once, cost, centreOf }: Ports,
  scope: Scope,
  person: NewPerson,
  asked: IdempotencyKey | null,
): Promise<Result<Person>> =>
  once<Person>(asked, 201, async () => {
    const closed = closedCentre({ centreOf }, scope, person.centre);
    if (closed !== null) return closed;
    const unknown =
      unknownCounter(centreOf, person.centre ?? scope.centre, person.counters) ??
      unknownDuties(centreOf, person.centre ?? scope.centre, person);
    if (unknown !== null) return unknown;
    const weak = await passwordFault(person.password, { login: asLogin(person.user), name: person.name });
    if (weak !== null) return weak;
    const user: User = {
      id: newId(),
      login: asLogin(person.user),
      name: person.name,
      role: person.role,
      centre: person.centre === undefined ? scope.centre : person.centre,
      counters: person.counters ?? null,
      ...withDuties(person),
      passwordHash: await hashPassword(person.password, cost),
      active: true,
      mustChange: true,
    };
    const { login } = user;
    return ok(({ users }) =>
      users().some((other) => other.login === login)
        ? unchanged(refuse('user-exists', 'This name is taken', { user: login }))
        : { write: { user }, value: ok(withoutSecrets(user)) },
    );
  });

/** The rule of the last administrator is looked at under the lock: two who take each other's rights at once do not both succeed. */
const edit = async (
  { store, cost, centreOf, clock }: Ports,
  scope: Scope,
  id: string,
  change: PersonChange,
): Promise<Result<Person>> => {
  const unknown =
    closedCentre({ centreOf }, scope, change.centre) ??
    unknownCounter(centreOf, change.centre ?? scope.centre, change.counters) ??
    unknownDuties(centreOf, change.centre ?? scope.centre, change);
  if (unknown !== null) return unknown;
  const known = await store.user(id);
  if (known === null || !inScope(known, scope)) return noUser;
  if (change.secondFactor === false && scope.self?.user === id) return ownFactor;
  if (change.password !== undefined && scope.self?.user === id) return ownPassword;
  const weak = change.password === undefined ? null : await passwordFault(change.password, known);
  if (weak !== null) return weak;
  const hash = change.password === undefined ? null : await hashPassword(change.password, cost);
  return store.changeAccess<Result<Person>>(({ users }) => {
    const user = users().find((one) => one.id === id);
    if (user === undefined || !inScope(user, scope)) return unchanged(noUser);
    if (!mayChangeHere(user, Object.keys(change))) return unchanged(keptElsewhere);
    const next = changed(user, change, hash);
    if (stepsDown(user, next) && !replaceable(user, users())) return unchanged(lastAdmin);
    const signsOut = hash !== null || change.signOut === true || change.secondFactor === false || isLess(user, next);
    const except = scope.self?.user === id ? scope.self.session : undefined;
    const write = {
      user: next,
      named: renamed(user, next, clock),
      ...(signsOut ? { signedOut: { user: id, except } } : {}),
    };
    return { write, value: ok(withoutSecrets(next)) };
  });
};

/** Whether somebody's sessions would let them do what they may do no longer. */
const isLess = (user: User, next: User): boolean =>
  next.role !== user.role || !next.active || next.centre !== user.centre;

const rescue = async (
  { store, cost }: Ports,
  typed: string,
  password: string,
  factorOff: boolean,
): Promise<Result<Person>> => {
  const known = await store.userByLogin(asLogin(typed));
  if (known === null) return noUser;
  const weak = await passwordFault(password, known);
  if (weak !== null) return weak;
  const hash = await hashPassword(password, cost);
  const done = await store.changeAccess<Result<Person>>(({ users }) => {
    const user = users().find(({ id }) => id === known.id);
    if (user === undefined) return unchanged(noUser);
    if (user.national !== undefined) return unchanged(passwordElsewhere);
    const next = rescued(user, hash, factorOff);
    return { write: { user: next, signedOut: { user: user.id } }, value: ok(withoutSecrets(next)) };
  });
  // Wrong guesses made before say nothing of the new one.
  if (done.ok) {
    await store.clearFailures(accountName(known.login));
    await store.clearFailures(codeName(known.id));
  }
  return done;
};

const remove = ({ store }: Ports, scope: Scope, id: string): Promise<Result<Person>> =>
  store.changeAccess<Result<Person>>(({ users }) => {
    const user = users().find((one) => one.id === id);
    if (user === undefined || !inScope(user, scope)) return unchanged(noUser);
    if (isNational(user)) return unchanged(keptElsewhere);
    if (isAdmin(user) && !replaceable(user, users())) return unchanged(lastAdmin);
    return { write: { removed: id }, value: ok(withoutSecrets(user)) };
  });
