import { expect, test } from 'vitest';
import { weightOf } from './a-weight.ts';

test('the manager begins with 109 kB, gzipped: the forms of the settings and what checks them come when they are opened', () => {
  expect(weightOf('manager').bytes).toBeLessThanOrEqual(109_000);
});

test.each([
  ['kiosk', 39_200],
  ['display', 38_800],
] as const)(
  'the %s begins with %i bytes of JavaScript at most, gzipped: one language, the others come after the first picture',
  (screen, most) => {
    const { files, bytes } = weightOf(screen);
    expect(files).toBeGreaterThan(1);
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThanOrEqual(most);
  },
);

test('the country begins with 60 kB of JavaScript at most, gzipped', () => {
  expect(weightOf('country').bytes).toBeLessThanOrEqual(60_000);
});

test.each(['booking', 'appeal'] as const)(
  '%s begins with 42 kB of JavaScript at most, gzipped: what each of its pages needs comes with it',
  (screen) => {
    expect(weightOf(screen).bytes).toBeLessThanOrEqual(42_000);
  },
);
