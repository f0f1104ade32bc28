import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cardLanguages, clerkCard } from '../../scripts/clerk-card.ts';

test.each(cardLanguages)('docs/clerk-card.%s.html has the keys and words of the program', (language) => {
  const page = readFileSync(new URL(`../../docs/clerk-card.${language}.html`, import.meta.url), 'utf8');
  expect(page, 'run: npm run clerk-card').toBe(clerkCard(language));
});
