import type { FactorRule, StaffRole } from '../../shared/access.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { createListeners } from '../async/listeners.ts';
import type { AccessStore } from '../store/store.ts';
import type { User } from '../store/user.ts';
import { openAllowance } from './allowance.ts';
import { openAudit, type SecurityEvent } from './audit.ts';
import { type Caller, nobody } from './caller.ts';
import { openCountryPeople } from './country-people.ts';
import { type CentreOf, openDevices } from './devices.ts';
import { openFirstUser } from './first-user.ts';
import { createLoginThrottle, openPassingFailures } from './login-throttle.ts';
import { openNational } from './national.ts';
import { openOwnFactor } from './own-factor.ts';
import { type Cost, standardCost } from './passwords.ts';
import { openPeople } from './people.ts';
import { createRepeatedChanges } from './repeated-changes.ts';
import { openSessions } from './sessions.ts';
import { asLogin, openSignIn } from './sign-in.ts';
import { openTelling } from './telling.ts';
import { openTokens } from './tokens.ts';

/** What a request or a socket shows of who it is. */
export interface Credentials {
  /** The secret in the session's cookie. */
  readonly session: string | null;
  /** A program's or a device's token; it goes before the cookie. */
  readonly token: string | null;
}

/** The token in an Authorization header, if it is a bearer's. */
export function bearer(header: string | undefined): string | null {
  return /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(header ?? '')?.[1] ?? null;
}

/** Who may come in: people with sessions, programs with tokens, devices that were let in. */
export function openAccess({
  store,
  clock,
  steady = clock,
  centreOf,
  cost = standardCost,
  trial = null,
  factorRule = offered,
  ...around
}: Ports) {
  const { changeAccess, telling } = openTelling(store);
  const told: AccessStore = { ...store, changeAccess };
  const sessions = openSessions({ store: told, clock, ...around });
  const once = createRepeatedChanges({ store: told, clock, cost });
  const tokens = openTokens(told, clock, centreOf, once);
  const devices = openDevices({ store: told, clock, centreOf, once, trial });
  const losses = createListeners();

  const audit = openAudit(store, clock, telling, steady);
  const people = openPeople({ store: told, once, cost, centreOf, clock });
  const attempts = createLoginThrottle(store, clock);
  const enrolsFirst = enrolling(factorRule);

  return {
    audit,
    sessions,
    tokens,
    devices,
    /** The people of a head office, at its branches and there. */
    national: openNational({ store: told, audit, clock, lost: losses.tell }),
    countryPeople: openCountryPeople({ store: told, once, cost, centreOf, clock }),
    first: openFirstUser({ store, cost }),
    people,
    ownFactor: openOwnFactor({ store: told, clock, attempts, cost }),
    factorRule,
    enrolsFirst,
    /** Gives somebody a password from the machine itself; `factorOff` takes the second factor off too. */
    rescue: (typed: string, password: string, factorOff = false) =>
      audit.telling(rescued(factorOff), () => people.rescue(typed, password, factorOff)),
    signIn: openSignIn({
      store,
      sessions,
      once,
      cost,
      clock,
      attempts,
      passing: createLoginThrottle(openPassingFailures(), steady),
      allowance: openAllowance(steady),
    }),
    user: (id: string) => store.user(id),
    userOfLogin: (typed: string) => store.userByLogin(asLogin(typed)),
    /** Who shows these credentials; nobody if they are not good, or no longer. */
    identify: identifying({ sessions, tokens, devices, enrolsFirst }),
    /** Calls `run` whenever somebody may have lost their rights, so that open sockets are looked at again. */
    onLoss: losses.add,
    /** To be called after anything that may have taken rights away. */
    lost: (): void => losses.tell(),
  };
}
export type Access = ReturnType<typeof openAccess>;

interface Ports {
  readonly store: AccessStore;
  readonly clock: Clock;
  /** For what is kept in memory: a clock that is not corrected. Absent = the same. */
  readonly steady?: Clock;
  readonly centreOf: CentreOf;
  /** How hard passwords are to try. */
  readonly cost?: Cost;
  /** The sample centre of a trial start, which lets in this machine's devices; null = no trial. */
  readonly trial?: string | null;
  /** Whether those who lead this centre need a second factor; null = who belongs to every centre. */
  readonly factorRule?: (centre: string | null) => FactorRule;
  /** Whether somebody stands at a counter of this person's, called or being served. */
  readonly isServing?: (user: string) => boolean;
  /** Told once the first user of all has signed in. */
  readonly onFirstSignIn?: () => Promise<void>;
}

interface Known {
  readonly sessions: ReturnType<typeof openSessions>;
  readonly tokens: ReturnType<typeof openTokens>;
  readonly devices: ReturnType<typeof openDevices>;
  readonly enrolsFirst: (user: User) => boolean;
}

const identifying = ({ sessions, tokens, devices, enrolsFirst }: Known) => {
  const byToken = async (secret: string): Promise<Caller> => {
    const token = await tokens.find(secret);
    if (token !== null) return { kind: 'token', id: token.id, role: token.role, centre: token.centre, counters: null };
    const device = await devices.find(secret);
    if (device === null) return nobody;
    const { id, centre, kind, place } = device;
    return { kind: 'device', id, role: 'device', centre, counters: null, device: kind, place };
  };
  const bySession = async (secret: string): Promise<Caller> => {
    const found = await sessions.find(secret);
    if (found === null) return nobody;
    const { id, role, centre, counters, mustChange } = found.user;
    const mustEnrol = enrolsFirst(found.user);
    const helps = found.user.duties?.includes('help') === true;
    return { kind: 'user', id, role, centre, counters, mustChange, mustEnrol, helps, session: found.session.hash };
  };
  return async ({ session, token }: Credentials): Promise<Caller> => {
    if (token !== null) return byToken(token);
    return session === null ? nobody : bySession(session);
  };
};

/** What is noted of somebody who got a password from the machine itself. */
const rescued =
  (factorOff: boolean) =>
  ({ user }: { readonly user?: User }): readonly SecurityEvent[] | null => {
    if (user === undefined) return null;
    const { login: who, centre } = user;
    return [{ what: 'password-given', who, centre }, ...(factorOff ? [factorTakenOff(who, centre)] : [])];
  };

/** Whether somebody has to set up a second factor before anything else: the centre's rule, or that of one who has one at the head office. */
const enrolling =
  (factorRule: (centre: string | null) => FactorRule) =>
  ({ role, centre, secondFactor, national }: User): boolean =>
    secondFactor === undefined &&
    leading.includes(role) &&
    (national?.factor === true || factorRule(centre) === 'required');

const leading: readonly StaffRole[] = ['admin', 'manager'];
const offered = (): FactorRule => 'offered';
const factorTakenOff = (who: string, centre: string | null): SecurityEvent => ({
  what: 'second-factor-off',
  who,
  centre,
});
