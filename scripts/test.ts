import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureChromium, howToGetChromium } from './chromium.ts';
import { fail, say } from './command-line.ts';
import { ensureCommand } from './debian.ts';
import { closingLines, skippedTests, type TestResults } from './test-results.ts';

const root = join(import.meta.dirname, '..');
const given = process.argv.slice(2);
if (given.includes('--help')) {
  say('npm test [-- ARGUMENTS OF VITEST]\n');
  say('Formatting and lint, types, the build of the screens, then every test; ends at the first step that fails.');
  process.exit(0);
}

const scratch = mkdtempSync(join(tmpdir(), 'novbe-test-'));
const resultFile = join(scratch, 'results.json');
const path = [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

/** Runs one step; false if it failed. */
const step = (name: string, command: string, parameters: readonly string[], environment: object = {}): boolean => {
  const began = performance.now();
  const env = { ...process.env, PATH: path, ...environment };
  const { status, error } = spawnSync(command, parameters, { cwd: root, stdio: 'inherit', env });
  if (error !== undefined) say(String(error));
  say(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}: ${seconds(began)} s`);
  return status === 0;
};

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

const testAll = (): boolean => {
  if (!step('format and lint', 'biome', ['check', '--error-on-warnings', '.'])) return false;
  if (!step('types', 'tsc', ['-b'])) return false;
  if (!step('build', 'vite', ['build', '--logLevel', 'warn'])) return false;
  const chromium = ensureChromium();
  if (chromium === null) {
    say(howToGetChromium);
    return false;
  }
  say(`ok     browser: ${chromium}`);
  if (!ensureCommand('strace', ['-qq', '-e', 'trace=none', 'true'], 'strace'))
    say('       no strace here: what looks into system calls is left out');
  if (!ensureCommand('pdftotext', ['-v'], 'poppler-utils')) say('       no pdftotext here: what reads PDF is left out');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const parameters = ['run', '--config', 'tests/vitest.config.ts', ...reporters, ...given];
  return step('tests', 'vitest', parameters, { CHROMIUM: chromium });
};

const began = performance.now();
const good = testAll();
const found = results();
say(`All of it: ${seconds(began)} s`);
if (found !== null) for (const line of closingLines(found, root)) say(line);
// Where everything can be had, nothing is left out.
const leftOut = process.env.CI === 'true' && given.length === 0 && found !== null && skippedTests(found).length > 0;
if (!good || leftOut) fail(found === null ? 'Failed before the tests' : leftOut ? 'Tests were left out' : 'Failed');
