import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';

/**
 * Whether the page that asks is not one of this server's. `publicUrl` counts as ours: a proxy in front may hide it from
 * the Host header. Programs send no Origin.
 */
export function isForeign(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === 'cross-site';
  const from = hostOf(origin);
  if (from === null) return true;
  return from !== host?.toLowerCase() && (publicUrl === null || from !== hostOf(publicUrl));
}

/** Whether the question comes from this very machine, through no proxy, to an address that no other name can be made to mean. */
export function isAtHome({ headers, peer, version = '1.1' }: Asker): boolean {
  return (
    version !== '1.0' &&
    loopback.test(peer ?? '') &&
    homeHost.test((headers.host ?? '').toLowerCase()) &&
    !Object.keys(headers).some((name) => forwarding.includes(name) || name.startsWith('x-forwarded-'))
  );
}

/** Whether a question came over TLS, ours or that of a proxy which is trusted. */
export function isOverTls({ protocol, server }: FastifyRequest): boolean {
  return protocol === 'https' || Boolean(server.initialConfig.https);
}

/** What is looked at to tell a page of ours from another's, and this machine from elsewhere. */
interface Asker {
  readonly headers: IncomingHttpHeaders;
  /** The address at the other end of the connection itself, whatever headers say. */
  readonly peer: string | undefined;
  /** Of HTTP: proxies that tell nothing of themselves often speak 1.0, browsers never do. */
  readonly version?: string;
}

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

const loopback = /^(127(\.[0-9]{1,3}){3}|::1|::ffff:127(\.[0-9]{1,3}){3})$/;
const homeHost = /^(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?$/;
const forwarding = ['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip', 'true-client-ip'];
