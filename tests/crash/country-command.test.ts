import { expect, test } from 'vitest';
import { runFile } from '../support/processes.ts';

/** `npm run country` as it is typed, with its three processes. */

test('a small country lives, says how it goes, and ends at Ctrl-C', { timeout: 120_000 }, async () => {
  const running = runFile('scripts/country.ts', ['--centres', '3', '--cut', '1', '--speed', '60'], { PORT: '0' });
  await running.seen(/[1-9][0-9.]* events\/s · 0 behind · commit to head office p50 [0-9]+ p95 [0-9]+ ms/);
  running.child.kill('SIGINT');
  expect((await running.ended).code).toBe(0);
});
