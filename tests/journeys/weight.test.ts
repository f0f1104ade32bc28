import { expect, test } from 'vitest';
import { weightOf } from './a-weight.ts';

test.each(['kiosk', 'display'] as const)('the %s begins with 44 kB of JavaScript at most, gzipped', (screen) => {
  const { files, bytes } = weightOf(screen);
  expect(files).toBeGreaterThan(1);
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThanOrEqual(44_000);
});
