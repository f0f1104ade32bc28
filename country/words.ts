import { textsIn } from '../shared/languages.ts';
import type { refusals, signIn } from '../shared/text/az.ts';
import type { Words } from '../shared/words.ts';
import { inOrder, textsOf, wordsOf } from '../ui/words.ts';
import { country as az } from './text/az.ts';
import { country as en } from './text/en.ts';
import { country as ru } from './text/ru.ts';

/** All words of the country's board in one language. */
export interface AllWords {
  readonly country: Words<typeof az>;
  readonly product: string;
  readonly signIn: Words<typeof signIn>;
  readonly refusals: Words<typeof refusals>;
}

/** The words of the board in a language. */
export function wordsIn(language: string): AllWords {
  return {
    country: textsIn({ az, ru, en }, language),
    product: wordsOf(commons, language).product,
    signIn: wordsOf(signing, language),
    refusals: wordsOf(refusing, language),
  };
}

const commons = textsOf('common');
const signing = textsOf('signIn');
const refusing = textsOf('refusals');

/** The languages to choose from. */
export const languages = inOrder(textsOf('language'));
