import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

/** Real processes and browsers: they wait more than they compute. */
const real = ['tests/journeys/**/*.test.ts', 'tests/crash/**/*.test.ts'];
/** Those that measure: alone, after all the others. */
const measuring = ['crowd', 'slow-screen', 'wall-media'].map((name) => `tests/crash/${name}.test.ts`);
/** Those that need programs as large as LibreOffice or Prometheus, or minutes: in `npm run crash` alone. */
const long =
  process.env.CRASH_LONG === '1'
    ? []
    : ['country-command', 'office', 'monitoring', 'wall-media'].map((name) => `tests/crash/${name}.test.ts`);
/** Files that stand in for others: alone in their worker, as what they set holds for all that is run there. */
const apart = ['tests/server/in-postgres.test.ts'];
const all = ['tests/**/*.test.{ts,tsx}'];
/** `npm test -- --sequence.shuffle`: files and tests in an order of chance, which the run names. */
const shuffled = process.argv.some((word) => word.startsWith('--sequence.shuffle'));

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
  test: {
    environment: 'node',
    // Far beyond what any takes: it ends what hangs, and says nothing of speed.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 120_000, interval: 20 } },
    // The small computer that this runs on has two cores; two more fill the time in which the others wait.
    maxWorkers: 4,
    allowOnly: false,
    // Asked for by `npm run coverage` alone: what is pure. What draws (.tsx) is seen by a real browser, the server by all the
    // rest (docs/decisions/coverage.md).
    coverage: {
      provider: 'v8',
      include: ['shared', 'engine', 'kiosk', 'display', 'counter', 'manager', 'phone', 'services', 'appeal', 'ui'].map(
        (folder) => `${folder}/**/*.ts`,
      ),
      exclude: ['shared/text/**'],
      reporter: ['text-summary', 'html'],
      thresholds: { lines: 87, statements: 85, functions: 84, branches: 77 },
    },
    sequence: shuffled ? {} : { sequencer: LongestFirst },
    projects: [
      // Files share the modules of their worker: nothing that a test changes there may outlive it.
      { extends: true, test: { name: 'parts', include: all, exclude: [...real, ...apart], isolate: false } },
      { extends: true, test: { name: 'apart', include: apart, isolate: true } },
      { extends: true, test: { name: 'real', include: real, exclude: [...measuring, ...long], isolate: false } },
      {
        extends: true,
        test: {
          name: 'measuring',
          include: measuring,
          exclude: long,
          maxWorkers: 1,
          setupFiles: 'tests/support/alone.ts',
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
