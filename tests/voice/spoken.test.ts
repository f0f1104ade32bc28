import { describe, expect, test } from 'vitest';
import { type ScreenLanguage, screenLanguages } from '../../shared/languages.ts';
import { callPhrase, textOf } from '../../shared/voice/spoken/call-phrase.ts';
import { clipsOf } from '../../shared/voice/spoken/clips.ts';
import { spokenLetters } from '../../shared/voice/spoken/letters.ts';
import { numberWords, wordsOfNumbers } from '../../shared/voice/spoken/numbers.ts';
import { hasEspeak, phonemesOf } from './espeak.ts';

const all = Array.from({ length: 10_000 }, (_, number) => number);
/** The voice takes a millisecond or two a number: the long run hears them all, this one some of each kind. */
const isHeard = (number: number): boolean => number < 130 || number % 100 === 0 || number % 37 === 3;
const heard = process.env.CRASH_LONG === '1' ? all : all.filter(isHeard);

/**
 * What a voice makes of figures is nearly what it makes of the words: in az a dark l is a light one there; in en vowels are shorter
 * and `and` is `@n`; in ru stress falls elsewhere, and the vowels with it, so that consonants are compared.
 */
const alike: { readonly [L in ScreenLanguage]: (phonemes: string) => string } = {
  az: (phonemes) => phonemes.replaceAll('L', 'l'),
  en: (phonemes) => phonemes.replaceAll('O@', 'o@').replaceAll('I2', 'I'),
  ru: (phonemes) =>
    phonemes
      .replaceAll('*', 'r')
      .replace(/[aAeEiIoOuUVy@0-9j-]/g, '')
      .replaceAll('R', 'r')
      .replaceAll('d', 't')
      .replaceAll('z', 's')
      .replaceAll('Z', 'S'),
};

describe('numbers in words', () => {
  test.runIf(hasEspeak).each(screenLanguages)(
    'are what a voice reads from the figures, in %s',
    (language) => {
      const words = wordsOfNumbers(language);
      const ofWord = new Map(phonemesOf(words, language).map((phonemes, at) => [words[at], phonemes]));
      if (language === 'en') ofWord.set('and', '@n');
      // English figures from 1900 to 1999 are read as years.
      const numbers = heard.filter((number) => language !== 'en' || Math.floor(number / 100) !== 19);
      const read = phonemesOf(numbers.map(String), language).map(alike[language]);
      const ours = numbers.map((number) =>
        alike[language](
          numberWords(number, language)
            .map((word) => ofWord.get(word))
            .join(''),
        ),
      );
      const different = numbers.flatMap((number, at) =>
        read[at] === ours[at] ? [] : [`${number}: ${ours[at]}, not ${read[at]}`],
      );
      expect(different).toEqual([]);
      expect(numbers.length).toBeGreaterThan(450);
    },
    900_000,
  );

  test.each(screenLanguages)('are different for each number, in %s', (language) => {
    expect(new Set(all.map((number) => numberWords(number, language).join(' '))).size).toBe(10_000);
  });

  test('in Russian count thousands as they must be counted', () => {
    const thousands = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => numberWords(count * 1000, 'ru').join(' '));
    expect(thousands).toEqual([
      'одна тысяча',
      'две тысячи',
      'три тысячи',
      'четыре тысячи',
      'пять тысяч',
      'шесть тысяч',
      'семь тысяч',
      'восемь тысяч',
      'девять тысяч',
    ]);
    expect(numberWords(2021, 'ru').join(' ')).toBe('две тысячи двадцать один');
  });

  test('are made of words that are listed, and there are none for others', () => {
    for (const language of screenLanguages) {
      const listed = new Set(wordsOfNumbers(language));
      expect(all.flatMap((number) => numberWords(number, language)).filter((word) => !listed.has(word))).toEqual([]);
      for (const odd of [-1, 10_000, 1.5, Number.NaN]) expect(() => numberWords(odd, language)).toThrow(RangeError);
    }
  });
});

const said = (number: string, counter: string): readonly string[] =>
  screenLanguages.map((language) => textOf(callPhrase({ number, counter }, language)));

describe('a call', () => {
  test('is said without endings that a number would change, and says the counter', () => {
    expect(said('A042', '3')).toEqual([
      'Talon A, sıfır qırx iki. üç nömrəli pəncərəyə yaxınlaşın.',
      'Билет а, ноль сорок два. Окно номер три.',
      'Ticket A, zero four two. Counter three.',
    ]);
  });

  test('says every zero before a number, and a number that has no letter', () => {
    expect(said('000', '12B')).toEqual([
      'Talon sıfır sıfır sıfır. on iki B nömrəli pəncərəyə yaxınlaşın.',
      'Билет ноль ноль ноль. Окно номер двенадцать бэ.',
      'Ticket zero zero zero. Counter twelve B.',
    ]);
  });

  test('calls a counter by what is written on it: its number beside the word, its name where it has no number', () => {
    expect(said('Ə100', 'Pəncərə 12')[0]).toBe('Talon Ə, yüz. on iki nömrəli pəncərəyə yaxınlaşın.');
    expect(said('B007', 'Kassa 2')).toEqual([
      'Talon B, sıfır sıfır yeddi. Kassa iki.',
      'Билет бэ, ноль ноль семь. Kassa два.',
      'Ticket B, zero zero seven. Kassa two.',
    ]);
    expect(said('B007', 'VIP')[2]).toBe('Ticket B, zero zero seven. VIP.');
  });

  test.each(screenLanguages)(
    'is made of recordable clips alone for every series and numbered counter, in %s',
    (language) => {
      const known = new Set(clipsOf(language).map(({ id }) => id));
      const parts = [...spokenLetters.keys()].flatMap((letter, at) =>
        callPhrase({ number: `${letter}${String(at * 303).padStart(3, '0')}`, counter: `${at}${letter}` }, language),
      );
      expect(parts.filter(({ clip }) => clip === null || !known.has(clip))).toEqual([]);
    },
  );

  test.each(screenLanguages)('tells every two letters apart, in %s, by clips with names of their own', (language) => {
    const clips = clipsOf(language);
    expect(new Set(clips.map(({ id }) => id)).size).toBe(clips.length);
    expect(new Set(clips.filter(({ id }) => id.startsWith('letter-')).map(({ text }) => text)).size).toBe(33);
    expect(clips.length).toBeLessThanOrEqual(120);
  });
});
