import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { screenLanguages } from '../shared/languages.ts';
import { clerkCard } from './clerk-card.ts';
import { commandLine, say } from './command-line.ts';

commandLine({
  usage: 'npm run clerk-card',
  help: "Writes docs/clerk-card.LANGUAGE.html: the counter's keys on one page to print, from the program's own table and words.",
  options: {},
});

for (const language of screenLanguages) {
  const name = `docs/clerk-card.${language}.html`;
  await writeFile(join(import.meta.dirname, '..', name), clerkCard(language));
  say(name);
}
