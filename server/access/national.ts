import type { SentPerson } from '../../shared/country/people-routes.ts';
import { refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { dayMs, hourMs } from '../../shared/time/durations.ts';
import type { PersonThere } from '../store/people-reports.ts';
import type { AccessStore } from '../store/store.ts';
import type { User } from '../store/user.ts';
import type { Audit } from './audit.ts';
import { renamed } from './renamed.ts';

/** For so long (ms) people of the head office come in without a word of it. */
export const nationalMs = 14 * dayMs;

/** Refuses somebody of the head office where it is silent for too long, or where they have to choose a password there first; null if they may come in. */
export function shutOut({ national, mustChange }: User, now: number): ReturnType<typeof refuse> | null {
  if (national === undefined) return null;
  if (national.until <= now) return silent;
  return mustChange ? passwordElsewhere : null;
}

/** Whether somebody is kept at the head office: at a branch somebody who was sent, there somebody who is. */
export function isNational({ national, places }: Pick<User, 'national' | 'places'>): boolean {
  return national !== undefined || places !== undefined;
}

/** Of people who are kept at the head office a branch ends the sessions and takes off the second factor, which are its own. */
export function mayChangeHere(user: User, fields: readonly string[]): boolean {
  const own = user.national === undefined ? ['signOut'] : ['signOut', 'secondFactor'];
  return !isNational(user) || fields.every((field) => own.includes(field));
}

export const passwordElsewhere = refuse('head-office-password', 'This password is changed at the head office');
export const keptElsewhere = refuse('head-office-person', 'This person is kept at the head office: change them there');
const silent = refuse('head-office-silent', 'The head office has not been heard of for 14 days');

/** At a branch: the people of its head office, as it has sent them. */
export function openNational(ports: Ports) {
  return {
    /** Those who are in force in a centre. */
    here: (centre: string) => here(ports, centre),
    /** Ends some of them; who is somebody of this server's own, or of another centre, stays. */
    async end(centre: string, ids: readonly string[]): Promise<void> {
      for (const id of ids) await remove(ports, centre, id);
    },
    /**
     * Lets those in who were sent, one after another: what is done before a power cut stays, the next time goes on from
     * there. Gives all who are in force, and those whose name is somebody else's here.
     */
    async take(centre: string, sent: readonly SentPerson[]): Promise<readonly PersonThere[]> {
      const taken: PersonThere[] = [];
      for (const person of sent) {
        const isIn = await put(ports, centre, person);
        if (!isIn) taken.push({ id: person.id, login: person.user, name: person.name, version: null });
      }
      const refused = new Set(taken.map(({ id }) => id));
      return [...(await here(ports, centre)).filter(({ id }) => !refused.has(id)), ...taken];
    },
    /** The head office was heard: its people of a centre may come in for another 14 days. */
    async renew(centre: string): Promise<void> {
      for (const user of await ports.store.users())
        if (user.centre === centre && isDue(user, ports.clock.now())) await extend(ports, user.id);
    },
  };
}
export type NationalPeople = ReturnType<typeof openNational>;

interface Ports {
  readonly store: Pick<AccessStore, 'users' | 'changeAccess'>;
  readonly audit: Pick<Audit, 'telling'>;
  readonly clock: Pick<Clock, 'now'>;
  /** To be called after anything that may have taken rights away. */
  readonly lost: () => void;
}

const here = async ({ store }: Ports, centre: string): Promise<readonly PersonThere[]> =>
  (await store.users()).flatMap((user) => (user.centre === centre ? (thereOf(user) ?? []) : []));

const thereOf = ({ id, login, name, national }: User): PersonThere | null =>
  national === undefined ? null : { id, login, name, version: national.version };

/** Whether what was written of how long somebody may come in is so old, or so far ahead, that it is written again. */
const isDue = ({ national }: User, now: number): boolean =>
  national !== undefined && Math.abs(national.until - now - nationalMs) >= 12 * hourMs;

const by = { who: 'head-office' } as const;
const unchanged = { write: {}, value: null } as const;

const remove = async ({ store, audit, lost }: Ports, centre: string, id: string): Promise<void> => {
  await audit.telling(
    ({ removed }, { users }) => {
      const gone = users().find((one) => one.id === removed);
      return gone === undefined ? null : { ...by, what: 'person-removed', centre: gone.centre, about: gone.login };
    },
    () =>
      store.changeAccess(({ users }) => {
        const isThere = users().some((one) => one.id === id && one.centre === centre && one.national !== undefined);
        return isThere ? { write: { removed: id }, value: null } : unchanged;
      }),
  );
  lost();
};

/** Lets somebody in as they were sent; false where their name, or they themselves, are somebody else's here already. */
const put = async ({ store, audit, clock, lost }: Ports, centre: string, sent: SentPerson): Promise<boolean> => {
  const change = () =>
    store.changeAccess<'same' | 'taken' | 'put'>(({ users }) => {
      const known = users().find(({ id }) => id === sent.id);
      const isOthers = known !== undefined && (known.national === undefined || known.centre !== centre);
      if (isOthers || users().some(({ id, login }) => login === sent.user && id !== sent.id))
        return { write: {}, value: 'taken' };
      if (known?.national?.version === sent.version) return { write: {}, value: 'same' };
      const user = sentUser(known, centre, sent, clock.now());
      const isLess = known !== undefined && (known.role !== user.role || known.passwordHash !== user.passwordHash);
      const write = {
        user,
        named: known === undefined ? [] : renamed(known, user, clock),
        ...(isLess || !user.active ? { signedOut: { user: user.id } } : {}),
      };
      return { write, value: 'put' };
    });
  const done = await audit.telling(({ user }, { users }) => {
    if (user === undefined) return null;
    const what = users().some(({ id }) => id === user.id) ? 'person-changed' : 'person-added';
    return { ...by, what, centre, about: `${user.login}: ${user.role}` };
  }, change);
  if (done === 'put') lost();
  return done !== 'taken';
};

/** What is this branch's own of somebody stays: a second factor that they have set up here. */
const sentUser = (known: User | undefined, centre: string, sent: SentPerson, now: number): User => ({
  ...known,
  ...{ id: sent.id, login: sent.user, name: sent.name, role: sent.role, centre },
  ...{ counters: null, passwordHash: sent.passwordHash, active: sent.active, mustChange: sent.mustChange },
  national: { version: sent.version, factor: sent.secondFactor, until: now + nationalMs },
});

const extend = ({ store, clock }: Ports, id: string): Promise<null> =>
  store.changeAccess(({ users }) => {
    const user = users().find((one) => one.id === id);
    const now = clock.now();
    if (user?.national === undefined || !isDue(user, now)) return unchanged;
    return { write: { user: { ...user, national: { ...user.national, until: now + nationalMs } } }, value: null };
  });
