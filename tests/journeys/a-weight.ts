import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Screen } from '../support/hall.ts';

/** What the built screens weigh. */

/** How many files of JavaScript a screen begins with, and their bytes, each gzipped. */
export function weightOf(screen: Screen | 'booking' | 'appeal' | 'country'): {
  readonly files: number;
  readonly bytes: number;
} {
  const files = [...scriptsOf(screen)];
  const bytes = files.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0);
  return { files: files.length, bytes };
}

const dist = join(import.meta.dirname, '../../dist');

/** A page's scripts and all that they import from the start; languages that are fetched when chosen are not among them. */
const scriptsOf = (screen: Screen | 'booking' | 'appeal' | 'country'): ReadonlySet<string> => {
  const html = readFileSync(join(dist, screen, 'index.html'), 'utf8');
  const found = new Set<string>();
  const add = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const code = readFileSync(path, 'utf8');
    const imports = code.matchAll(/(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g);
    for (const [, target = ''] of imports) add(join(dirname(path), target));
  };
  for (const [, path = ''] of html.matchAll(/(?:src|href)="([^"]+\.js)"/g)) add(join(dist, path));
  return found;
};
