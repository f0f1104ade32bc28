import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** Real processes and browsers: on a machine that is busy with something else one may miss its moment; failing twice is a fault. */
const real = ['tests/journeys/**/*.test.ts', 'tests/crash/**/*.test.ts'];
const all = ['tests/**/*.test.{ts,tsx}'];

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
  test: {
    environment: 'node',
    // Far beyond what any takes: it ends what hangs, and says nothing of speed.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // Some tests measure; and the small computer that this runs on has two cores.
    maxWorkers: 2,
    allowOnly: false,
    projects: [
      { extends: true, test: { name: 'parts', include: all, exclude: real } },
      { extends: true, test: { name: 'real', include: real, retry: 1 } },
    ],
  },
});
