import { relative } from 'node:path';

/** What the end of a run of all tests says of it, from what vitest's json reporter has written. */

export interface TestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly success: boolean;
  readonly testResults: readonly FileResult[];
}

/** The last lines of a run; the very last is "N passed, N failed", with what failed and how above it: also a cut log tells. */
export function closingLines(results: TestResults, root: string): readonly string[] {
  const files = results.testResults.map((file) => ({ ...file, name: relative(root, file.name) }));
  const outside = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(hasFailed));
  const failed = results.numFailedTests + outside.length;
  const skipped = skippedTests(results);
  return [
    ...folderLines(files),
    ...skipped.map((name) => `       skipped: ${name}`),
    ...files.flatMap(failures).flatMap(({ name, fault }) => [`FAILED ${name}`, ...beginningOf(fault)]),
    ...(failed === 0 && !results.success ? ['FAILED outside any test: vitest says above what'] : []),
    `${results.numPassedTests} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
  ];
}

/** By name: what could not be tried here, apart from what did not run because its file failed. */
export function skippedTests({ testResults }: TestResults): readonly string[] {
  return testResults
    .filter(({ status }) => status !== 'failed')
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);
}

interface FileResult {
  readonly name: string;
  readonly status: string;
  readonly startTime: number;
  readonly endTime: number;
  /** What went wrong outside its tests: in the file itself, or before or after them. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly ancestorTitles: readonly string[];
    readonly title: string;
    readonly status: string;
    /** Absent where nothing failed. */
    readonly failureMessages?: readonly string[];
  }[];
}

const hasFailed = ({ status }: { readonly status: string }): boolean => status === 'failed';

interface Failure {
  readonly name: string;
  /** What it said, as many lines as it had. */
  readonly fault: string;
}

/** `file > group > test` for each test that failed; the file with its fault where that lies outside its tests. */
const failures = ({ name, status, message, assertionResults }: FileResult): readonly Failure[] => {
  const tests = assertionResults.filter(hasFailed).map((test) => ({
    name: [name, ...test.ancestorTitles, test.title].join(' > '),
    fault: test.failureMessages?.[0] ?? '',
  }));
  const [fault = ''] = message.split('\n');
  const isOutside = status === 'failed' && (tests.length === 0 || fault !== '');
  return isOutside ? [...tests, { name: `${name}: ${fault || 'before or after its tests'}`, fault: '' }] : tests;
};

/** The first lines of a fault, as they stand below its name. */
const beginningOf = (fault: string): readonly string[] =>
  fault
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 6)
    .map((line) => `       ${line.slice(0, 400)}`);

/** By folder of tests/: how many files, and the sum of their seconds; the longest first. */
const folderLines = (files: readonly FileResult[]): readonly string[] => {
  const folders = Map.groupBy(files, ({ name }) => name.split('/')[1] ?? '');
  return [...folders]
    .map(([folder, its]) => ({
      folder,
      count: its.length,
      seconds: its.reduce((sum, { startTime, endTime }) => sum + (endTime - startTime) / 1000, 0),
    }))
    .sort((a, b) => b.seconds - a.seconds)
    .map(({ folder, count, seconds }) => `       ${folder}: ${count} files, ${seconds.toFixed(0)} s`);
};
