import { textsIn } from '../shared/languages.ts';
import type { passport, questions, signIn } from '../shared/text/az.ts';
import type { CalendarWords, Words } from '../shared/words.ts';
import { monthNames } from '../ui/month-names.ts';
import type { RefusalWords } from '../ui/refusal-words.ts';
import { inOrder, textsOf, wordsOf } from '../ui/words.ts';
import { office as az } from './text/az.ts';
import { office as en } from './text/en.ts';
import { office as ru } from './text/ru.ts';

/** All words of the office's screen in one language. */
export interface AllWords extends CalendarWords {
  readonly office: Words<typeof az>;
  readonly product: string;
  readonly refusals: RefusalWords;
  readonly signIn: Words<typeof signIn>;
  readonly questions: Words<typeof questions>;
  readonly passport: Words<typeof passport>;
  /** Where no day stands before them. */
  readonly monthNames: readonly string[];
}

/** The words of the office's screen in a language. */
export function wordsIn(language: string): AllWords {
  const office = textsIn({ az, ru, en }, language);
  return {
    office,
    product: wordsOf(commons, language).product,
    // What is refused of a visit in these words is refused of a case in others.
    refusals: {
      ...wordsOf(refusing, language),
      ...wordsOf(ofForms, language),
      ...wordsOf(ofCases, language),
      ...office.refused,
    },
    signIn: wordsOf(signing, language),
    questions: wordsOf(asking, language),
    passport: wordsOf(passports, language),
    months: wordsOf(months, language),
    monthNames: wordsOf(monthNames, language),
    weekdays: wordsOf(weekdays, language),
  };
}

const commons = textsOf('common');
const refusing = textsOf('refusals');
const ofForms = textsOf('bookingRefusals');
const ofCases = textsOf('caseRefusals');
const signing = textsOf('signIn');
const asking = textsOf('questions');
const passports = textsOf('passport');
const months = textsOf('months');
const weekdays = textsOf('weekdays');

/** The languages to choose from. */
export const languages = inOrder(textsOf('language'));
