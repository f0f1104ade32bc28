import fastifyCookie from '@fastify/cookie';
import fastifyRateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { type Access, bearer } from './access/access.ts';
import { nobody } from './access/caller.ts';
import { cookieName, sessionCookie } from './access/session-cookie.ts';
import type { PastNames } from './centre/past-names.ts';
import type { DemoSign } from './demo.ts';
import { compilersFactory } from './http/compilers.ts';
import { docs } from './http/docs.ts';
import { answerBadAddress, answerBroken, answerErrors, sendRefusal } from './http/errors.ts';
import type { NamedCentre } from './http/first-page/first-page.ts';
import { sendHeaders } from './http/headers.ts';
import { bodyBytes, floodGuard, setLimits } from './http/limits.ts';
import { isForeign, isOverTls } from './http/origin.ts';
import { pages } from './http/pages.ts';
import { parseJson, refuseNoText } from './http/texts.ts';
import { tlsStrength } from './http/tls.ts';
import { trustIn } from './http/trust.ts';
import type { Log } from './log.ts';
import { peopleRoutes } from './routes/access/people.ts';
import { secondFactorRoutes } from './routes/access/second-factor.ts';
import { securityRoutes } from './routes/access/security.ts';
import { sessionRoutes } from './routes/access/session.ts';
import type { DocumentChecks } from './routes/cases/check-document.ts';
import { type DeviceRouteParts, deviceRoutes } from './routes/devices/devices.ts';
import { type Health, healthRoutes } from './routes/health.ts';

export interface AppParts extends Health {
  readonly access: Access;
  readonly log: Log;
  readonly publicUrl: string | null;
  readonly trustProxy: false | string;
  /** How many questions a minute one address may ask, unless as usual. */
  readonly perMinute?: number;
  /** A certificate and its key, as PEM; null = plain http. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Where the built screens are. */
  readonly dist: string;
  /** What a demo says of itself; null = this is none. */
  readonly demo: DemoSign | null;
  /** Whether it is a head office; absent = it is none. */
  readonly headOffice?: boolean;
  /** The centres, in the order in which they are shown. */
  readonly centres: () => readonly NamedCentre[];
  readonly knowsCentre: (id: string) => boolean;
  readonly pastNames: PastNames;
  readonly askAsBranch: DeviceRouteParts['askAsBranch'];
  readonly checks: DocumentChecks;
  /** The routes of the centres. */
  readonly routes: (app: FastifyInstance) => void;
  /** Takes the sockets onto the server; gives how to disconnect them. */
  readonly sockets: (app: FastifyInstance) => { close(): Promise<void> };
}

/** The HTTP server of these parts, ready to listen. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = create(parts);
  app.decorate('knowsCentre', parts.knowsCentre);
  app.addHook('onRoute', setLimits);
  answerErrors(app);
  // First, so that whatever refuses a request answers with them.
  sendHeaders(app, parts.tls !== null);
  refuseNoText(app);
  parseJson(app);
  await app.register(fastifyRateLimit, floodGuard(parts.perMinute));
  await app.register(fastifyCookie);
  await docs(app);
  admit(app, parts);
  healthRoutes(app, parts);
  sessionRoutes(app, parts.access);
  secondFactorRoutes(app, parts.access);
  peopleRoutes(app, parts);
  securityRoutes(app, parts.access);
  deviceRoutes(app, parts);
  parts.routes(app);
  await pages(app, parts);
  const sockets = parts.sockets(app);
  app.addHook('preClose', () => sockets.close());
  return app;
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

const create = ({ log, tls, trustProxy }: AppParts): FastifyInstance => {
  const options = {
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // What is logged names its request by itself: a log of its own for each would be made almost always for nothing.
    childLoggerFactory: (logger: FastifyBaseLogger) => logger,
    bodyLimit: bodyBytes,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    trustProxy: trustIn(trustProxy),
    forceCloseConnections: true,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBroken(tls !== null),
    routerOptions: { maxParamLength: 128 },
    schemaController: { compilersFactory },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } },
  } as const;
  // The rest of the server need not know which of the two it is.
  const app =
    tls === null
      ? Fastify(options)
      : (Fastify({ ...options, https: { ...tls, ...tlsStrength } }) as unknown as FastifyInstance);
  // Where heads have longer than whole requests, Node takes the one time for the other.
  app.server.headersTimeout = options.requestTimeout;
  return app;
};

/** Finds out who asks, before anything else is looked at; a page of another site may not change anything. */
const admit = (app: FastifyInstance, { access, publicUrl }: AppParts): void => {
  app.decorateRequest('actor');
  app.addHook('onRequest', async (request, reply) => {
    request.actor = nobody;
    if (!reads.has(request.method) && isForeign(request.headers, publicUrl)) {
      await access.audit.note({ what: 'foreign-origin', address: request.ip });
      return sendRefusal(reply, { code: 'not-allowed', message: 'Pages of other sites may not ask this' });
    }
    request.actor = await access.identify({
      session: request.cookies[cookieName(sessionCookie, isOverTls(request))] ?? null,
      token: bearer(request.headers.authorization),
    });
    // A caller who has hung up has no address any more, and needs no answer.
    if (request.raw.socket.remoteAddress === undefined) {
      reply.hijack();
      request.raw.destroy();
    }
    return;
  });
};
