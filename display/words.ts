import type { common, display } from '../shared/text/az.ts';
import type { CalendarWords, Words } from '../shared/words.ts';
import { textsOf, wordsOf } from '../ui/words.ts';

/** All words of the wall in one language. */
export interface ScreenWords extends CalendarWords {
  readonly language: string;
  readonly display: Words<typeof display>;
  readonly common: Words<typeof common>;
}

/** The words of the wall in a language. */
export function wordsIn(language: string): ScreenWords {
  return {
    language,
    display: wordsOf(displays, language),
    common: wordsOf(commons, language),
    months: wordsOf(months, language),
    weekdays: wordsOf(weekdays, language),
  };
}

const displays = textsOf('display');
const commons = textsOf('common');
const months = textsOf('months');
const weekdays = textsOf('weekdays');

/** The languages that words exist in. */
export const spoken: readonly string[] = Object.keys(displays);
