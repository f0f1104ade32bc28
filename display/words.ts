import type { common, display, refusals } from '../shared/text/az.ts';
import type { CalendarWords, Words } from '../shared/words.ts';
import { byLanguage, wordsOf } from '../ui/words.ts';

/** All words of the wall in one language. */
export interface ScreenWords extends CalendarWords {
  readonly language: string;
  readonly display: Words<typeof display>;
  readonly common: Words<typeof common>;
  readonly refusals: Words<typeof refusals>;
}

/** The words of the wall in a language. */
export function tongueOf(language: string): ScreenWords {
  return {
    language,
    display: wordsOf(displays, language),
    common: wordsOf(commons, language),
    refusals: wordsOf(refusalTexts, language),
    months: wordsOf(months, language),
    weekdays: wordsOf(weekdays, language),
  };
}

const displays = byLanguage<ScreenWords['display']>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'display', query: '?display' }),
);
const commons = byLanguage<ScreenWords['common']>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'common', query: '?common' }),
);
const refusalTexts = byLanguage<ScreenWords['refusals']>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'refusals', query: '?refusals' }),
);
const months = byLanguage<readonly string[]>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'months', query: '?months' }),
);
const weekdays = byLanguage<readonly string[]>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'weekdays', query: '?weekdays' }),
);

/** The languages that words exist in. */
export const tongues: readonly string[] = Object.keys(displays);
