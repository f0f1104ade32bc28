import type { appeals, questions, refusals } from '../shared/text/az.ts';
import type { CalendarWords, Words } from '../shared/words.ts';
import type { RefusalWords } from '../ui/refusal-words.ts';
import { inOrder, textsOf, wordsOf } from '../ui/words.ts';

/** All words of those who write to an authority, in one language. */
export interface ScreenWords {
  readonly language: string;
  readonly appeals: Words<typeof appeals>;
  readonly questions: Words<typeof questions>;
  readonly calendar: CalendarWords;
  readonly refusals: RefusalWords;
}

/** The words of these pages in a language. */
export function wordsIn(language: string): ScreenWords {
  return {
    language,
    appeals: wordsOf(all, language),
    questions: wordsOf(asked, language),
    calendar: { months: wordsOf(months, language), weekdays: wordsOf(weekdays, language) },
    refusals: {
      ...(wordsOf(general, language) satisfies Words<typeof refusals>),
      ...wordsOf(ofForms, language),
      ...wordsOf(own, language),
    },
  };
}

const all = textsOf('appeals');
const asked = textsOf('questions');
const months = textsOf('months');
const weekdays = textsOf('weekdays');
const general = textsOf('refusals');
const ofForms = textsOf('bookingRefusals');
const own = textsOf('caseRefusals');
const names = textsOf('language');

/** The languages that words exist in, the default first. */
export const languages = inOrder(names);
