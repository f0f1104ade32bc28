import type { display, everyScreen } from '../shared/text/az.ts';
import type { CalendarWords, Words } from '../shared/words.ts';
import { createLateWords } from '../ui/late-words.ts';
import { words as az } from './text/az.ts';

/** All words of the wall in one language. */
export interface ScreenWords extends WallTexts {
  readonly language: string;
}
interface WallTexts extends CalendarWords {
  readonly display: Words<typeof display>;
  readonly common: Words<typeof everyScreen>;
}

/** The words of the wall, language by language as they come. */
export const wallWords = createLateWords<WallTexts>({
  az,
  ru: () => import('./text/ru.ts'),
  en: () => import('./text/en.ts'),
});

/** The words of the wall in a language. */
export function wordsIn(language: string): ScreenWords {
  return { ...wallWords.in(language), language };
}
