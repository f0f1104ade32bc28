import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ensureChromium, howToGetChromium } from './chromium.ts';
import { commandLine, fail, say } from './command-line.ts';
import { buildFronts, frontsAreStale } from './fronts.ts';

const { positionals } = commandLine({
  usage: 'npm run coverage [-- FILE]',
  help: [
    'How much of the engine, the server and the models of the screens the tests reach, with a floor below which it fails',
    '(tests/vitest.config.ts). Runs all tests but tests/journeys and tests/crash, which reach the rest in processes and',
    'browsers of their own; coverage/index.html shows each line. With FILE only the tests whose path holds it, without floor.',
  ].join('\n'),
  optional: ['FILE'],
});

const root = join(import.meta.dirname, '..');
const chromium = ensureChromium() ?? fail(howToGetChromium);
if (frontsAreStale()) await buildFronts();
const env = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
  CHROMIUM: chromium,
};
const noFloor = ['lines', 'statements', 'functions', 'branches'].map((name) => `--coverage.thresholds.${name}=0`);
const parameters = ['run', '--config', 'tests/vitest.config.ts', '--project', 'parts', '--coverage'];
const some = positionals.length > 0 ? [...noFloor, ...positionals] : [];
const { status, error } = spawnSync('vitest', [...parameters, ...some], { cwd: root, stdio: 'inherit', env });
if (error !== undefined) say(String(error));
if (status !== 0) fail('Failed');
