import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { commandLine, fail, say } from './command-line.ts';

// The number of rounds is an argument that may be left out: it goes to the environment before the rest is read.
const given = process.argv.findIndex(
  (word, at) =>
    at > 1 && /^[1-9][0-9]{0,5}$/.test(word) && !['--seed', '--country'].includes(process.argv[at - 1] ?? ''),
);
const [rounds] = given === -1 ? [] : process.argv.splice(given, 1);
const { values } = commandLine({
  usage: 'npm run crash [-- ROUNDS] [--sending | --country SEED]',
  help: [
    'The long run of the tests that kill, freeze, cut, starve and flood the server: ROUNDS deaths under load (200 unless',
    'given), a thousand screens at once, three days of work with 20,000 tickets, a thousand countries in one process,',
    'the files of reports in LibreOffice, who may what over PostgreSQL, and every number from 0 to 9999 as a voice says it',
    '(LibreOffice and the voice are installed where this is Debian and the user root).',
    '"npm test" has the short one.',
    '',
    '  --seed N    makes the choices of a run that said this seed',
    '  --sending   only ROUNDS deaths (20 unless given) with a mail on its way, and nothing else',
    '  --country N only the country of this seed, told line by line; where it fails, with the fewest faults',
  ].join('\n'),
  options: { seed: { type: 'string' }, country: { type: 'string' }, sending: { type: 'boolean' } },
});

const root = join(import.meta.dirname, '..');
const seed = values.seed as string | undefined;
if (seed !== undefined && !/^[1-9][0-9]{0,9}$/.test(seed)) fail(`--seed must be a number, not "${seed}"`, 2);
if (typeof values.country === 'string') {
  if (!/^[1-9][0-9]{0,9}$/.test(values.country)) fail(`--country must be a number, not "${values.country}"`, 2);
  const told = spawnSync(process.execPath, ['tests/country/tell.ts', values.country], { cwd: root, stdio: 'inherit' });
  process.exit(told.status ?? 1);
}

const env = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
  CRASH_LONG: '1',
  CRASH_ROUNDS: rounds ?? (values.sending === true ? '20' : '200'),
  ...(values.sending === true ? { CRASH_SENDING: '1' } : {}),
  ...(seed === undefined ? {} : { CRASH_SEED: seed }),
};
// One file at a time: some measure, and all of them want the machine.
const how = ['--config', 'tests/vitest.config.ts', '--maxWorkers=1', '--no-file-parallelism'];
const what =
  values.sending === true
    ? ['tests/crash/kill.test.ts', '-t', 'nothing acknowledged is lost']
    : ['tests/crash', 'tests/country', 'tests/journeys/wall-fits', 'tests/voice/spoken', 'tests/server/in-postgres'];
const { status, error } = spawnSync('vitest', ['run', ...how, ...what], {
  cwd: root,
  stdio: 'inherit',
  env,
});
if (error !== undefined) say(String(error));
if (status !== 0) fail('Failed');
