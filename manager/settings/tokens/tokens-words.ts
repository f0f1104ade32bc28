import { textsIn } from '../../../shared/languages.ts';
import type { Words } from '../../../shared/words.ts';

const az = { seenAt: 'Son istifadə', never: 'hələ yox' };
type TokensWords = Words<typeof az>;
const ru: TokensWords = { seenAt: 'Последнее использование', never: 'ещё не было' };
const en: TokensWords = { seenAt: 'Last used', never: 'not yet' };

/** What the list of tokens says beyond the words of the screen; it comes with the list. */
export function tokensWords(language: string): TokensWords {
  return textsIn({ az, ru, en }, language);
}
