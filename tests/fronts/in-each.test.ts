import { expect, test } from 'vitest';
import { inEach, screenLanguages, textsIn } from '../../shared/languages.ts';

const greeting = { az: 'Salam', ru: 'Здравствуйте', en: 'Hello' };

test('a table of words that leaves out a language of the screens does not compile', () => {
  // @ts-expect-error: there is no English
  expect(Object.keys(inEach({ az: 'Salam', ru: 'Здравствуйте' }))).toHaveLength(2);
  // @ts-expect-error: there is no Russian
  expect(textsIn({ az: 'Salam', en: 'Hello' }, 'en')).toBe('Hello');
  expect(Object.keys(inEach(greeting)).toSorted()).toEqual([...screenLanguages].toSorted());
});

test('a language that no screen speaks is answered in Azerbaijani', () => {
  expect(screenLanguages.map((language) => textsIn(greeting, language))).toEqual(['Salam', 'Здравствуйте', 'Hello']);
  expect(textsIn(greeting, 'de')).toBe('Salam');
  expect(textsIn(greeting, 'toString')).toBe('Salam');
});
