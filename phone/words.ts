import type { common, display, phone, statuses } from '../shared/text/az.ts';
import type { Words } from '../shared/words.ts';
import { inOrder, textsOf, wordsOf } from '../ui/words.ts';

/** All words of the phone's page in one language. */
export interface ScreenWords {
  readonly language: string;
  readonly phone: Words<typeof phone>;
  readonly common: Words<typeof common>;
  readonly statuses: Words<typeof statuses>;
  readonly directions: Words<typeof display>['directions'];
}

/** The words of the phone's page in a language. */
export function wordsIn(language: string): ScreenWords {
  return {
    language,
    phone: wordsOf(phones, language),
    common: wordsOf(commons, language),
    statuses: wordsOf(standings, language),
    directions: wordsOf(displays, language).directions,
  };
}

const phones = textsOf('phone');
const commons = textsOf('common');
const standings = textsOf('statuses');
const displays = textsOf('display');
const names = textsOf('language');

/** The languages that words exist in. */
export const spoken: readonly string[] = inOrder(names).map(({ code }) => code);

/** What a language calls itself. */
export const nameOf = (language: string): string => names[language]?.name ?? language;
