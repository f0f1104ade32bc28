import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ok, refuse } from '../../../shared/refusals.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { type Access, bearer } from '../../access/access.ts';
import type { Caller } from '../../access/caller.ts';
import type { Person, Scope } from '../../access/people.ts';
import { cookieName, sessionCookie } from '../../access/session-cookie.ts';
import type { NameOf, PastNames } from '../../centre/past-names.ts';
import { isOverTls } from '../../http/origin.ts';
import { register } from '../register.ts';

/** The people who may sign in, and the tokens of programs. */
export function peopleRoutes(app: FastifyInstance, parts: PeopleRouteParts): void {
  seenAndAdded(app, parts);
  changedAndRemoved(app, parts);
  tokenRoutes(app, parts.access);
}

interface PeopleRouteParts {
  readonly access: Access;
  readonly pastNames: PastNames;
}

/** Who does something, and from where: as the security log says it. */
const doerOf = async ({ audit }: Access, raw: FastifyRequest) => ({
  who: await audit.nameOf(raw.actor),
  address: raw.ip,
});

const seenAndAdded = (app: FastifyInstance, { access, pastNames }: PeopleRouteParts): void => {
  const { people, audit } = access;
  register(app, 'users', async ({ caller, params }) => {
    const [known, nameOf] = await Promise.all([
      people.list(scopeOf(caller, params.centre)),
      pastNames.load(params.centre),
    ]);
    return ok(known.map((user) => ({ ...shown(user, nameOf), seenAt: iso(user.seenAt) })));
  });
  register(app, 'addUser', async ({ caller, params, body, key, raw }) => {
    const [by, nameOf] = await Promise.all([doerOf(access, raw), pastNames.load(params.centre)]);
    const added = await audit.telling(
      ({ user }) =>
        user === undefined
          ? null
          : { ...by, what: 'person-added', centre: user.centre, about: `${user.login}: ${user.role}` },
      () => people.add(scopeOf(caller, params.centre), body, key),
    );
    return added.ok ? ok(shown(added.value, nameOf)) : added;
  });
};

const changedAndRemoved = (app: FastifyInstance, { access, pastNames }: PeopleRouteParts): void => {
  const { people, audit } = access;
  register(app, 'editUser', async ({ caller, params, body, raw }) => {
    const [by, nameOf] = await Promise.all([doerOf(access, raw), pastNames.load(params.centre)]);
    const fields = Object.keys(body).join(', ');
    const edited = await audit.telling(
      ({ user }) =>
        user === undefined
          ? null
          : { ...by, what: 'person-changed', centre: user.centre, about: `${user.login}: ${fields}` },
      () => people.edit(scopeOf(caller, params.centre), params.user, body),
    );
    if (!edited.ok) return edited;
    access.lost();
    return ok(shown(edited.value, nameOf));
  });
  register(app, 'removeUser', async ({ caller, params, raw }) => {
    const by = await doerOf(access, raw);
    const removed = await audit.telling(
      (write, { users }) => {
        const gone = users().find(({ id }) => id === write.removed);
        return gone === undefined ? null : { ...by, what: 'person-removed', centre: gone.centre, about: gone.login };
      },
      () => people.remove(scopeOf(caller, params.centre), params.user),
    );
    if (!removed.ok) return removed;
    access.lost();
    return ok({});
  });
};

const tokenRoutes = (app: FastifyInstance, access: Access): void => {
  const { tokens, audit } = access;
  register(app, 'tokens', async ({ caller }) =>
    ok(
      (await tokens.list(caller.centre)).map(({ id, name, role, centre, createdAt, seenAt }) => ({
        id,
        name,
        role,
        centre,
        createdAt: new Date(createdAt).toISOString(),
        seenAt: seenAt === null ? null : new Date(seenAt).toISOString(),
      })),
    ),
  );
  register(app, 'addToken', async ({ caller, body, key, raw }) => {
    const by = await doerOf(access, raw);
    return audit.telling(
      ({ token }) =>
        token === undefined
          ? null
          : { ...by, what: 'token-made', centre: token.centre, about: `${token.name}: ${token.role}` },
      () => tokens.add(caller.centre, body, key === null ? null : { asked: key, proof: proofOf(raw) }),
    );
  });
  register(app, 'removeToken', async ({ caller, params, raw }) => {
    const by = await doerOf(access, raw);
    const revoked = await audit.telling(
      ({ removedToken = '' }, { token }) => {
        const gone = token(removedToken);
        return gone === null ? null : { ...by, what: 'token-revoked', centre: gone.centre, about: gone.name };
      },
      () => tokens.remove(caller.centre, params.token),
    );
    if (!revoked) return refuse('token-not-found', 'There is no such token');
    access.lost();
    return ok({});
  });
};

const shown = (user: Person, nameOf: NameOf): RouteValue<'addUser'> => ({
  id: user.id,
  user: user.login,
  name: user.name,
  role: user.role,
  centre: user.centre,
  counters: user.counters === null ? null : [...user.counters],
  counterNames: user.counters?.map((id) => nameOf('counter', id, Number.POSITIVE_INFINITY)) ?? null,
  duties: [...(user.duties ?? [])],
  department: user.department ?? null,
  official: user.official ?? null,
  active: user.active,
  secondFactor: user.secondFactor,
  national: user.national,
});

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const scopeOf = (caller: Caller, centre: string): Scope => ({
  bound: caller.centre,
  centre,
  self: caller.kind === 'user' ? { user: caller.id, session: caller.session } : null,
});

/** The secret that the asker is known by. */
const proofOf = (raw: FastifyRequest): string => {
  const proof = bearer(raw.headers.authorization) ?? raw.cookies[cookieName(sessionCookie, isOverTls(raw))];
  if (proof === undefined) throw new Error('nobody asks');
  return proof;
};
