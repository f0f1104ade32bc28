import type { FastifyInstance } from 'fastify';
import type { Centre } from '../../../shared/centre/centre.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { askedBy, centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

/** Routes of the configuration document. */
export function configRoutes(app: FastifyInstance, parts: RouteParts): void {
  register(app, 'config', async ({ params, reply }) => {
    const { centre, configVersion } = await centreOf(parts, params.centre).fresh();
    if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: params.centre });
    reply.header('etag', etag(configVersion));
    return ok<Centre>(centre);
  });

  register(app, 'putConfig', async (request) => {
    const onVersion = versionIn(request.raw.headers['if-match']);
    if (!onVersion.ok) return onVersion;
    const { by } = askedBy(parts.clock, request);
    const { audit } = parts;
    const happened = { what: 'configured', address: request.raw.ip, centre: request.params.centre } as const;
    const configured = await parts.centres.configure(request.params.centre, {
      document: request.body,
      by,
      source: 'http',
      onVersion: onVersion.value,
      told: audit.noteOf({ ...happened, who: await audit.nameOf(request.caller) }),
    });
    if (!configured.ok) return configured;
    request.reply.header('etag', etag(configured.value.version));
    return ok(configured.value.centre);
  });
}

const etag = (version: number): string => `"${version}"`;

const versionIn = (ifMatch: string | undefined): Result<number> => {
  const version = /^"([0-9]{1,15})"$/.exec(ifMatch?.trim() ?? '')?.[1];
  return version === undefined
    ? refuse('malformed', 'If-Match must be the ETag of the configuration that you read')
    : ok(Number(version));
};
