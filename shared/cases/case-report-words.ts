import { textsIn } from '../languages.ts';
import type { Words } from '../words.ts';
import { cases as az } from './case-report-text/az.ts';
import { cases as en } from './case-report-text/en.ts';
import { cases as ru } from './case-report-text/ru.ts';

export type CasesWords = Words<typeof az>;

/** What the figures of cases say in a language, else in Azerbaijani. They come with their page, and weigh on nothing else. */
export function casesWords(language: string): CasesWords {
  return textsIn({ az, ru, en }, language);
}
