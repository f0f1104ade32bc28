import { inEach, textsIn } from '../../shared/languages.ts';
import { textsOf, wordsOf } from '../words.ts';

/** What stands on the keys of a screen besides letters. */
export interface KeyWords {
  readonly keys: string;
  readonly space: string;
  readonly erase: string;
  readonly done: string;
}

/** The words in a language. */
export function keyWords(language: string): KeyWords {
  return textsIn(all, language);
}

/** The letters of a language, in its order. */
export function alphabetOf(language: string): string {
  return wordsOf(alphabets, language);
}

const alphabets = textsOf('alphabet');

const all = inEach<KeyWords>({
  az: { keys: 'Klaviatura', space: 'Boşluq', erase: 'Son hərfi sil', done: 'Gizlət' },
  ru: { keys: 'Клавиатура', space: 'Пробел', erase: 'Удалить последнюю букву', done: 'Скрыть' },
  en: { keys: 'Keyboard', space: 'Space', erase: 'Delete last letter', done: 'Hide' },
});
