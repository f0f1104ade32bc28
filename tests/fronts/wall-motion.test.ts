import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What moves on the wall: nothing flashes, and a call's motion comes to its end. */

const sheet = readFileSync(join(import.meta.dirname, '../../display/display.css'), 'utf8');

interface Motion {
  readonly name: string;
  readonly seconds: number;
  readonly delay: number;
  readonly times: number;
}
const motionOf = (written: string): Motion => {
  const words = written.replace(/\([^)]*\)/g, '').split(/\s+/);
  const [seconds = 0, delay = 0] = words.flatMap((word) => {
    const found = /^([\d.]+)(ms|s)$/.exec(word);
    return found === null ? [] : [Number(found[1]) / (found[2] === 'ms' ? 1000 : 1)];
  });
  const times = words.includes('infinite')
    ? Number.POSITIVE_INFINITY
    : Number(words.find((word) => /^[\d.]+$/.test(word)) ?? 1);
  return { name: written, seconds, delay, times };
};
const motions = [...sheet.matchAll(/animation:\s*([^;]+);/g)].map(([, written = '']) => motionOf(written.trim()));

test('every motion ends within 5 s', () => {
  expect(motions.length).toBeGreaterThanOrEqual(3);
  for (const { name, seconds, delay, times } of motions) expect(delay + seconds * times, name).toBeLessThanOrEqual(5);
});

test('none comes back more than three times in a second', () => {
  for (const { name, seconds, times } of motions) if (times > 1) expect(seconds, name).toBeGreaterThanOrEqual(1 / 3);
});

test('nothing moves in other ways, and no other sheet of the wall moves anything', () => {
  expect(sheet).not.toMatch(/animation-(duration|iteration-count|name|delay)|transition/);
  expect(readFileSync(join(import.meta.dirname, '../../ui/base.css'), 'utf8')).toMatch(
    /prefers-reduced-motion: reduce\) \{\s*\*,\s*\*::before,\s*\*::after \{[^}]*animation-duration: 0\.01ms !important/,
  );
});
