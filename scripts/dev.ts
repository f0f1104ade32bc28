import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer, type Plugin } from 'vite';
import { screens } from '../server/http/pages.ts';
import { settingsOrExit } from '../server/main.ts';
import { commandLine, say } from './command-line.ts';
import { origins, screenLines } from './screens.ts';
import { slips } from './slips-plugin.ts';

commandLine({
  usage: 'npm run dev',
  help: 'The screens with hot reload at port 5173, and the server behind them, started again when its source changes.',
});

const root = join(import.meta.dirname, '..');
const settings = settingsOrExit();
const target = origins({ ...settings, tls: null }, settings.port)[0] ?? '';

const fileFor = (url: string): string | null => {
  const [path = ''] = url.split('?');
  if (path === '/gallery') return 'tests/gallery/index.html';
  if (path.startsWith('/t/')) return screens['/t/:secret'];
  return path === '/kiosk' || path === '/display' || path === '/counter' || path === '/manager' ? screens[path] : null;
};

/** The screens at the addresses that they have in the built server. */
const addresses: Plugin = {
  name: 'addresses-of-screens',
  configureServer(server) {
    server.middlewares.use((request, _reply, next) => {
      const file = fileFor(request.url ?? '');
      if (file !== null) request.url = `/${file}`;
      next();
    });
  },
  // The page is asked for at /kiosk, not at /kiosk/: what stands beside it has to be named in full.
  transformIndexHtml: {
    order: 'pre',
    handler: (html, { path }) => html.replaceAll('"./', `"${path.slice(0, path.lastIndexOf('/'))}/`),
  },
};

const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', join(root, 'server/main.ts')], {
  stdio: 'inherit',
  env: { ...process.env, TLS_CERT: '', TLS_KEY: '' },
});
const proxy = { target, ws: true };
const vite = await createServer({
  root,
  configFile: join(root, 'vite.config.ts'),
  plugins: [addresses, slips(true)],
  server: { proxy: { '/api': proxy, '/live': proxy, '/favicon.ico': proxy } },
});
await vite.listen();
for (const line of screenLines('http://localhost:5173', [''])) say(line);
say('  Gallery       http://localhost:5173/gallery');

const end = (): void => {
  child.kill('SIGTERM');
  const done = (): never => process.exit(0);
  vite.close().then(done, done);
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
