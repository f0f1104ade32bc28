import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { sessionCookie } from './access.ts';
import { docsContent } from './headers.ts';

const described = {
  openapi: '3.1.0',
  info: {
    title: 'Növbə',
    version: '1',
    description:
      'Every reply is {"ok": true, "value": …} or {"ok": false, "refusal": {"code", "message", "about"}}. ' +
      'Any POST may carry an Idempotency-Key. Times are ISO 8601 in UTC, durations whole seconds.',
  },
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
      token: { type: 'http', scheme: 'bearer' },
    },
  },
  security: [{ session: [] }, { token: [] }],
} as const;

/** The description of the API, made from the schemas that the routes are checked by: a page, and JSON. */
export const docs = async (app: FastifyInstance): Promise<void> => {
  await app.register(fastifySwagger, {
    openapi: { ...described, security: [{ session: [] }, { token: [] }] },
  });
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: Object.fromEntries(Object.entries(docsContent).map(([name, sources]) => [name, [...sources]])),
    uiConfig: { url: '/api/openapi.json' },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
};
