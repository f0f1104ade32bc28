import { type InEach, inEach, type ScreenLanguage } from '../../languages.ts';
import { letterName, spokenLetters } from './letters.ts';
import { wordsOfNumbers } from './numbers.ts';

/** A piece of speech that is recorded once and put together with others. */
export interface Clip {
  /** Its name among those of its language: `w-7`, `letter-a`, `ticket`, `counter`. */
  readonly id: string;
  /** What is said in it. */
  readonly text: string;
}

/** All that can be recorded in a language, in the order in which it is read out: phrases, words of numbers, letters. */
export function clipsOf(language: ScreenLanguage): readonly Clip[] {
  return lists[language];
}

/** The clip of a word that a number is made of. */
export function wordClip(word: string, language: ScreenLanguage): Clip {
  return ofText(`word-${wordsOfNumbers(language).indexOf(word)}`, language);
}

/** The clip of a letter; null = it is none of those that a number may begin with. */
export function letterClip(letter: string, language: ScreenLanguage): Clip | null {
  const name = spokenLetters.get(letter);
  return name === undefined ? null : ofText(`letter-${name}`, language);
}

/** The clip of a word that every call has: what comes before the ticket's number, what belongs to the counter's. */
export function phraseClip(phrase: 'ticket' | 'counter', language: ScreenLanguage): Clip {
  return ofText(phrase, language);
}

const ofText = (id: string, language: ScreenLanguage): Clip => {
  const clip = lists[language].find((one) => one.id === id);
  if (clip === undefined) throw new RangeError(`no clip ${id} in ${language}`);
  return clip;
};

const phrases: InEach<{ readonly ticket: string; readonly counter: string }> = inEach({
  az: { ticket: 'Talon', counter: 'nömrəli pəncərəyə yaxınlaşın' },
  ru: { ticket: 'Билет', counter: 'Окно номер' },
  en: { ticket: 'Ticket', counter: 'Counter' },
});

const listOf = (language: ScreenLanguage): readonly Clip[] => [
  { id: 'ticket', text: phrases[language].ticket },
  { id: 'counter', text: phrases[language].counter },
  ...wordsOfNumbers(language).map((text, at) => ({ id: `word-${at}`, text })),
  ...[...spokenLetters].map(([letter, name]) => ({ id: `letter-${name}`, text: letterName(letter, language) })),
];

const lists: InEach<readonly Clip[]> = inEach({ az: listOf('az'), ru: listOf('ru'), en: listOf('en') });
