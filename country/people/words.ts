import { textsIn } from '../../shared/languages.ts';
import type { Words } from '../../shared/words.ts';
import { people as az } from './text/az.ts';
import { people as en } from './text/en.ts';
import { people as ru } from './text/ru.ts';

/** What the section of people says in a language. */
export function peopleWords(language: string): Words<typeof az> {
  return textsIn({ az, ru, en }, language);
}
