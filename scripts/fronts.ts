import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { screenNames } from './screen-names.ts';

/** Whether a screen is not built, or its sources are newer than what is built. */
export function frontsAreStale(): boolean {
  const built = screenNames.map((screen) => newest(join(root, 'dist', screen, 'index.html')));
  return Math.min(...built) < Math.max(...sources.map((name) => newest(join(root, name))));
}

/** Builds the screens into dist/. */
export async function buildFronts(): Promise<void> {
  const { build } = await import('vite');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

const root = join(import.meta.dirname, '..');
const sources = [
  ...screenNames,
  'ui',
  'shared',
  'public',
  'vite.config.ts',
  'scripts/own-copies.ts',
  'scripts/screen-names.ts',
  'scripts/screen-pages.ts',
  'scripts/texts-plugin.ts',
  'package-lock.json',
];

/** When anything at this path was last changed (ms); 0 where there is nothing. */
const newest = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};
