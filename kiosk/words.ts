import type { ComponentChild } from 'preact';
import type { LocalText } from '../shared/centre/centre.ts';
import type { common, kiosk } from '../shared/text/az.ts';
import type { KioskView } from '../shared/views.ts';
import type { CalendarWords, Words } from '../shared/words.ts';
import { createLateWords } from '../ui/late-words.ts';
import { inOrder, say, textsOf, wordsOf } from '../ui/words.ts';
import type { KioskModel } from './kiosk-model.ts';
import { words as az } from './text/az.ts';

/** What every screen is drawn with: the model, and words in the visitor's language. */
export interface ScreenContext {
  readonly model: KioskModel;
  readonly language: string;
  readonly words: Words<typeof kiosk>;
  readonly common: Words<typeof common>;
  readonly alphabet: string;
  readonly calendar: CalendarWords;
  /** A text of the configuration in the visitor's language. */
  readonly say: (text: LocalText) => string;
  /** What stands beside the languages, once it has come. */
  readonly tools?: ((props: { readonly context: ScreenContext }) => ComponentChild) | undefined;
}
/** The same once the centre is known. */
export interface OpenScreenContext extends ScreenContext {
  readonly view: KioskView;
}

/** The same as of now. */
export function screenContextOf(model: KioskModel): ScreenContext {
  const language = model.language.value;
  const languages = model.languages.value;
  const { kiosk: words, common, alphabet, months, weekdays } = kioskWords.in(language);
  return {
    model,
    language,
    words,
    common,
    alphabet,
    calendar: { months, weekdays },
    say: (text) => say(text, language, languages),
  };
}

/** The words of the kiosk, language by language as they come. */
export const kioskWords = createLateWords<KioskTexts>({
  az,
  ru: () => import('./text/ru.ts'),
  en: () => import('./text/en.ts'),
});
interface KioskTexts extends CalendarWords {
  readonly kiosk: Words<typeof kiosk>;
  readonly common: Words<typeof common>;
  readonly alphabet: string;
}

const names = textsOf('language');

/** The languages that this screen can speak; the default first. */
export const spoken: readonly string[] = inOrder(names).map(({ code }) => code);

/** How a language calls itself. */
export const nameOf = (code: string): string => wordsOf(names, code).name;
