import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ensureChromium, howToGetChromium } from './chromium.ts';
import { commandLine, fail, say } from './command-line.ts';

const { values } = commandLine({
  usage: 'npm run gallery [-- --accept | --figures]',
  help: [
    'Measures every screen in every state and language: what cannot be read or pressed, and what has moved since somebody looked',
    'last. --accept writes down how it stands (tests/gallery/boxes): look at it first, by npm run dev at /gallery.',
    '--figures prints what docs/accessibility.md tells: smallest letters, least contrast, metres from which the wall is read.',
  ].join('\n'),
  options: { accept: { type: 'boolean' }, figures: { type: 'boolean' } },
});

const root = join(import.meta.dirname, '..');
const CHROMIUM = ensureChromium() ?? fail(howToGetChromium);
const env = {
  ...process.env,
  CHROMIUM,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
  ...(values.accept === true ? { GALLERY: 'accept' } : values.figures === true ? { GALLERY: 'figures' } : {}),
};
const parameters = ['run', '--config', 'tests/vitest.config.ts', 'tests/journeys/gallery.test.ts'];
const { status, error } = spawnSync('vitest', parameters, { cwd: root, stdio: 'inherit', env });
if (error !== undefined) say(String(error));
if (status !== 0) fail('Failed');
