import { textsIn } from '../../shared/languages.ts';
import type { CalendarWords, Words } from '../../shared/words.ts';
import { wordsIn as pageWordsIn } from '../words.ts';
import { decisions as az } from './text/az.ts';
import { decisions as en } from './text/en.ts';
import { decisions as ru } from './text/ru.ts';

/** All words of the page of decisions, in one language. */
export interface DecisionWords {
  readonly language: string;
  readonly said: Words<typeof az>;
  /** What the language switch is called. */
  readonly switchLabel: string;
  readonly calendar: CalendarWords;
}

/** The words of the page in a language. */
export function decisionWordsIn(language: string): DecisionWords {
  const { appeals, calendar } = pageWordsIn(language);
  return {
    ...{ language, calendar },
    said: textsIn({ az, ru, en }, language),
    switchLabel: appeals.language,
  };
}
