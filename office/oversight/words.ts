import { textsIn } from '../../shared/languages.ts';
import type { Words } from '../../shared/words.ts';
import { oversight as az } from './text/az.ts';
import { oversight as en } from './text/en.ts';
import { oversight as ru } from './text/ru.ts';

export type OversightWords = Words<typeof az>;

/** What the page of oversight says in a language. */
export function oversightWords(language: string): OversightWords {
  return textsIn({ az, ru, en }, language);
}
