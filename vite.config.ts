import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import { isOwnCopy, ownCopies } from './scripts/own-copies.ts';
import { screenNames } from './scripts/screen-names.ts';
import { screenPages } from './scripts/screen-pages.ts';
import { texts } from './scripts/texts-plugin.ts';

const root = import.meta.dirname;

/** What several live screens begin with. Parts of one screen that are fetched when they are opened count as sharers too, and are none. */
const base =
  /[/\\]ui[/\\](api|clock|late-words|live-(line|view)|loss|own-nodes|pairing|server-time|storage|words)|[/\\]shared[/\\](live|tickets[/\\]visitor-paths|words|text[/\\]..\.ts\?language)|node_modules[/\\](preact|@preact|socket\.io|@socket\.io|engine\.io)/;

/** What the screens of staff and of phones say alike; kiosk and wall have their own, a file for each language. */
const commonWords = /[/\\]shared[/\\]text[/\\]..\.ts\?(common|months|weekdays)/;

/** How a call looks and sounds on wall and phone. */
const called = /[/\\]shared[/\\]wall[/\\]wall-letters|[/\\]ui[/\\](arrow|chime|plate)/;

/** What a file of its own is made of; a preview's own copies stay with the preview. */
const of = (part: RegExp) => (id: string) => part.test(id) && !isOwnCopy(id);

/** A compressed copy beside each built text (server/http/pages.ts serves it): phones on a slow network wait for a third of the bytes. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle: ({ dir = '' }, bundle) => {
    for (const name of Object.keys(bundle)) {
      if (!/\.(js|css|svg|html)$/.test(name)) continue;
      const path = join(dir, name);
      writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
    }
  },
};

export default defineConfig({
  root,
  appType: 'mpa',
  publicDir: 'phone/public',
  plugins: [screenPages, texts, ownCopies, preact({ devToolsEnabled: false }), compressed],
  resolve: {
    // 3 kB that every screen would carry and none would use.
    alias: [
      {
        find: /^\.(\/transports|\/contrib)?\/(polling-fetch|webtransport|(is-)?binary|base64-arraybuffer)\.js$/,
        replacement: resolve(root, 'ui/unused-of-socket-io.ts'),
      },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(screenNames.map((screen) => [screen, resolve(root, screen, 'index.html')])),
        'push-worker': resolve(root, 'phone/push-worker.ts'),
      },
      // A worker keeps its address: browsers look there for the next one.
      output: {
        // One file: in pieces it would be packed worse.
        codeSplitting: {
          groups: [
            { name: 'base', minShareCount: 3, test: of(base) },
            { name: 'words', minShareCount: 3, test: of(commonWords) },
            { name: 'called', minShareCount: 2, test: of(called) },
          ],
        },
        entryFileNames: ({ name }) => (name === 'push-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { port: 5173, strictPort: true },
});
