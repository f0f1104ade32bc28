import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { ensureChromium, howToGetChromium } from './chromium.ts';
import { fail, say } from './command-line.ts';
import { ensureCommand } from './debian.ts';

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

interface FileResult {
  readonly name: string;
  readonly status: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
}
interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** By name: what could not be tried here. */
  readonly skipped: readonly string[];
  /** By folder of tests/: how many files, and the sum of their seconds. */
  readonly folders: ReadonlyMap<string, { readonly files: number; readonly seconds: number }>;
}

const folderTimes = (files: readonly FileResult[]): Counts['folders'] => {
  const folders = new Map<string, { readonly files: number; readonly seconds: number }>();
  for (const { name, startTime, endTime } of files) {
    const [folder = ''] = relative(join(root, 'tests'), name).split('/');
    const before = folders.get(folder) ?? { files: 0, seconds: 0 };
    folders.set(folder, { files: before.files + 1, seconds: before.seconds + (endTime - startTime) / 1000 });
  }
  return folders;
};

/** The counts of the tests that ran; null if none did. */
const counts = (): Counts | null => {
  try {
    const results = JSON.parse(readFileSync(resultFile, 'utf8'));
    const { numPassedTests: passed, numFailedTests: failed } = results;
    const files: readonly FileResult[] = results.testResults;
    // A file that could not even be read has no tests to count.
    const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    const all = files.flatMap((file) => file.assertionResults);
    const skipped = all.filter(({ status }) => status !== 'passed' && status !== 'failed');
    return {
      passed,
      failed: failed + broken,
      skipped: skipped.map(({ fullName }) => fullName),
      folders: folderTimes(files),
    };
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
const counted = counts();
say(`All of it: ${seconds(began)} s`);
if (counted !== null) {
  const { passed, failed, skipped, folders } = counted;
  for (const [folder, { files, seconds: sum }] of [...folders].sort(([, a], [, b]) => b.seconds - a.seconds))
    say(`       ${folder}: ${files} files, ${sum.toFixed(0)} s`);
  for (const name of skipped) say(`       skipped: ${name}`);
  say(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
}
// Where everything can be had, nothing is left out.
const leftOut = process.env.CI === 'true' && given.length === 0 && (counted?.skipped.length ?? 0) > 0;
if (!good || leftOut) fail(counted === null ? 'Failed before the tests' : leftOut ? 'Tests were left out' : 'Failed');
