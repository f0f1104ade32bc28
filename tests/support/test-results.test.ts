import { expect, test } from 'vitest';
import { closingLines, skippedTests, type TestResults } from '../../scripts/test-results.ts';

/** What the last lines of `npm test` say, from what vitest's json reporter writes. */

const root = '/home/novbe';
type File = TestResults['testResults'][number];

const aTest = (title: string, status: string, ancestorTitles: readonly string[] = []) => ({
  title,
  status,
  ancestorTitles,
  fullName: [...ancestorTitles, title].join(' '),
});
const aFile = (path: string, seconds: number, change: Partial<File> = {}): File => {
  const assertionResults = change.assertionResults ?? [aTest('holds', 'passed')];
  const status = assertionResults.some((one) => one.status === 'failed') ? 'failed' : 'passed';
  const times = { startTime: 1_000, endTime: 1_000 + seconds * 1_000 };
  return { name: `${root}/tests/${path}`, status, message: '', ...times, ...change, assertionResults };
};
const aRun = (testResults: readonly File[]): TestResults => {
  const all = testResults.flatMap((file) => file.assertionResults);
  const count = (status: string): number => all.filter((one) => one.status === status).length;
  const success = testResults.every(({ status }) => status === 'passed');
  return { numPassedTests: count('passed'), numFailedTests: count('failed'), success, testResults };
};

test('a good run ends with its folders, the longest first, and the counts alone on the last line', () => {
  const files = [aFile('queue/a.test.ts', 1), aFile('crash/b.test.ts', 4), aFile('queue/c.test.ts', 2)];
  expect(closingLines(aRun(files), root)).toEqual([
    '       crash: 1 files, 4 s',
    '       queue: 2 files, 3 s',
    '3 passed, 0 failed',
  ]);
});

test('what failed stands by its full name just above the counts, with the beginning of its fault', () => {
  const broken = aFile('crash/b.test.ts', 4, {
    assertionResults: [
      aTest('is full', 'failed', ['a disk', 'of a day']),
      aTest('is fine', 'passed', ['a disk']),
      aTest('without strace', 'skipped'),
      { ...aTest('is gone', 'failed'), failureMessages: ['Error: no such file\n\n  at a place', 'Error: another'] },
    ],
  });
  const quiet = aFile('queue/a.test.ts', 1, { assertionResults: [aTest('needs a program', 'skipped', ['here'])] });
  expect(closingLines(aRun([quiet, broken]), root).slice(2)).toEqual([
    '       skipped: here needs a program',
    'FAILED tests/crash/b.test.ts > a disk > of a day > is full',
    'FAILED tests/crash/b.test.ts > is gone',
    '       Error: no such file',
    '         at a place',
    '1 passed, 2 failed, 1 skipped',
  ]);
});

test('a file that fails outside its tests counts and is named with the first line of its fault', () => {
  const unread = aFile('queue/a.test.ts', 0, {
    status: 'failed',
    message: 'Cannot find x\nin y',
    assertionResults: [],
  });
  const before = aFile('queue/b.test.ts', 0, {
    status: 'failed',
    message: 'no port',
    assertionResults: [aTest('never ran', 'skipped')],
  });
  const after = aFile('queue/c.test.ts', 0, { status: 'failed' });
  const results = aRun([unread, before, after]);
  expect(closingLines(results, root).slice(1)).toEqual([
    'FAILED tests/queue/a.test.ts: Cannot find x',
    'FAILED tests/queue/b.test.ts: no port',
    'FAILED tests/queue/c.test.ts: before or after its tests',
    '1 passed, 3 failed',
  ]);
  // Nothing was left out here: it did not come to it.
  expect(skippedTests(results)).toEqual([]);
});

test('both are said of a file whose test fails and whose end does too', () => {
  const both = aFile('queue/a.test.ts', 0, { message: 'not closed', assertionResults: [aTest('holds', 'failed')] });
  expect(closingLines(aRun([both]), root).slice(1)).toEqual([
    'FAILED tests/queue/a.test.ts > holds',
    'FAILED tests/queue/a.test.ts: not closed',
    '0 passed, 1 failed',
  ]);
});

test('a run that fails in no file says so', () => {
  const results = { ...aRun([aFile('queue/a.test.ts', 1)]), success: false };
  expect(closingLines(results, root).slice(1)).toEqual([
    'FAILED outside any test: vitest says above what',
    '1 passed, 0 failed',
  ]);
});
