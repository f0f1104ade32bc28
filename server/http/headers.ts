import type { FastifyHelmetOptions } from '@fastify/helmet';

/** What a page of ours may load: its own files, and its own server by http and by socket. Nothing inline. */
const content = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'connect-src': ["'self'", 'ws:', 'wss:'],
  'font-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'data:', 'blob:'],
  'object-src': ["'none'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'"],
};

/**
 * The headers that keep a browser careful. What only works under TLS is sent only there: on a plain-http hall network it
 * would blank the screens.
 */
export const headerRules = (tls: boolean): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: tls ? { ...content, 'upgrade-insecure-requests': [] } : content,
  },
  strictTransportSecurity: tls ? { maxAge: 15_552_000, includeSubDomains: false } : false,
  crossOriginOpenerPolicy: tls,
  originAgentCluster: tls,
  // The address of a visitor's page is a secret.
  referrerPolicy: { policy: 'no-referrer' },
});

/** The same for the page that describes the API, whose library sets styles inline. */
export const docsContent: { readonly [directive: string]: readonly string[] } = {
  ...content,
  'style-src': ["'self'", "'unsafe-inline'"],
};
