import type { common, display, phone } from '../shared/text/az.ts';
import type { Words } from '../shared/words.ts';
import { byLanguage, inOrder, type Named, wordsOf } from '../ui/words.ts';

/** All words of the phone's page in one language. */
export interface ScreenWords {
  readonly language: string;
  readonly phone: Words<typeof phone>;
  readonly common: Words<typeof common>;
  readonly directions: Words<typeof display>['directions'];
}

/** The words of the phone's page in a language. */
export function tongueOf(language: string): ScreenWords {
  return {
    language,
    phone: wordsOf(phones, language),
    common: wordsOf(commons, language),
    directions: wordsOf(displays, language).directions,
  };
}

const phones = byLanguage<ScreenWords['phone']>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'phone', query: '?phone' }),
);
const commons = byLanguage<ScreenWords['common']>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'common', query: '?common' }),
);
const displays = byLanguage<Words<typeof display>>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'display', query: '?display' }),
);
const names = byLanguage<Named>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'language', query: '?language' }),
);

/** The languages that words exist in. */
export const tongues: readonly string[] = inOrder(names).map(({ code }) => code);

/** What a language calls itself. */
export const nameOf = (language: string): string => names[language]?.name ?? language;
