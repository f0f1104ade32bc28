import type { Refusal } from '../../shared/refusals.ts';
import { refusalWords } from '../../ui/refusal-words.ts';
import { textsOf, wordsOf } from '../../ui/words.ts';

/** Why a wall is refused, in a language. Few walls ever say it: it is fetched when one does. */
export function refusedWords(refusal: Refusal, language: string): string {
  return refusalWords(refusal, wordsOf(refusalTexts, language));
}

const refusalTexts = textsOf('refusals');
