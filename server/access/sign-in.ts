import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { IdempotencyKey } from '../store/kept-answers.ts';
import type { AccessStore } from '../store/store.ts';
import type { User } from '../store/user.ts';
import type { Allowance } from './allowance.ts';
import type { Asker } from './hash-line.ts';
import type { LoginThrottle } from './login-throttle.ts';
import { passwordElsewhere, shutOut } from './national.ts';
import { passwordFault } from './password-rules.ts';
import { type Cost, checkInTurn, checkPassword, hashPassword, inPasswordLine } from './passwords.ts';
import { type RepeatedChanges, unchanged } from './repeated-changes.ts';
import { type FactorProof, provenBy } from './second-factor.ts';
import { browserMark, hashSecret, readBrowserMark } from './secrets.ts';
import type { Sessions } from './sessions.ts';

export interface SignedIn {
  readonly user: User;
  /** The session's secret, for the cookie. */
  readonly secret: string;
  /** What this browser is to show at its next sign-in. */
  readonly mark: string;
}

/** What somebody shows to come in. */
export interface Shown {
  readonly user: string;
  readonly password: string;
  /** From the app, or a recovery code: asked for where the person has a second factor. */
  readonly code?: string | undefined;
}

export interface PasswordChange {
  readonly old: string;
  readonly fresh: string;
  /** The hash of the session that stays. */
  readonly session: string;
}

/** From where somebody signs in, and whether they still wait for the answer. */
export type SigningIn = Pick<Asker, 'address' | 'signal'>;

/**
 * Signing in and changing one's password. Wrong passwords are counted by account; a browser that has signed in to the
 * account before counts for itself, so that a stranger's guesses do not lock its owner out.
 */
export function openSignIn({ store, clock, attempts, passing, allowance, sessions, once, cost }: Ports) {
  return {
    async signIn(
      { user: typed, password, code }: Shown,
      mark: string | null,
      { address, signal }: SigningIn = { address: '' },
    ): Promise<Result<SignedIn>> {
      const login = asLogin(typed);
      const known = await store.userByLogin(login);
      const user = known?.active ? known : null;
      const browser = user === null ? null : readBrowserMark(mark, user.passwordHash);
      const seconds = browser === null ? allowance.take(address, strangersPace) : null;
      if (seconds !== null) {
        return refuse('too-many', `Too many sign-ins: try again in ${seconds} s`, { retryAfterSeconds: seconds });
      }
      const account = accountName(login);
      const asker = { address, known: browser !== null, ...(signal === undefined ? {} : { signal }) };
      const guess = await (known === null ? passing : attempts).guess(
        browser === null ? account : `${account}:${browser}`,
        async () => ((await checkInTurn(password, user?.passwordHash ?? null, cost)) ? user : null),
        (run) => inPasswordLine(asker, run),
      );
      if (!guess.ok) return guess;
      if (guess.value === null) return wrong;
      if (browser === null) allowance.giveBack(address, strangersPace);
      const proof = await secondProof(attempts, clock, guess.value, { code, browser });
      if (!proof.ok) return proof;
      const secret = await sessions.start(guess.value, proof.value);
      if (secret === null) return proof.value === null ? wrong : wrongCode;
      return ok({ user: guess.value, secret, mark: browserMark(guess.value.passwordHash) });
    },

    /** Changes the password of a signed-in person, who stays signed in with this session alone; gives the browser's new mark. */
    async changePassword(id: string, change: PasswordChange, asked: IdempotencyKey | null): Promise<Result<string>> {
      const done = await once<object>(asked, 200, async () => {
        const user = await store.user(id);
        if (user === null || user.national !== undefined) return user === null ? gone : passwordElsewhere;
        const right = await attempts.guess(
          `change:${id}`,
          async () => (await checkPassword(change.old, user.passwordHash, cost)) || null,
        );
        if (!right.ok) return right;
        if (right.value === null) return refuse('wrong-password', 'The old password is wrong');
        const weak = change.fresh === change.old ? sameAgain : await passwordFault(change.fresh, user);
        if (weak !== null) return weak;
        const passwordHash = await hashPassword(change.fresh, cost);
        return ok(({ users }) => {
          const now = users().find((one) => one.id === id);
          // A person given another password meanwhile has been signed out with it.
          if (!now?.active || now.passwordHash !== user.passwordHash) return unchanged(gone);
          const signedOut = { user: id, except: change.session };
          return { write: { user: { ...now, passwordHash, mustChange: false }, signedOut }, value: ok({}) };
        });
      });
      if (!done.ok) return done;
      const user = await store.user(id);
      return user === null ? gone : ok(browserMark(user.passwordHash));
    },
  };
}
export type SignIn = ReturnType<typeof openSignIn>;

interface Ports {
  readonly store: Pick<AccessStore, 'userByLogin' | 'user'>;
  readonly clock: Clock;
  readonly attempts: LoginThrottle;
  /** Guesses at names that nobody bears. */
  readonly passing: LoginThrottle;
  readonly allowance: Allowance;
  readonly sessions: Sessions;
  readonly once: RepeatedChanges;
  readonly cost: Cost;
}

/** A login as it is stored and looked up: case does not matter in it. */
export const asLogin = (typed: string): string => typed.trim().toLowerCase();

/** Under what an account's wrong passwords are counted: hashed, because people type passwords where the name belongs. */
export const accountName = (login: string): string => `account:${hashSecret(login)}`;

/** What one address may try on browsers that have not signed in before; a right password costs nothing of it. */
const strangersPace = { atOnce: 20, everyMs: 1000 } as const;

const gone = refuse('not-signed-in', 'Sign in first');
const sameAgain = refuse('weak-password', 'This is the old password', { because: 'same' });
export const wrongCode = refuse('wrong-code', 'The code is wrong, or was used before');
const wrong = refuse('wrong-password', 'The name or the password is wrong');

/** Under what the wrong codes of a person are counted. */
export const codeName = (user: string): string => `code:${user}`;

/** What the code proves of the second factor; null where the person has none. Wrong ones are counted, a missing one is not. Refuses who may not come in here though the password is right. */
const secondProof = async (
  attempts: LoginThrottle,
  clock: Clock,
  user: User,
  { code, browser }: { readonly code: string | undefined; readonly browser: string | null },
): Promise<Result<FactorProof | null>> => {
  const shut = shutOut(user, clock.now());
  if (shut !== null) return shut;
  const { id, secondFactor } = user;
  if (secondFactor === undefined) return ok(null);
  if (code === undefined) return refuse('needs-code', 'Give the code of the second factor too');
  const name = browser === null ? codeName(id) : `${codeName(id)}:${browser}`;
  const proof = await attempts.guess(name, async () => provenBy(secondFactor, code, clock.now()));
  return proof.ok && proof.value === null ? wrongCode : proof;
};
