import { expect, test } from 'vitest';
import { newId, newSecret, newTicketSecret, randomShare } from '../../server/ids.ts';

const many = <T>(make: () => T): readonly T[] => Array.from({ length: 5000 }, make);

test('identifiers are short, safe in an address, never the same, and later ones sort later', async () => {
  const ids = many(newId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  const time = ids.map((id) => id.slice(0, 10));
  expect(time).toEqual([...time].sort());
});

test('secrets hold 192 random bits', () => {
  const secrets = many(newSecret);
  expect(new Set(secrets).size).toBe(secrets.length);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{32}$/);
});

test('secrets of tickets begin with the time, so that they land side by side in their index', () => {
  const begun = many(newTicketSecret).map((secret) => secret.slice(0, 7));
  expect(begun).toEqual([...begun].sort());
});

test('a random share lies from 0 up to 1', () => {
  const shares = many(randomShare);
  for (const share of shares) expect(share >= 0 && share < 1).toBe(true);
  expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(0.9);
});
