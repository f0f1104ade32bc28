import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SecurityKind } from '../../shared/access.ts';
import { ok, refuse } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { type Access, bearer } from '../access/access.ts';
import type { Caller } from '../access/caller.ts';
import type { Person, Scope } from '../access/people.ts';
import { cookieName, sessionCookie } from '../access/session-cookie.ts';
import { isOverTls } from '../http/origin.ts';
import { register } from './register.ts';

const shown = (user: Person): RouteValue<'addUser'> => ({
  id: user.id,
  user: user.login,
  name: user.name,
  role: user.role,
  centre: user.centre,
  counters: user.counters === null ? null : [...user.counters],
  active: user.active,
});

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

/** The people who may sign in, and the tokens of programs. */
export const peopleRoutes = (app: FastifyInstance, { people, tokens, audit, lost }: Access): void => {
  const note = async (raw: FastifyRequest, what: SecurityKind, centre: string | null, about: string): Promise<void> =>
    audit.note({ what, who: await audit.nameOf(raw.actor), address: raw.ip, centre, about });

  register(app, 'users', async ({ caller, params }) =>
    ok((await people.list(scopeOf(caller, params.c))).map((user) => shown(user))),
  );
  register(app, 'addUser', async ({ caller, params, body, key, raw }) => {
    const added = await people.add(scopeOf(caller, params.c), body, key);
    if (added.ok) await note(raw, 'person-added', params.c, `${added.value.login}: ${added.value.role}`);
    return added.ok ? ok(shown(added.value)) : added;
  });
  register(app, 'editUser', async ({ caller, params, body, raw }) => {
    const edited = await people.edit(scopeOf(caller, params.c), params.id, body);
    if (!edited.ok) return edited;
    const about = `${edited.value.login}: ${Object.keys(body).join(', ')}`;
    await note(raw, 'person-changed', edited.value.centre, about);
    lost();
    return ok(shown(edited.value));
  });
  register(app, 'removeUser', async ({ caller, params, raw }) => {
    const removed = await people.remove(scopeOf(caller, params.c), params.id);
    if (!removed.ok) return removed;
    await note(raw, 'person-removed', removed.value.centre, removed.value.login);
    lost();
    return ok({});
  });

  register(app, 'tokens', async ({ caller }) =>
    ok(
      (await tokens.list(caller.centre)).map(({ id, name, role, centre, createdAt }) => ({
        id,
        name,
        role,
        centre,
        createdAt: new Date(createdAt).toISOString(),
      })),
    ),
  );
  register(app, 'addToken', async ({ caller, body, key, raw }) => {
    const made = await tokens.add(caller.centre, body, key === null ? null : { asked: key, proof: proofOf(raw) });
    const centre = body.centre === undefined ? caller.centre : body.centre;
    if (made.ok) await note(raw, 'token-made', centre, `${body.name}: ${body.role}`);
    return made;
  });
  register(app, 'removeToken', async ({ caller, params, raw }) => {
    const token = (await tokens.list(caller.centre)).find(({ id }) => id === params.id);
    if (!(await tokens.remove(caller.centre, params.id))) return refuse('token-not-found', 'There is no such token');
    await note(raw, 'token-revoked', token?.centre ?? null, token?.name ?? params.id);
    lost();
    return ok({});
  });
};
