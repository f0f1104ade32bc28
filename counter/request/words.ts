import { textsIn } from '../../shared/languages.ts';
import type { questions } from '../../shared/text/az.ts';
import type { Words } from '../../shared/words.ts';
import { textsOf, wordsOf } from '../../ui/words.ts';
import { request as az } from './text/az.ts';
import { request as en } from './text/en.ts';
import { request as ru } from './text/ru.ts';

/** What the request beside a ticket says in a language. It comes with that part, and weighs on nothing else. */
export function requestWords(language: string): Words<typeof az> {
  return textsIn({ az, ru, en }, language);
}

/** What the questions of a form say. */
export function questionWords(language: string): Words<typeof questions> {
  return wordsOf(asking, language);
}

const asking = textsOf('questions');
