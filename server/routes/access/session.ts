import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SecurityKind } from '../../../shared/access.ts';
import { ok, type RefusalCode, refuse } from '../../../shared/refusals.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import type { Access } from '../../access/access.ts';
import { browserCookie, cookieName, sessionCookie } from '../../access/session-cookie.ts';
import { isOverTls } from '../../http/origin.ts';
import type { User } from '../../store/user.ts';
import { register } from '../register.ts';

/** Signing in and out, and one's own password. */
export function sessionRoutes(app: FastifyInstance, access: Access): void {
  register(app, 'signIn', async ({ body, raw, reply }) => {
    const mark = raw.cookies[cookieName(browserCookie, isOverTls(raw))] ?? null;
    const signed = await access.audit.telling(
      ({ session }, { users }) => {
        const user = users().find(({ id }) => id === session?.user);
        return user === undefined ? null : { what: 'signed-in', who: user.login, centre: user.centre, address: raw.ip };
      },
      () => access.signIn.signIn(body, mark, { address: raw.ip, signal: hangingUp(reply) }),
    );
    if (!signed.ok) {
      await noteFailed(access, raw, body.user, signed.refusal.code);
      return signed;
    }
    await endFormer(access, raw);
    reply.setCookie(cookieName(sessionCookie, isOverTls(raw)), signed.value.secret, keptOver(raw));
    remember(raw, reply, signed.value.mark);
    return ok(shown(signed.value.user, access.enrolsFirst(signed.value.user)));
  });

  register(app, 'session', async ({ caller }) => {
    const user = caller.kind === 'user' ? await access.user(caller.id) : null;
    return user === null ? notSignedIn : ok(shown(user, access.enrolsFirst(user)));
  });

  register(app, 'signOut', async ({ raw, reply }) => {
    const line = await noteOf(access, raw, 'signed-out');
    await access.audit.telling(
      () => line,
      () => endFormer(access, raw),
    );
    reply.clearCookie(cookieName(sessionCookie, isOverTls(raw)), keptOver(raw));
    return ok({});
  });
  ownPassword(app, access);
}

const endFormer = async (access: Access, raw: FastifyRequest): Promise<void> => {
  if (raw.actor.kind !== 'user') return;
  await access.sessions.end(raw.actor.session);
  access.lost();
};

const ownPassword = (app: FastifyInstance, access: Access): void => {
  register(app, 'changePassword', async ({ caller, body, key, raw, reply }) => {
    if (caller.kind !== 'user') return notSignedIn;
    const change = { old: body.old, fresh: body.new, session: caller.session };
    const line = await noteOf(access, raw, 'password-changed');
    const done = await access.audit.telling(
      ({ user }) => (user === undefined ? null : line),
      () => access.signIn.changePassword(caller.id, change, key),
    );
    if (!done.ok) {
      if (done.refusal.code === 'wrong-password') await access.audit.note({ ...line, what: 'sign-in-refused' });
      return done;
    }
    remember(raw, reply, done.value);
    access.lost();
    return ok({});
  });
};

const noteOf = async (access: Access, { actor, ip }: FastifyRequest, what: SecurityKind) =>
  ({ what, who: await access.audit.nameOf(actor), centre: actor.centre, address: ip }) as const;

/** Writes down that somebody could not sign in; a right password that still wants its code is no failure. */
const noteFailed = async (access: Access, raw: FastifyRequest, typed: string, code: RefusalCode): Promise<void> => {
  if (code === 'needs-code') return;
  // A name that nobody bears may be a password typed in the wrong place: it is not written down.
  const known = await access.userOfLogin(typed);
  const what = code === 'too-many' ? 'locked-out' : 'sign-in-refused';
  await access.audit.note({ what, address: raw.ip, who: known?.login ?? null, centre: known?.centre ?? null });
};

/** What came over TLS, ours or that of a proxy which is trusted, never goes back over plain http. */
const keptOver = (raw: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'strict', secure: isOverTls(raw), path: '/' }) as const;
const remember = (raw: FastifyRequest, reply: FastifyReply, mark: string): void => {
  const path = isOverTls(raw) ? '/' : '/api/session';
  reply.setCookie(cookieName(browserCookie, isOverTls(raw)), mark, {
    ...keptOver(raw),
    path,
    maxAge: browserSeconds,
  });
};

/** How long a browser is remembered as one that has signed in: half a year, in seconds. */
const browserSeconds = (180 * dayMs) / 1000;

const shown = (user: User, mustEnrol: boolean): RouteValue<'session'> => ({
  user: {
    id: user.id,
    login: user.login,
    name: user.name,
    role: user.role,
    centre: user.centre,
    counters: user.counters === null ? null : [...user.counters],
    mustChange: user.mustChange,
    mustEnrol,
  },
});

/** Set off when the connection closes before there is an answer. */
const hangingUp = (reply: FastifyReply): AbortSignal => {
  const hungUp = new AbortController();
  reply.raw.once('close', () => hungUp.abort());
  return hungUp.signal;
};

const notSignedIn = refuse('not-signed-in', 'Sign in first');
