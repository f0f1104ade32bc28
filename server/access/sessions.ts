import type { Clock } from '../clock.ts';
import type { AccessStore, Session, User } from '../store/store.ts';
import { hashSecret, longSecret } from './secrets.ts';

type Kept = Pick<AccessStore, 'putSession' | 'session' | 'removeSession' | 'removeSessionsOf' | 'user'>;

/** Signed out after so long without a request. */
export const idleMs = 10 * 3_600_000;
/** Signed out so long after signing in, whatever happens. */
export const absoluteMs = 24 * 3_600_000;
/** A session's last use is written down no more often than this. */
const renewMs = 300_000;

/** The sessions of people who signed in: a secret in a cookie, its hash in the store. */
export const openSessions = (store: Kept, clock: Clock) => ({
  /** A new session; gives its secret, known to nobody else. */
  async start(user: string): Promise<string> {
    const secret = longSecret();
    const now = clock.now();
    const session = { hash: hashSecret(secret), user, createdAt: now, seenAt: now, expiresAt: now + idleMs };
    await store.putSession(session);
    return secret;
  },
  /** Whose session this is, if it lasts and the person may still come in. */
  async find(secret: string): Promise<{ readonly user: User; readonly session: Session } | null> {
    const now = clock.now();
    const session = await store.session(hashSecret(secret), now);
    if (session === null) return null;
    const user = await store.user(session.user);
    if (user === null || !user.active) return null;
    if (now - session.seenAt >= renewMs) {
      const expiresAt = Math.min(now + idleMs, session.createdAt + absoluteMs);
      await store.putSession({ ...session, seenAt: now, expiresAt });
    }
    return { user, session };
  },
  end: (hash: string): Promise<void> => store.removeSession(hash),
  endAllOf: (user: string, except?: string): Promise<void> => store.removeSessionsOf(user, except),
});
export type Sessions = ReturnType<typeof openSessions>;
