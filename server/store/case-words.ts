import { foldForSearch } from '../../shared/words.ts';
import { searchedWords } from './case-search.ts';

/** [CS11] What a case is found by: the words of who asked and of what was asked, folded: ə is e, marks and case do not count. */
export function wordsOfCase(about: string, texts: readonly string[]) {
  const { contact = {}, answers = {} }: Said = JSON.parse(about);
  const names = [contact.name, answers.surname, answers.name, answers.father].flatMap((name) => wordsIn(name));
  return { names, words: [...names, ...textsIn(answers).flatMap(wordsIn), ...texts.flatMap(wordsIn)] };
}

interface Said {
  readonly contact?: { readonly name?: unknown };
  readonly answers?: { readonly [question: string]: unknown };
}

/** The words of a text, folded; of what is no text none. */
export const wordsIn = (text: unknown): readonly string[] =>
  typeof text === 'string' ? searchedWords(text).flatMap((word) => foldForSearch(word, 'en') || []) : [];

const textsIn = (answer: unknown): readonly string[] =>
  typeof answer === 'string'
    ? [answer]
    : typeof answer === 'object' && answer !== null
      ? Object.values(answer).flatMap(textsIn)
      : [];
