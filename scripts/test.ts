import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureChromium, howToGetChromium } from './chromium.ts';
import { fail, say } from './command-line.ts';
import { ensureCommand } from './debian.ts';
import { closingLines, skippedTests, type TestResults } from './test-results.ts';

const root = join(import.meta.dirname, '..');
const given = process.argv.slice(2);
if (given.includes('--help')) {
  say('npm test [-- ARGUMENTS OF VITEST]\n');
  say('The build of the screens and every test; beside them formatting, lint and types. Fails if any of them does.');
  process.exit(0);
}

/** The folders of tests stand in memory where there is room: an fsync there costs nothing, and what a killed process wrote stays. */
const inMemory = '/dev/shm';
const roomNeeded = 6 * 2 ** 30;
const hasRoom = (folder: string): boolean => {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return Math.min(bavail * bsize, freemem()) >= roomNeeded;
};
const scratch = mkdtempSync(join(hasRoom(inMemory) ? inMemory : tmpdir(), 'novbe-test-'));
// As open as /tmp: some tests are somebody else for a while.
chmodSync(scratch, 0o755);
const temporary = join(scratch, 'tmp');
mkdirSync(temporary);
const resultFile = join(scratch, 'results.json');
/** There for as long as lint and types are at work: tests that measure wait for their end (tests/support/alone.ts). */
const besideFile = join(scratch, 'beside');
const path = [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

/** Runs one step to its end; false if it failed. One that runs beside others says at its end what it has to say. */
const step = async (name: string, command: readonly string[], how: How = {}): Promise<boolean> => {
  const began = performance.now();
  const [program = '', ...parameters] = command;
  const env = { ...process.env, PATH: path, ...how.environment };
  const child = spawn(program, parameters, {
    cwd: root,
    stdio: how.isBeside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env,
  });
  const said: string[] = [];
  for (const output of [child.stdout, child.stderr]) output?.on('data', (part) => said.push(String(part)));
  const status = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      said.push(`${error}\n`);
      resolve(null);
    });
    child.once('close', resolve);
  });
  process.stdout.write(said.join(''));
  say(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}: ${seconds(began)} s`);
  if (status !== 0) failed.push(name);
  return status === 0;
};
interface How {
  readonly environment?: { readonly [name: string]: string };
  readonly isBeside?: boolean;
}

/** The steps that failed, by name. */
const failed: string[] = [];

/** What vitest has written; null if no test ran. */
const results = (): TestResults | null => {
  try {
    return JSON.parse(readFileSync(resultFile, 'utf8'));
  } catch {
    return null;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

const buildAndTest = async (): Promise<void> => {
  if (!(await step('build', ['vite', 'build', '--logLevel', 'warn']))) return;
  const chromium = ensureChromium();
  if (chromium === null) {
    failed.push('browser');
    say(howToGetChromium);
    return;
  }
  say(`ok     browser: ${chromium}`);
  if (!ensureCommand('strace', ['-qq', '-e', 'trace=none', 'true'], 'strace'))
    say('       no strace here: what looks into system calls is left out');
  if (!ensureCommand('ffprobe', ['-version'], 'ffmpeg'))
    say('       no ffmpeg here: what is held to videos is left out');
  if (!ensureCommand('espeak-ng', ['--version'], 'espeak-ng'))
    say('       no espeak-ng here: what is held against a voice is left out');
  if (!ensureCommand('sox', ['--version'], 'sox')) say('       no sox here: what measures the voice is left out');
  if (!ensureCommand('pdftotext', ['-v'], 'poppler-utils')) say('       no pdftotext here: what reads PDF is left out');
  if (!ensureCommand('sh', ['-c', 'ls /usr/lib/postgresql/*/bin/initdb'], 'postgresql')) {
    failed.push('PostgreSQL');
    say('PostgreSQL is needed by the tests of its store: on Debian "apt-get install postgresql", as root');
    return;
  }
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const command = ['vitest', 'run', '--config', 'tests/vitest.config.ts', ...reporters, ...given];
  await step('tests', command, {
    environment: { CHROMIUM: chromium, TESTS_BESIDE: besideFile, TESTS_RUN: String(process.pid), TMPDIR: temporary },
  });
};

/** Who looks at the source alone, on what a core has left. More than one checker would work out the same types once each. */
const lintAndTypes = async (): Promise<void> => {
  writeFileSync(besideFile, '');
  await Promise.all([
    step('format and lint', ['biome', 'check', '--error-on-warnings', '.'], { isBeside: true }),
    step('types', ['tsc', '-b', '--checkers', '1'], { isBeside: true }),
  ]);
  rmSync(besideFile);
};

// Ctrl-C is for the steps, which end in good order.
process.on('SIGINT', () => {});
const began = performance.now();
await Promise.all([lintAndTypes(), buildAndTest()]);
const found = results();
say(`All of it: ${seconds(began)} s`);
for (const name of failed) say(`FAILED ${name}: it says above why`);
if (found !== null) for (const line of closingLines(found, root)) say(line);
// Where everything can be had, nothing is left out.
const leftOut = process.env.CI === 'true' && given.length === 0 && found !== null && skippedTests(found).length > 0;
if (failed.length > 0) fail(`Failed: ${failed.join(', ')}`);
if (leftOut) fail('Tests were left out');
