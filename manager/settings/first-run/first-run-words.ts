import { textsIn } from '../../../shared/languages.ts';
import type { Words } from '../../../shared/words.ts';
import { firstRun as az } from './text/az.ts';
import { firstRun as en } from './text/en.ts';
import { firstRun as ru } from './text/ru.ts';

export type FirstRunWords = Words<typeof az>;

/** The words of the seven questions, in a language. */
export function firstRunWords(language: string): FirstRunWords {
  return textsIn({ az, ru, en }, language);
}
