import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SecurityKind } from '../../../shared/access.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { Access } from '../../access/access.ts';
import type { Caller } from '../../access/caller.ts';
import type { OwnSession } from '../../access/own-factor.ts';
import { cookieName, sessionCookie } from '../../access/session-cookie.ts';
import { isOverTls } from '../../http/origin.ts';
import { register } from '../register.ts';

/** Somebody's own second factor. */
export function secondFactorRoutes(app: FastifyInstance, access: Access): void {
  const { ownFactor } = access;
  const told = telling(access);

  register(app, 'secondFactor', async ({ caller, raw }) => {
    const session = ownSession(caller, raw);
    const user = session === null ? null : await access.user(session.user);
    if (session === null || user === null) return notSignedIn;
    return ok({ rule: access.factorRule(user.centre), ...ownFactor.standing(user, session.secret) });
  });
  register(app, 'turnOnSecondFactor', async ({ caller, body, raw }) => {
    const session = ownSession(caller, raw);
    if (session === null) return notSignedIn;
    const done = await told(raw, 'second-factor-on', () => ownFactor.turnOn(session, body));
    return done.ok ? ok({ recovery: [...done.value] }) : done;
  });
  register(app, 'renewRecovery', async ({ caller, body, raw }) => {
    const session = ownSession(caller, raw);
    if (session === null) return notSignedIn;
    const done = await told(raw, 'recovery-renewed', () => ownFactor.renewRecovery(session, body));
    return done.ok ? ok({ recovery: [...done.value] }) : done;
  });
  register(app, 'turnOffSecondFactor', async ({ caller, body, raw }) => {
    const session = ownSession(caller, raw);
    return session === null ? notSignedIn : told(raw, 'second-factor-off', () => ownFactor.turnOff(session, body));
  });
}

/** Runs a change and writes down what became of it; the sessions that ended with it go. */
const telling =
  ({ audit, lost }: Access) =>
  async <T>({ actor, ip }: FastifyRequest, what: SecurityKind, run: () => Promise<Result<T>>): Promise<Result<T>> => {
    const line = { what, who: await audit.nameOf(actor), centre: actor.centre, address: ip };
    const done = await audit.telling(({ user }) => (user === undefined ? null : line), run);
    if (done.ok) lost();
    else if (done.refusal.code.startsWith('wrong-')) await audit.note({ ...line, what: 'sign-in-refused' });
    return done;
  };

const notSignedIn = refuse('not-signed-in', 'Sign in first');

const ownSession = (caller: Caller, raw: FastifyRequest): OwnSession | null => {
  const secret = raw.cookies[cookieName(sessionCookie, isOverTls(raw))];
  return caller.kind === 'user' && secret !== undefined ? { user: caller.id, secret, hash: caller.session } : null;
};
