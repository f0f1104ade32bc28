import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema } from 'fastify';
import type { Route } from '../../shared/route-parts.ts';
import { routes } from '../../shared/routes.ts';
import { sessionCookie } from '../access/session-cookie.ts';
import { docsContent } from './headers.ts';

/** The description of the API, made from the schemas that the routes are checked by: a page, and JSON. */
export async function docs(app: FastifyInstance): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info,
      components: { securitySchemes },
      security: [{ session: [] }, { token: [] }],
    },
    transform: describe,
  });
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: Object.fromEntries(Object.entries(docsContent).map(([name, sources]) => [name, [...sources]])),
    theme: { title: 'Növbə API' },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
}

const info = {
  title: 'Növbə',
  version: '1',
  description:
    'Every reply is `{ok: true, value}` or `{ok: false, refusal: {code, message, about}}`, and its status agrees with the ' +
    'refusal’s code. Any POST may carry an `Idempotency-Key`. Times are ISO 8601 in UTC, durations whole seconds. ' +
    'Programs send `Authorization: Bearer TOKEN`; people sign in, which sets a cookie.',
};
const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
  token: { type: 'http', scheme: 'bearer' },
} as const;

/** What a path is about, to list what belongs together. */
const tagOf = (url: string): string => {
  const [first = '', , second] = url.replace(/^\/api\//, '').split('/');
  if (first === 't') return 'a visitor’s phone';
  return first === 'centres' ? (second ?? 'centres') : first;
};

const isRouteName = (name: string): name is keyof typeof routes => Object.hasOwn(routes, name);

/** Adds to a route's schema what the table knows of it besides: who may ask. */
const describe = ({ schema, url }: { readonly schema: FastifySchema; readonly url: string }) => {
  const { operationId = '' } = schema;
  if (!isRouteName(operationId)) return { schema, url };
  const { roles, notFor = [] }: Route = routes[operationId];
  const open = roles.includes('nobody');
  const but = notFor.length === 0 ? '' : ` Not for: ${notFor.join(', ')}.`;
  const who = open ? `No sign-in needed.${but}` : `For: ${roles.join(', ')}.`;
  const optional = /:([a-z]+)\?$/.exec(url)?.[1];
  const description = optional === undefined ? who : `${who} The last part of the path may be left out: ${optional}.`;
  const said = { tags: [tagOf(url)], description, ...(open ? { security: [] } : {}) };
  return { schema: { ...schema, ...said }, url: url.replace(/\?$/, '') };
};
