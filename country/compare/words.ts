import { textsIn } from '../../shared/languages.ts';
import type { Words } from '../../shared/words.ts';
import { compare as az } from './text/az.ts';
import { compare as en } from './text/en.ts';
import { compare as ru } from './text/ru.ts';

export type CompareWords = Words<typeof az>;

/** What the section of comparison says in a language. */
export function compareWords(language: string): CompareWords {
  return textsIn({ az, ru, en }, language);
}
