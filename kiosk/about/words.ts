import type { passport } from '../../shared/text/az.ts';
import type { Words } from '../../shared/words.ts';
import { textsOf, wordsOf } from '../../ui/words.ts';

/** The words around a passport, in a language. */
export function passportWords(language: string): Words<typeof passport> {
  return wordsOf(passports, language);
}

const passports = textsOf('passport');
