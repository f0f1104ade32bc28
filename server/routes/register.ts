import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { closedToHelpers } from '../../shared/cases/helped-routes.ts';
import { paths, type RouteName, type RouteParams } from '../../shared/paths.ts';
import { type Refusal, type Result, refusalStatus, refuse } from '../../shared/refusals.ts';
import type { Route } from '../../shared/route-parts.ts';
import { type RouteBody, type RouteQuery, type RouteValue, routes } from '../../shared/routes.ts';
import { askerOf, type Caller, type ForWhom, mayAsk, type ToDoFirst, toDoFirst } from '../access/caller.ts';
import { sendRefusal } from '../http/errors.ts';
import type { IdempotencyKey } from '../store/kept-answers.ts';

/** A reply composed already, to be sent as it is: `body` is the JSON of `{ ok: true, value }`. */
export interface Composed {
  readonly kind: 'composed';
  readonly status: number;
  readonly body: string;
}

/** A request whose input has been checked against the table of routes. */
export interface RouteRequest<N extends RouteName> {
  readonly caller: Caller;
  readonly params: RouteParams<N>;
  readonly body: RouteBody<N>;
  readonly query: RouteQuery<N>;
  /** Scope, key and hash of the body, where the request carries an Idempotency-Key. */
  readonly key: IdempotencyKey | null;
  readonly raw: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Answers one route: with its value, a refusal, or a reply composed already. */
export type Answers<N extends RouteName> = (
  request: RouteRequest<N>,
) => Promise<Result<Unchanged<RouteValue<N>>> | Result<Composed>> | Result<Unchanged<RouteValue<N>>>;

/** A value that nobody changes any more. */
type Unchanged<T> = T extends readonly (infer Item)[]
  ? readonly Unchanged<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Unchanged<T[Key]> }
    : T;

/** A hook that lets pass only those that the route is for, people and devices of one centre only to theirs, and nobody to a centre that is not. */
export function guard(route: ForWhom, name: RouteName | null = null): onRequestAsyncHookHandler {
  return async function (this: FastifyInstance, request, reply) {
    const { centre } = request.params as { readonly centre?: string };
    if (!mayAsk(request.actor, route, centre ?? null)) return sendRefusal(reply, notAllowed(request.actor));
    if (name !== null && isClosedToHelper(request.actor, name)) return sendRefusal(reply, notAllowed(request.actor));
    const first = route.roles.includes('nobody') ? null : toDoFirst(request.actor);
    if (first !== null && (name === null || !answeredBefore[first.code].includes(name))) {
      return sendRefusal(reply, first);
    }
    if (centre !== undefined && !this.knowsCentre(centre)) {
      return sendRefusal(reply, { code: 'centre-not-found', message: 'There is no such centre', about: { centre } });
    }
    return;
  };
}

/** [CS27] */
const isClosedToHelper = (caller: Caller, name: RouteName): boolean =>
  caller.kind === 'user' && caller.helps && closedToHelpers.has(name);

/** Puts a route of the table into the app: its method, path and schemas, who may ask, and the shape of the answer. */
export function register<N extends RouteName>(app: FastifyInstance, name: N, answer: Answers<N>): void {
  const { method, path } = paths[name];
  const route: Route = routes[name];
  app.route({
    method,
    url: path,
    schema: schemaOf(name, route),
    onRequest: guard(route, name),
    ...(method === 'POST' || method === 'PATCH' ? { preValidation: noBodyIsEmpty } : {}),
    handler: async (raw, reply) => {
      const key = keyOf(raw);
      if (!key.ok) return sendRefusal(reply, key.refusal);
      const { actor: caller, params, body, query } = raw;
      const request = { caller, params, body, query, key: key.value, raw, reply };
      return send(reply, await answer(request as RouteRequest<N>), route.status ?? 200);
    },
  });
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether this server has a centre of this id. */
    knowsCentre(id: string): boolean;
  }
}

const closed = { additionalProperties: false } as const;
const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });
const Short = Type.String({ minLength: 1, maxLength: 100 });
const parameters: { readonly [name: string]: TSchema } = {
  centre: Short,
  ticket: Id,
  seat: Id,
  case: Id,
  document: Id,
  notice: Id,
  counter: Id,
  printer: Id,
  user: Id,
  token: Id,
  device: Id,
  code: Short,
  secret: Short,
  view: Short,
  subject: Id,
};

