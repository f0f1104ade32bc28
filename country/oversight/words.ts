import { textsIn } from '../../shared/languages.ts';
import type { Words } from '../../shared/words.ts';
import { owed as az } from './text/az.ts';
import { owed as en } from './text/en.ts';
import { owed as ru } from './text/ru.ts';

export type OwedWords = Words<typeof az>;

/** What the section of oversight says in a language. */
export function owedWords(language: string): OwedWords {
  return textsIn({ az, ru, en }, language);
}
