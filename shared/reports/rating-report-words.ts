import { textsIn } from '../languages.ts';
import type { Words } from '../words.ts';
import { ratings as az } from './rating-report-text/az.ts';
import { ratings as en } from './rating-report-text/en.ts';
import { ratings as ru } from './rating-report-text/ru.ts';

export type RatingsWords = Words<typeof az>;

/** What the figures of ratings say in a language, else in Azerbaijani. They come with their page, and weigh on nothing else. */
export function ratingsWords(language: string): RatingsWords {
  return textsIn({ az, ru, en }, language);
}
