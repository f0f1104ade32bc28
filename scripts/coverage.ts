import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { commandLine, fail, say } from './command-line.ts';

const { positionals } = commandLine({
  usage: 'npm run coverage [-- FILE]',
  help: [
    'How much of the engine, of what both sides share and of the models of the screens their own tests reach, with a floor',
    'below which it fails (tests/vitest.config.ts). The server, the drawing and the processes are tried by the other tests,',
    'which are too many to run for a figure. coverage/index.html shows each line. With FILE only that test, without a floor.',
  ].join('\n'),
  optional: ['FILE'],
});

/** The tests that run in this process and need no server. */
const pure = ['tests/queue', 'tests/wait', 'tests/fronts', 'tests/reports'];
const root = join(import.meta.dirname, '..');
const env = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter) };
const noFloor = ['lines', 'statements', 'functions', 'branches'].map((name) => `--coverage.thresholds.${name}=0`);
const parameters = ['run', '--config', 'tests/vitest.config.ts', '--project', 'parts', '--coverage'];
const some = positionals.length > 0 ? [...noFloor, ...positionals] : pure;
const { status, error } = spawnSync('vitest', [...parameters, ...some], { cwd: root, stdio: 'inherit', env });
if (error !== undefined) say(String(error));
if (status !== 0) fail('Failed');
