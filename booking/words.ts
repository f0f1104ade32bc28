import type { book, questions, refusals } from '../shared/text/az.ts';
import type { CalendarWords, Words } from '../shared/words.ts';
import type { RefusalWords } from '../ui/refusal-words.ts';
import { inOrder, textsOf, wordsOf } from '../ui/words.ts';

/** All words of booking in one language. */
export interface ScreenWords {
  readonly language: string;
  readonly book: Words<typeof book>;
  readonly questions: Words<typeof questions>;
  readonly calendar: CalendarWords;
  readonly refusals: RefusalWords;
}

/** The words of booking in a language. */
export function wordsIn(language: string): ScreenWords {
  return {
    language,
    book: wordsOf(books, language),
    questions: wordsOf(asked, language),
    calendar: { months: wordsOf(months, language), weekdays: wordsOf(weekdays, language) },
    refusals: { ...(wordsOf(general, language) satisfies Words<typeof refusals>), ...wordsOf(own, language) },
  };
}

const books = textsOf('book');
const asked = textsOf('questions');
const months = textsOf('months');
const weekdays = textsOf('weekdays');
const general = textsOf('refusals');
const own = textsOf('bookingRefusals');
const names = textsOf('language');

/** The languages that words exist in, the default first. */
export const languages = inOrder(names);
