import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import { type Networks, networksOf } from '../networks.ts';

/** Whether this address is a proxy of ours, so that what it says of who asked through it counts. */
export type Trust = Networks;

/** Which peers `TRUST_PROXY` trusts: nobody, or the peers that it names. Questions and sockets are judged by the same. */
export function trustIn(trustProxy: false | string): Trust {
  const proxies = trustProxy === false ? null : networksOf(trustProxy);
  return proxies ?? (() => false);
}

/** The address that a connection comes from: its peer's, or what trusted proxies say of it. */
export function addressOf(raw: IncomingMessage, trust: Trust): string {
  return proxyAddr(raw, trust) ?? '';
}

/** Whether a connection came over TLS, ours or that of the trusted proxy at its other end. */
export function cameOverTls({ socket, headers }: IncomingMessage, trust: Trust): boolean {
  if ('encrypted' in socket && socket.encrypted === true) return true;
  const named = headers['x-forwarded-proto'];
  return typeof named === 'string' && trust(socket.remoteAddress ?? '') && lastOf(named) === 'https';
}

const lastOf = (list: string): string | undefined => list.split(',').at(-1)?.trim();
