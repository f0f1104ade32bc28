import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clerkCard } from '../../scripts/clerk-card.ts';
import { screenLanguages } from '../../shared/languages.ts';

test.each(screenLanguages)('docs/clerk-card.%s.html has the keys and words of the program', (language) => {
  const page = readFileSync(new URL(`../../docs/clerk-card.${language}.html`, import.meta.url), 'utf8');
  expect(page, 'run: npm run clerk-card').toBe(clerkCard(language));
});
