import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import preact from '@preact/preset-vite';
import type { Page } from 'playwright-core';
import { build, type Plugin } from 'vite';
import { texts } from '../../scripts/texts-plugin.ts';
import { madeOnce, root } from './made-once.ts';

export interface PageFile {
  readonly body: Buffer;
  readonly contentType: string;
}

/** The files of a page of tests that is put together as the screens are, by their addresses. All tests share what was built once. */
export async function builtPage(
  name: string,
  input: string,
  plugins: readonly Plugin[] = [],
): Promise<ReadonlyMap<string, PageFile>> {
  const made = madeOnce(`novbe-${name}`, sources, import.meta.filename);
  if (!made.isThere) {
    const built = await build({
      configFile: false,
      logLevel: 'warn',
      root,
      plugins: [texts, ...plugins, preact({ devToolsEnabled: false })],
      build: {
        write: false,
        minify: false,
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input },
      },
    });
    if (!('output' in built)) throw new Error('nothing was built');
    for (const file of built.output) {
      const path = join(made.under, file.fileName);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.type === 'chunk' ? file.code : file.source);
    }
    made.keep();
  }
  return new Map(
    readdirSync(made.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const contentType = types[entry.name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        return [path.slice(made.path.length), { body: readFileSync(path), contentType }];
      }),
  );
}

/** Serves these files to a page at `address`, and nothing else. */
export async function serveFiles(
  to: Pick<Page, 'route'>,
  address: string,
  files: ReadonlyMap<string, PageFile>,
): Promise<void> {
  await to.route(`${address}/**`, (route) => {
    const file = files.get(new URL(route.request().url()).pathname);
    return file === undefined ? route.fulfill({ status: 404 }) : route.fulfill(file);
  });
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  html: 'text/html',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** Where all that a page of tests shows may come from. */
const sources = [
  ...['appeal', 'booking', 'counter', 'country', 'display', 'engine', 'feedback', 'follow', 'home', 'kiosk', 'manager'],
  ...['office', 'phone', 'scripts', 'server', 'services', 'shared', 'tests', 'ui'],
];
