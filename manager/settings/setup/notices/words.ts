import { textsOf, wordsOf } from '../../../../ui/words.ts';

const texts = textsOf('notices');
const months = textsOf('months');
const weekdays = textsOf('weekdays');

/** The words that notices are written in, to count the letters of an SMS before it is sent. */
export function noticeWordsIn(language: string) {
  const calendar = { months: wordsOf(months, language), weekdays: wordsOf(weekdays, language) };
  return { words: wordsOf(texts, language), calendar };
}
