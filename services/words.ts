import type { passport, servicesPage } from '../shared/text/az.ts';
import type { Words } from '../shared/words.ts';
import { inOrder, textsOf, wordsOf } from '../ui/words.ts';

/** All words of the page of services in one language. */
export interface ScreenWords {
  readonly language: string;
  readonly page: Words<typeof servicesPage>;
  readonly passport: Words<typeof passport>;
}

/** The words of the page in a language. */
export function wordsIn(language: string): ScreenWords {
  return {
    language,
    page: wordsOf(pages, language),
    passport: wordsOf(passports, language),
  };
}

const pages = textsOf('servicesPage');
const passports = textsOf('passport');
const names = textsOf('language');

/** The languages that words exist in, the default first. */
export const languages = inOrder(names);
