import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendRefusal } from './errors.ts';
import { icon } from './icons.ts';

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
  // A worker that has changed is taken in at once.
  if (/push-worker\.js(\.br)?$/.test(path)) return 'no-cache';
  return /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
};

const page = (reply: FastifyReply, folder: string, file: string): FastifyReply =>
  existsSync(join(folder, file))
    ? reply.sendFile(file)
    : sendRefusal(reply, { code: 'not-found', message: 'This screen is not built yet: npm run build' });
