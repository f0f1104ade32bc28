import { type InEach, inEach, type ScreenLanguage } from '../../languages.ts';

/** The letters that numbers of tickets and counters may begin with, each under the name that its clip goes by. */
export const spokenLetters: ReadonlyMap<string, string> = new Map([
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => [letter, letter.toLowerCase()] as const),
  ['Ə', 'schwa'],
  ['Ğ', 'g-breve'],
  ['İ', 'i-dot'],
  ['Ö', 'o-umlaut'],
  ['Ş', 's-cedilla'],
  ['Ü', 'u-umlaut'],
  ['Ç', 'c-cedilla'],
]);

/** A letter as it is read out in a language: what is told apart on paper is told apart in speech. */
export function letterName(letter: string, language: ScreenLanguage): string {
  return names[language][letter] ?? letter;
}

const russian = 'а бэ цэ дэ е эф гэ аш и йот ка эль эм эн о пэ ку эр эс тэ у вэ дубль-вэ икс игрек зэт'.split(' ');

/** Where a letter is not itself how it is read out. */
const names: InEach<{ readonly [letter: string]: string }> = inEach({
  az: { W: 'dubl ve' },
  ru: {
    ...Object.fromEntries([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, at) => [letter, russian[at] ?? letter])),
    Ə: 'э',
    Ğ: 'гэ с дугой',
    İ: 'и с точкой',
    Ö: 'о с точками',
    Ş: 'ша',
    Ü: 'у с точками',
    Ç: 'че',
  },
  en: {
    Ə: 'schwa',
    Ğ: 'G breve',
    İ: 'I with a dot',
    Ö: 'O umlaut',
    Ş: 'S cedilla',
    Ü: 'U umlaut',
    Ç: 'C cedilla',
  },
});
