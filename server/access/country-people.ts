import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { RouteBody } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { newId } from '../ids.ts';
import type { IdempotencyKey } from '../store/kept-answers.ts';
import type { AccessStore } from '../store/store.ts';
import type { PlaceOfWork, User } from '../store/user.ts';
import type { CentreOf } from './devices.ts';
import { passwordFault } from './password-rules.ts';
import { type Cost, hashPassword } from './passwords.ts';
import { renamed } from './renamed.ts';
import { type RepeatedChanges, unchanged } from './repeated-changes.ts';
import { asLogin } from './sign-in.ts';

/** At a head office: the people who are kept once for many centres. At the head office itself each is of the first of their centres. */
export function openCountryPeople(ports: Ports) {
  return {
    list: async (): Promise<readonly (User & { readonly places: readonly PlaceOfWork[] })[]> =>
      (await ports.store.users()).flatMap((user) =>
        user.places === undefined ? [] : { ...user, places: user.places },
      ),
    seen: ports.store.peopleSeen,
    /** Refuses `centre-not-found`, `weak-password` and `user-exists`. */
    add: (person: RouteBody<'addCountryPerson'>, asked: IdempotencyKey | null) => add(ports, person, asked),
    /** Refuses `user-not-found`, `centre-not-found` and `weak-password`. */
    edit: (id: string, change: RouteBody<'editCountryPerson'>) => edit(ports, id, change),
    remove: (id: string): Promise<Result<object>> =>
      ports.store.changeAccess<Result<object>>(({ users }) => {
        const user = users().find((one) => one.id === id);
        return user?.places === undefined ? unchanged(noUser) : { write: { removed: id }, value: ok({}) };
      }),
  };
}
export type CountryPeople = ReturnType<typeof openCountryPeople>;

interface Ports {
  readonly store: Pick<AccessStore, 'users' | 'peopleSeen' | 'user' | 'changeAccess'>;
  readonly once: RepeatedChanges;
  readonly cost: Cost;
  readonly centreOf: CentreOf;
  readonly clock: Clock;
}

const noUser = refuse('user-not-found', 'There is no such person');

/** Refuses centres that are not there, or stand there twice; null where all is well. */
const wrongPlaces = ({ centreOf }: Pick<Ports, 'centreOf'>, places: readonly PlaceOfWork[]) => {
  const unknown = places.find(({ centre }) => centreOf(centre) === null);
  if (unknown !== undefined) return refuse('centre-not-found', 'There is no such centre', { centre: unknown.centre });
  const isTwice = new Set(places.map(({ centre }) => centre)).size < places.length;
  return isTwice ? refuse('malformed', 'Each centre may stand there once') : null;
};

/** Where somebody works, and who they are at the head office itself. */
const placed = (places: readonly PlaceOfWork[]) => {
  const [first] = places;
  if (first === undefined) throw new Error('somebody works in no centre');
  return { places, centre: first.centre, role: first.role };
};

const add = (ports: Ports, person: RouteBody<'addCountryPerson'>, asked: IdempotencyKey | null) =>
  ports.once<object>(asked, 201, async () => {
    const login = asLogin(person.user);
    const wrong =
      wrongPlaces(ports, person.places) ?? (await passwordFault(person.password, { login, name: person.name }));
    if (wrong !== null) return wrong;
    const user: User = {
      ...{ id: newId(), login, name: person.name, ...placed(person.places), counters: null },
      ...{ passwordHash: await hashPassword(person.password, ports.cost), active: true, mustChange: true },
    };
    return ok(({ users }) =>
      users().some((other) => other.login === login)
        ? unchanged(refuse('user-exists', 'This name is taken', { user: login }))
        : { write: { user }, value: ok({}) },
    );
  });

const edit = async (
  { store, cost, centreOf, clock }: Ports,
  id: string,
  { password, secondFactor, places, ...change }: RouteBody<'editCountryPerson'>,
): Promise<Result<object>> => {
  const known = await store.user(id);
  if (known?.places === undefined) return noUser;
  const wrong =
    wrongPlaces({ centreOf }, places ?? []) ?? (password === undefined ? null : await passwordFault(password, known));
  if (wrong !== null) return wrong;
  const passwordHash = password === undefined ? null : await hashPassword(password, cost);
  return store.changeAccess<Result<object>>(({ users }) => {
    const user = users().find((one) => one.id === id);
    if (user?.places === undefined) return unchanged(noUser);
    const { secondFactor: factor, ...bare } = user;
    const next: User = {
      ...(secondFactor === false || factor === undefined ? bare : user),
      ...change,
      ...(places === undefined ? {} : placed(places)),
      ...(passwordHash === null ? {} : { passwordHash, mustChange: true }),
    };
    const isLess = next.role !== user.role || next.centre !== user.centre || !next.active;
    const signsOut = isLess || passwordHash !== null || secondFactor === false;
    const write = {
      ...{ user: next, named: renamed(user, next, clock) },
      ...(signsOut ? { signedOut: { user: id } } : {}),
    };
    return { write, value: ok({}) };
  });
};
