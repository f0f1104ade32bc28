import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { DemoSign } from '../demo.ts';
import { languages } from '../languages.ts';
import type { DocumentChecks } from '../routes/cases/check-document.ts';
import { checkedPage } from './checked-page.ts';
import { bandSheet, withBand } from './demo-band.ts';
import { sendRefusal } from './errors.ts';
import { type FirstPageParts, firstPage, firstPageFile } from './first-page/first-page.ts';
import { letOwnPagesFrame } from './headers.ts';
import { icon } from './icons.ts';

export interface PagesParts extends Omit<FirstPageParts, 'template'> {
  /** Where the built screens are. */
  readonly dist: string;
  readonly checks: DocumentChecks;
}

/** The screens, as built into `dist`, and the page that leads to them. */
export async function pages(app: FastifyInstance, parts: PagesParts): Promise<void> {
  const { dist: folder, demo } = parts;
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => void reply.header('cache-control', cacheFor(path)),
  });
  for (const [path, file] of Object.entries(screens)) {
    app.get(path, hide, (_, reply) => {
      if (path === framed) letOwnPagesFrame(reply);
      return page(reply, { folder, file, demo });
    });
  }
  await firstPages(app, parts);
  checkedPages(app, parts);
  app.get('/favicon.ico', hide, (_, reply) =>
    reply.type('image/svg+xml; charset=utf-8').header('cache-control', 'public, max-age=86400').send(icon),
  );
}

/** Where each screen stands and which built page it is. */
export const screens = {
  '/kiosk': 'kiosk/index.html',
  '/display': 'display/index.html',
  '/counter': 'counter/index.html',
  '/manager': 'manager/index.html',
  '/t/:secret': 'phone/index.html',
  '/services': 'services/index.html',
  '/feedback': 'feedback/index.html',
  '/calls': 'follow/index.html',
  '/book': 'booking/index.html',
  '/b': 'booking/index.html',
  '/office': 'office/index.html',
  '/hotline': 'office/index.html',
  '/country': 'country/index.html',
  '/b/:secret': 'booking/index.html',
  '/appeal': 'appeal/index.html',
  '/m/:secret': 'appeal/index.html',
  '/history': 'appeal/index.html',
  '/decisions': 'appeal/index.html',
} as const;

/** The one that stands in the kiosk, where an appeal is written. */
const framed: keyof typeof screens = '/appeal';

/** Built files under assets/ carry a hash of their content in their name: they never change. */
const cacheFor = (path: string): string => {
  if (/\.html(\.br)?$/.test(path)) return 'no-store';
  // A worker that has changed is taken in at once.
  if (/push-worker\.js(\.br)?$/.test(path)) return 'no-cache';
  return /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
};

interface Asked {
  readonly folder: string;
  readonly file: string;
  readonly demo: DemoSign | null;
}

const notBuilt = { code: 'not-found', message: 'This screen is not built yet: npm run build' } as const;

const page = (reply: FastifyReply, { folder, file, demo }: Asked): FastifyReply => {
  const path = join(folder, file);
  if (!existsSync(path)) return sendRefusal(reply, notBuilt);
  return demo === null ? reply.sendFile(file) : sendHtml(reply, withBand(readFileSync(path, 'utf8')));
};

const sendHtml = (reply: FastifyReply, html: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);

/** The page that leads to the screens, the pictures on it, and the look of a demo's band. */
const firstPages = async (app: FastifyInstance, parts: PagesParts): Promise<void> => {
  const { dist, demo } = parts;
  app.get('/', hide, ({ query, headers }, reply) => {
    const path = join(dist, firstPageFile);
    if (!existsSync(path)) return sendRefusal(reply, notBuilt);
    const html = firstPage({ ...parts, template: readFileSync(path, 'utf8') }, { query, headers });
    return sendHtml(reply, demo === null ? html : withBand(html));
  });
  await app.register(fastifyStatic, {
    root: pictures,
    prefix: '/pictures/',
    index: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=3600'),
  });
  app.get(bandSheet.path, hide, (_, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(bandSheet.text),
  );
};

/** [CS13] What a check code says, as a page. */
const checkedPages = (app: FastifyInstance, { dist, demo, checks }: PagesParts): void => {
  app.get<{ Params: { code: string } }>('/v/:code', hide, async ({ params: { code }, query, headers, ip }, reply) => {
    const path = join(dist, firstPageFile);
    if (!existsSync(path)) return sendRefusal(reply, notBuilt);
    const found = await checks.check(code, ip);
    const checked = found.ok ? found.value : null;
    const template = readFileSync(path, 'utf8');
    const html = checkedPage({ template, code, checked, calendars: languages, query, headers });
    reply.code(found.ok ? 200 : 429);
    return sendHtml(reply, demo === null ? html : withBand(html));
  });
};

const hide = { schema: { hide: true } } as const;

/** Small pictures of the screens in each language (`npm run pictures`). */
const pictures = join(import.meta.dirname, '../../home/pictures');