const RefusalBody = Type.Object({
  ok: Type.Literal(false),
  refusal: Type.Object({
    code: Type.Enum(Object.keys(refusalStatus)),
    message: Type.String(),
    about: Type.Optional(Type.Unsafe<object>({ type: 'object', additionalProperties: true })),
  }),
});

const paramsOf = (path: string): TSchema | undefined => {
  const names = [...path.matchAll(/:([a-z]+)(\??)/g)];
  if (names.length === 0) return undefined;
  const schema = (name: string): TSchema => parameters[name] ?? Short;
  const entries = names.map(([, name = '', optional]) => [name, optional ? Type.Optional(schema(name)) : schema(name)]);
  return Type.Object(Object.fromEntries(entries), closed);
};

interface Made {
  readonly params: TSchema | undefined;
  readonly good: TSchema;
}
/** What is made for a route, once for all servers of a process: what checks and writes by it is made once too. */
const made = new Map<RouteName, Made>();
const noQuery = Type.Object({}, closed);

const madeFor = (name: RouteName, { value }: Route): Made => {
  const before = made.get(name);
  if (before !== undefined) return before;
  const now = { params: paramsOf(paths[name].path), good: Type.Object({ ok: Type.Literal(true), value }) };
  made.set(name, now);
  return now;
};

const schemaOf = (name: RouteName, route: Route) => {
  const { method } = paths[name];
  const { params, good } = madeFor(name, route);
  return {
    summary: route.summary,
    operationId: name,
    ...(params === undefined ? {} : { params }),
    ...(route.upload === true ? { consumes: ['multipart/form-data'] } : {}),
    querystring: route.query ?? noQuery,
    ...(method === 'GET' || method === 'DELETE' || route.body === undefined ? {} : { body: route.body }),
    response: { [route.status ?? 200]: good, '4xx': RefusalBody, '5xx': RefusalBody },
  };
};

const notAllowed = (caller: Caller): Refusal =>
  caller.kind === 'nobody'
    ? { code: 'not-signed-in', message: 'Sign in first' }
    : { code: 'not-allowed', message: `Not allowed for ${askerOf(caller)}` };

const always: readonly RouteName[] = ['session', 'changePassword', 'signOut'];
/** What is answered though something else is to be done first: who one is, doing it, and signing out. */
const answeredBefore: { readonly [code in ToDoFirst['code']]: readonly RouteName[] } = {
  'must-change': always,
  'must-enrol': [...always, 'secondFactor', 'turnOnSecondFactor'],
};

/** JSON in which the order of keys does not matter. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? '';

/** The path asked for; a secret in it is not kept, only what it hashes to. */
const keptPath = (request: FastifyRequest): string => {
  const [path = ''] = request.url.split('?');
  const { secret } = request.params as { readonly secret?: string };
  return secret === undefined ? path : `${request.routeOptions.url ?? ''} ${hash('sha256', secret)}`;
};

const keyOf = (request: FastifyRequest): Result<RouteRequest<RouteName>['key']> => {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method !== 'POST') return { ok: true, value: null };
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,200}$/.test(key)) {
    return refuse('malformed', 'Idempotency-Key must be 1 to 200 printable characters');
  }
  const { kind, id } = request.actor;
  const scope = `${kind}:${id} ${request.method} ${keptPath(request)}`;
  return {
    ok: true,
    value: { scope, key, bodyHash: hash('sha256', canonical(request.body)) },
  };
};

const isComposed = (value: unknown): value is Composed =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'composed';

const send = (reply: FastifyReply, result: Result<unknown>, status: number): FastifyReply => {
  if (!result.ok) return sendRefusal(reply, result.refusal);
  if (!isComposed(result.value)) return reply.code(status).send({ ok: true, value: result.value });
  return reply.code(result.value.status).type('application/json; charset=utf-8').send(result.value.body);
};

/** A POST without a body means one without fields. */
const noBodyIsEmpty: onRequestAsyncHookHandler = async (request) => {
  if (request.body === undefined || request.body === null) request.body = {};
};
