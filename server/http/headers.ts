import type { FastifyInstance, FastifyReply } from 'fastify';

/** The headers of every answer, under TLS or not. They are the same for all: nothing is worked out for one. */
export function headersUnder(tls: boolean): { readonly [name: string]: string } {
  return tls ? { ...careful, ...underTls } : careful;
}

/** Gives every answer the headers that keep a browser careful. */
export function sendHeaders(app: FastifyInstance, tls: boolean): void {
  const headers = headersUnder(tls);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    // What is answered is about somebody, or about this moment: no browser and no proxy keeps it.
    if (!request.url.startsWith('/api/docs')) reply.header('cache-control', 'no-store');
    done();
  });
  // Node itself answers this one, before any hook.
  app.server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, { ...headers, 'cache-control': 'no-store' }).end();
  });
}

/** What a page of ours may load: its own files, its own server by http and by socket, and pictures and videos that it fetched itself. Nothing inline. */
const content = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'"],
};

const policy = (directives: { readonly [name: string]: readonly string[] }): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join(';');

/** What only works under TLS is sent only there: on a plain-http hall network it would blank the screens. */
const underTls = {
  'content-security-policy': policy({ ...content, 'upgrade-insecure-requests': [] }),
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'strict-transport-security': 'max-age=31536000',
};

const careful = {
  'content-security-policy': policy(content),
  'cross-origin-resource-policy': 'same-origin',
  // The address of a visitor's page is a secret.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** Lets pages of this server stand this one in a frame of theirs: the kiosk does. Other sites may not. */
export function letOwnPagesFrame(reply: FastifyReply): void {
  const own = String(reply.getHeader(contentPolicy)).replace("frame-ancestors 'none'", "frame-ancestors 'self'");
  reply.header(contentPolicy, own);
}

const contentPolicy = 'content-security-policy';

/** The same for the page that describes the API, whose library sets styles inline. */
export const docsContent: { readonly [directive: string]: readonly string[] } = {
  ...content,
  'style-src': ["'self'", "'unsafe-inline'"],
};
