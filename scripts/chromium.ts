import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { install } from './debian.ts';

/** Where Chromium or Chrome is: as CHROMIUM says, else wherever the system has one; null = nowhere. */
export function findChromium(): string | null {
  const told = process.env.CHROMIUM;
  if (told !== undefined && told !== '') return runs(told) ? told : null;
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const places = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...macApps];
  return places.find(runs) ?? null;
}

/** The path of a browser to test with, installed first where that is possible; null = one has to be installed by hand. */
export function ensureChromium(): string | null {
  const found = findChromium();
  if (found !== null) return found;
  if (process.env.CHROMIUM || !install('chromium-headless-shell')) return null;
  return findChromium();
}

/** The shell first: the same browser without the windows that nobody looks at in a test, for a third less work. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];
const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** What to do where there is none. */
export const howToGetChromium =
  'No Chromium or Chrome found for the browser tests: install one (Debian: apt-get install chromium) or name it in CHROMIUM';
