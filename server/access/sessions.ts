import type { Clock } from '../../shared/time/clock.ts';
import { hourMs } from '../../shared/time/durations.ts';
import type { AccessStore, AccessWrite, Session } from '../store/store.ts';
import type { User } from '../store/user.ts';
import { shutOut } from './national.ts';
import { type FactorProof, spentWith } from './second-factor.ts';
import { hashSecret, longSecret } from './secrets.ts';

/** The sessions of people who signed in: a secret in a cookie, its hash in the store. */
export function openSessions({ store, clock, isServing = () => false, onFirstSignIn }: Ports) {
  /** Until when a session that is used now lasts. */
  const lastsUntil = ({ createdAt, user }: Session, now: number): number => {
    const end = createdAt + absoluteMs;
    const usual = Math.min(now + idleMs, end);
    return usual - now < noticeMs && isServing(user) ? Math.min(now + noticeMs, end + visitMs) : usual;
  };
  const isDue = (session: Session, now: number): boolean =>
    now - session.seenAt >= renewMs || (session.expiresAt - now < noticeMs / 2 && isServing(session.user));

  /** False if the session was ended meanwhile. What was written down before is never put back. */
  const renewed = (session: Session, now: number): Promise<boolean> =>
    store.renewSession(session.hash, now, Math.max(session.expiresAt, lastsUntil(session, now)));

  return {
    /**
     * A new session for somebody whose password was right, and who gave this proof of a second factor if they have one; gives
     * its secret, known to nobody else. Null if either was changed meanwhile, or the proof has been used.
     */
    async start(checked: User, proof: FactorProof | null = null): Promise<string | null> {
      const secret = longSecret();
      const now = clock.now();
      const session = {
        hash: hashSecret(secret),
        user: checked.id,
        createdAt: now,
        seenAt: now,
        expiresAt: now + idleMs,
      };
      const started = await store.changeAccess<boolean>(({ users, sessionsOf }) => {
        const user = users().find(({ id }) => id === checked.id);
        if (!user?.active || user.passwordHash !== checked.passwordHash) return { write: {}, value: false };
        const after = proven(user, proof, now);
        if (after === null) return { write: {}, value: false };
        const known = sessionsOf(user.id, now);
        const giveWay = known.slice(0, Math.max(0, known.length + 1 - sessionsAtMost)).map(({ hash }) => hash);
        const { untried, ...tried } = after;
        const isChanged = untried === true || after !== user;
        const write: AccessWrite = { session, ended: giveWay, ...(isChanged ? { user: tried } : {}) };
        return { write, value: true };
      });
      if (started && checked.untried) await onFirstSignIn?.();
      return started ? secret : null;
    },
    /** Whose session this is, if it lasts and the person may still come in. */
    async find(secret: string): Promise<{ readonly user: User; readonly session: Session } | null> {
      const now = clock.now();
      const session = await store.session(hashSecret(secret), now);
      if (session === null) return null;
      const user = await store.user(session.user);
      if (user === null || !user.active || shutOut(user, now) !== null) return null;
      if (isDue(session, now) && !(await renewed(session, now))) return null;
      return { user, session };
    },
    end: (hash: string): Promise<null> => store.changeAccess(() => ({ write: { ended: [hash] }, value: null })),
  };
}
export type Sessions = ReturnType<typeof openSessions>;

type Kept = Pick<AccessStore, 'changeAccess' | 'renewSession' | 'session' | 'user'>;

/** Signed out after so long without a request. */
export const idleMs = 10 * hourMs;
/** Signed out so long after signing in, unless somebody is being served just then. */
export const absoluteMs = 24 * hourMs;
/** A visit under way holds the end of a session off for so long at most. */
export const visitMs = 4 * hourMs;
/** A session's last use is written down no more often than this. */
const renewMs = 300_000;
/** A session that would end within this time in the middle of a visit goes on for as long. */
const noticeMs = 600_000;
/** Sessions that one person may have: the longest unused gives way to a new one. */
export const sessionsAtMost = 20;

interface Ports {
  readonly store: Kept;
  readonly clock: Clock;
  /** Whether somebody stands at a counter of this person's, called or being served. */
  readonly isServing?: (user: string) => boolean;
  /** Told once the first user of all has signed in. */
  readonly onFirstSignIn?: () => Promise<void>;
}

/** The person once the proof of their second factor has been used; null if it proves nothing, or is missing. */
const proven = (user: User, proof: FactorProof | null, now: number): User | null => {
  const { secondFactor } = user;
  if (secondFactor === undefined) return proof === null ? user : null;
  const spent = proof === null ? null : spentWith(secondFactor, proof, now);
  return spent === null ? null : { ...user, secondFactor: spent };
};
