import type { common, manager, refusals, setupRefusals, signIn } from '../shared/text/az.ts';
import type { Words } from '../shared/words.ts';
import { refusalWords } from '../ui/refusal-words.ts';
import { inOrder, textsOf, wordsOf } from '../ui/words.ts';
import type { Trouble } from './ports.ts';

/** The words of this screen, in every language that was built in. */

export interface ScreenWords {
  readonly language: string;
  readonly words: Words<typeof manager>;
  readonly common: Words<typeof common>;
  readonly refusals: Words<typeof refusals> & Words<typeof setupRefusals>;
  readonly signIn: Words<typeof signIn>;
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  readonly alphabet: string;
}

/** All words in a language. */
export function screenWords(language: string): ScreenWords {
  return {
    language,
    words: wordsOf(managers, language),
    common: wordsOf(commons, language),
    refusals: { ...wordsOf(refusing, language), ...wordsOf(setting, language) },
    signIn: wordsOf(signing, language),
    months: wordsOf(monthsIn, language),
    weekdays: wordsOf(weekdaysIn, language),
    alphabet: wordsOf(alphabets, language),
  };
}

/** Why something did not work, as a person reads it. */
export function troubleWords(why: Trouble, { words, refusals }: ScreenWords): string {
  return why === 'lost' ? words.noAnswer : refusalWords(why, refusals);
}

const managers = textsOf('manager');
const commons = textsOf('common');
const refusing = textsOf('refusals');
const setting = textsOf('setupRefusals');
const signing = textsOf('signIn');
const named = textsOf('language');
const monthsIn = textsOf('months');
const weekdaysIn = textsOf('weekdays');
const alphabets = textsOf('alphabet');

export const languages = inOrder(named);
