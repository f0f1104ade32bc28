import { textsIn } from '../languages.ts';
import type { Words } from '../words.ts';
import { calls as az } from './call-report-text/az.ts';
import { calls as en } from './call-report-text/en.ts';
import { calls as ru } from './call-report-text/ru.ts';

export type CallsWords = Words<typeof az>;

/** What the figures of calls say in a language, else in Azerbaijani. They come with their page, and weigh on nothing else. */
export function callsWords(language: string): CallsWords {
  return textsIn({ az, ru, en }, language);
}
