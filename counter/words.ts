import type { because, common, counter, refusals, signIn, statuses } from '../shared/text/az.ts';
import type { CalendarWords, Words } from '../shared/words.ts';
import { inOrder, textsOf, wordsOf } from '../ui/words.ts';

/** All words of the counter's screen in one language. */
export interface AllWords extends CalendarWords {
  readonly counter: Words<typeof counter>;
  readonly common: Words<typeof common>;
  readonly statuses: Words<typeof statuses>;
  readonly because: Words<typeof because>;
  readonly refusals: Words<typeof refusals>;
  readonly signIn: Words<typeof signIn>;
}

/** The words of the counter's screen in a language. */
export function wordsIn(language: string): AllWords {
  return {
    counter: wordsOf(counters, language),
    common: wordsOf(commons, language),
    statuses: wordsOf(statusWords, language),
    because: wordsOf(rules, language),
    refusals: wordsOf(refusing, language),
    signIn: wordsOf(signing, language),
    months: wordsOf(months, language),
    weekdays: wordsOf(weekdays, language),
  };
}

const counters = textsOf('counter');
const statusWords = textsOf('statuses');
const rules = textsOf('because');
const commons = textsOf('common');
const refusing = textsOf('refusals');
const signing = textsOf('signIn');
const months = textsOf('months');
const weekdays = textsOf('weekdays');

/** The languages to choose from. */
export const languages = inOrder(textsOf('language'));
