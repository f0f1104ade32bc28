import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { batchLimits } from '../../shared/country/link.ts';
import { paths, type RouteName } from '../../shared/paths.ts';

/** The guard against floods, by address. This machine's own programs and a proxy on it are not held up. */
export function floodGuard(max = perMinute): RateLimitPluginOptions {
  return {
    global: true,
    max,
    timeWindow: 60_000,
    allowList: (request) => isOwnAddress(request.ip),
    errorResponseBuilder: (_request, { ttl }) => {
      const retryAfterSeconds = Math.max(1, Math.ceil(ttl / 1000));
      return Object.assign(new Error(`Too many requests: try again in ${retryAfterSeconds} s`), {
        statusCode: 429,
        retryAfterSeconds,
      });
    },
  };
}

/** Whether a caller is a program of this machine, or comes by a proxy on it that says nothing of them. */
export function isOwnAddress(ip: string): boolean {
  return own.test(ip);
}

/** Counts on the same allowance what is no question of a route, as a socket that connects; says whether there was one left. */
export function allowanceOf(app: FastifyInstance): (ip: string) => Promise<boolean> {
  const count = app.createRateLimit();
  return async (ip) => {
    // Of a request the guard reads its address and whether its route has limits of its own.
    const counted = await count({ ip, routeOptions: {} } as FastifyRequest);
    return counted.isAllowed || !counted.isExceeded;
  };
}

/** Gives the routes that differ their own limits. */
export function setLimits(route: RouteOptions): void {
  const isOf = (name: RouteName) => route.url === paths[name].path && route.method === paths[name].method;
  if (withDocument.some(isOf)) route.bodyLimit = configBytes;
  if (isOf('linkEvents') || isOf('linkImports')) route.bodyLimit = batchLimits.bytes;
  if (isOf('putClip') || isOf('putLogo')) route.bodyLimit = clipBytes;
  if (['/api/t/', '/t/', '/api/b/', '/b/', '/api/m/:secret/rating'].some((start) => route.url.startsWith(start))) {
    route.config = { ...route.config, rateLimit: phonesPerAddress };
  }
  if (isOf('follow')) route.config = { ...route.config, rateLimit: followersPerAddress };
}

/** Bytes of a request's body. */
export const bodyBytes = 64 * 1024;
/** Routes that a configuration document comes by. */
const withDocument = ['putConfig', 'putDraft', 'addCentre', 'addOrder', 'orderCentres'] as const;
const configBytes = 2 * 1024 * 1024;
/** A WAV or a picture in base64. */
const clipBytes = 1024 * 1024;

/** A whole centre stands behind one address: this only stops a flood. */
const perMinute = 12_000;
/** Visitors' phones share the hall's address too. */
const phonesPerAddress = { max: 1_200, timeWindow: 60_000 } as const;
/** Those that follow the calls ask fifteen times a minute, and are told mostly that nothing is new: 400 of them. */
const followersPerAddress = { max: 6_000, timeWindow: 60_000 } as const;

const own = /^(127\.|::1$|::ffff:127\.)/;
