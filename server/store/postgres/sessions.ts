import { sessionFields, sessionValues } from '../access-rows.ts';
import type { AccessStore, Session as SignedIn } from '../store.ts';
import type { Connection, Session } from './database.ts';

/** Who is signed in. */
export function openSessions(connection: Connection): Sessions {
  return {
    putSession: (session) => connection.write((to) => putSession(to, session)),
    renewSession: (hash, seenAt, expiresAt) =>
      connection.write(async (to) => {
        await to.run(see, [seenAt, hash]);
        return (await to.run(renew, [seenAt, expiresAt, hash])) > 0;
      }),
    session: (hash, now) =>
      connection.read(async (from) => {
        const found = `SELECT ${sessionFields} FROM sessions WHERE hash = $1 AND expires_at > $2`;
        return (await from.get<SignedIn>(found, [hash, now])) ?? null;
      }),
    removeSession: (hash) => connection.write((to) => endSessions(to, [hash])),
    removeSessionsOf: (user, except) => connection.write((to) => endSessionsOf(to, user, except)),
  };
}

type Sessions = Pick<AccessStore, 'putSession' | 'renewSession' | 'session' | 'removeSession' | 'removeSessionsOf'>;

export const sessionsOf = (from: Session, user: string, now: number): Promise<readonly SignedIn[]> =>
  from.all<SignedIn>(
    `SELECT ${sessionFields} FROM sessions WHERE "user" = $1 AND expires_at > $2 ORDER BY seen_at, created_at, hash`,
    [user, now],
  );

export async function putSession(to: Session, session: SignedIn): Promise<void> {
  await to.run(add, sessionValues(session));
  await to.run(see, [session.seenAt, session.hash]);
}

export async function endSessions(to: Session, hashes: readonly string[]): Promise<void> {
  await to.run('DELETE FROM sessions WHERE hash = ANY($1)', [hashes]);
}

export async function endSessionsOf(to: Session, user: string, except: string | undefined): Promise<void> {
  await to.run('DELETE FROM sessions WHERE "user" = $1 AND hash IS DISTINCT FROM $2', [user, except ?? null]);
}

const add = 'INSERT INTO sessions (hash, "user", created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5)';
const renew = 'UPDATE sessions SET seen_at = $1, expires_at = $2 WHERE hash = $3';
const see = `UPDATE users SET seen_at = greatest(seen_at, $1::int8)
  WHERE id = (SELECT "user" FROM sessions WHERE hash = $2)`;
