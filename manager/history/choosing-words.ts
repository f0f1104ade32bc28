import { textsIn } from '../../shared/languages.ts';
import type { Words } from '../../shared/words.ts';
import { choosing as az } from './text/az.ts';
import { choosing as en } from './text/en.ts';
import { choosing as ru } from './text/ru.ts';

export type ChoosingWords = Words<typeof az>;

/** What the choice of a report says in a language. It comes with the section of reports, and weighs on nothing else. */
export function choosingWords(language: string): ChoosingWords {
  return textsIn({ az, ru, en }, language);
}
