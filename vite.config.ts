import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const screens = ['kiosk', 'display', 'counter', 'manager', 'phone'];

export default defineConfig({
  root,
  appType: 'mpa',
  plugins: [preact({ devToolsEnabled: false })],
  resolve: {
    // Long polling and WebTransport: 4 kB that every screen would carry and none would use.
    alias: [
      {
        find: /^\.(\/transports)?\/(polling-xhr(\.node)?|polling-fetch|webtransport)\.js$/,
        replacement: resolve(root, 'ui/no-transport.ts'),
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
      input: Object.fromEntries(screens.map((screen) => [screen, resolve(root, screen, 'index.html')])),
    },
  },
  server: { port: 5173, strictPort: true },
});
