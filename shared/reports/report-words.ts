import { textsIn } from '../languages.ts';
import type { Words } from '../words.ts';
import { reports as az } from './report-text/az.ts';
import { reports as en } from './report-text/en.ts';
import { reports as ru } from './report-text/ru.ts';

export type ReportWords = Words<typeof az>;

/** The words of files of figures in a language, else in Azerbaijani. They are no part of a screen's first load. */
export function reportWords(language: string): ReportWords {
  return textsIn({ az, ru, en }, language);
}
