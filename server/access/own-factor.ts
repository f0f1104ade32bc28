import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { SecondFactor } from '../store/second-factor.ts';
import type { AccessStore } from '../store/store.ts';
import type { User } from '../store/user.ts';
import type { LoginThrottle } from './login-throttle.ts';
import { type Cost, checkPassword } from './passwords.ts';
import { unchanged } from './repeated-changes.ts';
import { appAddress, freshRecovery, offeredSecret, provenBy, spentWith } from './second-factor.ts';
import { codeName, wrongCode } from './sign-in.ts';

/** The session that asks: whose it is, its secret and its hash. */
export interface OwnSession {
  readonly user: string;
  readonly secret: string;
  readonly hash: string;
}
/** What is asked for whenever the second factor changes: the password, and a code. */
export interface Confirmed {
  readonly password: string;
  readonly code: string;
}
export interface FactorStanding {
  /** Recovery codes that are left; null = there is no second factor. */
  readonly recoveryLeft: number | null;
  /** What the app is to be given; null = there is a second factor already. */
  readonly offer: { readonly secret: string; readonly address: string } | null;
}

/** Somebody's own second factor: set up, taken off, new recovery codes. */
export function openOwnFactor(ports: Ports) {
  const confirmed = confirming(ports);

  return {
    standing({ secondFactor, id, login }: User, session: string): FactorStanding {
      if (secondFactor !== undefined) return { recoveryLeft: secondFactor.recovery.length, offer: null };
      const secret = offeredSecret(session, id);
      return { recoveryLeft: null, offer: { secret, address: appAddress(secret, login) } };
    },

    /** Sets it up with the secret that this session was offered; gives the recovery codes, which are shown this once. All other sessions of the person end. */
    turnOn(session: OwnSession, given: Confirmed): Promise<Result<readonly string[]>> {
      const { codes, hashes } = freshRecovery();
      const secret = offeredSecret(session.secret, session.user);
      const offered = ({ secondFactor }: User): Result<SecondFactor> =>
        secondFactor === undefined ? ok({ secret, recovery: [], lastStep: 0 }) : isOn;
      return confirmed(session, given, offered, (factor) => ({
        factor: { ...factor, recovery: hashes },
        value: codes,
      }));
    },

    /** New recovery codes in place of all before. */
    renewRecovery(session: OwnSession, given: Confirmed): Promise<Result<readonly string[]>> {
      const { codes, hashes } = freshRecovery();
      return confirmed(session, given, itsOwn, (factor) => ({ factor: { ...factor, recovery: hashes }, value: codes }));
    },

    turnOff: (session: OwnSession, given: Confirmed): Promise<Result<object>> =>
      confirmed(session, given, itsOwn, () => ({ factor: null, value: {} })),
  };
}
export type OwnFactor = ReturnType<typeof openOwnFactor>;

interface Ports {
  readonly store: Pick<AccessStore, 'user' | 'changeAccess' | 'clearFailures'>;
  readonly clock: Clock;
  readonly attempts: LoginThrottle;
  readonly cost: Cost;
}

/** Looks at the password, then at the code against the factor that `factorOf` names, and puts what `change` makes of it in its place. */
const confirming = (ports: Ports) => {
  const { store, clock, attempts } = ports;
  return async <T>(
    { user: id, hash }: OwnSession,
    { password, code }: Confirmed,
    factorOf: (user: User) => Result<SecondFactor>,
    change: (factor: SecondFactor) => { readonly factor: SecondFactor | null; readonly value: T },
  ): Promise<Result<T>> => {
    const user = await rightPassword(ports, id, password);
    if (!user.ok) return user;
    const factor = factorOf(user.value);
    if (!factor.ok) return factor;
    const proof = await attempts.guess(codeName(id), async () => provenBy(factor.value, code, clock.now()));
    if (!proof.ok) return proof;
    const { value: given } = proof;
    if (given === null) return wrongCode;
    return store.changeAccess<Result<T>>(({ users }) => {
      const now = users().find((one) => one.id === id);
      if (!now?.active || now.passwordHash !== user.value.passwordHash) return unchanged(gone);
      const still = factorOf(now);
      const spent = still.ok && still.value.secret === factor.value.secret ? still.value : null;
      const after = spent === null ? null : spentWith(spent, given, clock.now());
      if (after === null) return unchanged(wrongCode);
      const { secondFactor: _, ...rest } = now;
      const { factor: next, value } = change(after);
      const written = next === null ? rest : { ...rest, secondFactor: next };
      return { write: { user: written, signedOut: { user: id, except: hash } }, value: ok(value) };
    });
  };
};

const rightPassword = async ({ store, attempts, cost }: Ports, id: string, password: string): Promise<Result<User>> => {
  const user = await store.user(id);
  if (user === null) return gone;
  const right = await attempts.guess(
    `change:${id}`,
    async () => (await checkPassword(password, user.passwordHash, cost)) || null,
  );
  if (!right.ok) return right;
  return right.value === null ? refuse('wrong-password', 'The password is wrong') : ok(user);
};

const itsOwn = ({ secondFactor }: User): Result<SecondFactor> =>
  secondFactor === undefined ? isOff : ok(secondFactor);

const gone = refuse('not-signed-in', 'Sign in first');
const isOn = refuse('second-factor-on', 'There is a second factor already');
const isOff = refuse('second-factor-off', 'There is no second factor');
