import { writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

// Bundles the programs of tests/support/bundled.ts, and the threads that they start, into one folder; they will be run from another.
const [madeIn = '', runFrom = ''] = process.argv.slice(2);
const root = join(import.meta.dirname, '../..');

const programs = ['server/main.ts', 'scripts/password.ts'];
const threads = [
  'server/jobs/training-worker.ts',
  'server/printing/draw-worker.ts',
  'server/reports/files/file-worker.ts',
  'server/reports/report-worker.ts',
  'server/staffing/planning-worker.ts',
  'server/store/sqlite/search-worker.ts',
];

const built = (path: string): string => path.replace(/\.ts$/, '.js');
const urlOf = (path: string): string => JSON.stringify(pathToFileURL(path).href);

const threadAt = (path: string): string => {
  if (!threads.includes(path)) throw new Error(`${path} is started as a thread and not bundled`);
  return `new URL(${urlOf(join(runFrom, built(path)))})`;
};

/** A module that stands elsewhere is told where it stood: what it reads beside itself is there. Its threads are bundled as it is. */
const places: Plugin = {
  name: 'places',
  enforce: 'pre',
  transform(code, id) {
    const [folder, path] = [dirname(id), relative(root, id)];
    if (path.startsWith('node_modules'))
      return code.includes('__dirname') ? code.replace(/\b__dirname\b/g, JSON.stringify(folder)) : null;
    return code
      .replace(/new URL\('(\.\/[\w-]+-worker\.ts)', import\.meta\.url\)/g, (_, name) =>
        threadAt(join(dirname(path), name)),
      )
      .replaceAll('import.meta.main', `(process.argv[1] === ${JSON.stringify(join(runFrom, built(path)))})`)
      .replaceAll('import.meta.dirname', JSON.stringify(folder))
      .replaceAll('import.meta.url', urlOf(id));
  },
};

await build({
  configFile: false,
  logLevel: 'warn',
  root,
  publicDir: false,
  plugins: [places],
  ssr: { noExternal: true, external: ['@resvg/resvg-js', '@serialport/bindings-cpp', 'better-sqlite3'] },
  build: {
    ssr: true,
    outDir: madeIn,
    emptyOutDir: true,
    target: 'esnext',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries([...programs, ...threads].map((path) => [built(path), join(root, path)])),
      output: { entryFileNames: '[name]', chunkFileNames: 'shared/[name]-[hash].js' },
    },
  },
});

// Else Node reads each file twice to see which kind of module it is.
writeFileSync(join(madeIn, 'package.json'), JSON.stringify({ type: 'module' }));
