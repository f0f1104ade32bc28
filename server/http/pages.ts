import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendRefusal } from './errors.ts';

/** The screens, as built into `folder`. */
export async function pages(app: FastifyInstance, folder: string): Promise<void> {
  const hide = { schema: { hide: true } } as const;
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => void reply.header('cache-control', cacheFor(path)),
  });
  for (const [path, file] of Object.entries(screens)) app.get(path, hide, (_, reply) => page(reply, folder, file));
  app.get('/favicon.ico', hide, (_, reply) =>
    reply.type('image/svg+xml; charset=utf-8').header('cache-control', 'public, max-age=86400').send(icon),
  );
  app.get('/', hide, (_, reply) => reply.redirect('/manager'));
}

/** Where each screen stands and which built page it is. */
export const screens = {
  '/kiosk': 'kiosk/index.html',
  '/display': 'display/index.html',
  '/counter': 'counter/index.html',
  '/manager': 'manager/index.html',
  '/t/:secret': 'phone/index.html',
} as const;

/** Built files under assets/ carry a hash of their content in their name: they never change. */
const cacheFor = (path: string): string => {
  if (/\.html(\.br)?$/.test(path)) return 'no-store';
  return /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
};

const page = (reply: FastifyReply, folder: string, file: string): FastifyReply =>
  existsSync(join(folder, file))
    ? reply.sendFile(file)
    : sendRefusal(reply, { code: 'not-found', message: 'This screen is not built yet: npm run build' });

/** The picture on a browser's tab: a ticket. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#00594f"/>' +
  '<path d="M7 9h18v4a3 3 0 0 0 0 6v4H7v-4a3 3 0 0 0 0-6z" fill="#fff"/>' +
  '<path d="M12.5 16h7" stroke="#00594f" stroke-width="2.5" stroke-linecap="round"/></svg>';
