import type { LocalText } from '../shared/centre.ts';
import type { common, kiosk } from '../shared/text/az.ts';
import type { KioskView } from '../shared/views.ts';
import type { CalendarWords, Words } from '../shared/words.ts';
import { inOrder, say, textsOf, wordsOf } from '../ui/words.ts';
import type { KioskModel } from './kiosk-model.ts';

/** What every screen is drawn with: the model, and words in the visitor's language. */
export interface Stage {
  readonly model: KioskModel;
  readonly language: string;
  readonly words: Words<typeof kiosk>;
  readonly common: Words<typeof common>;
  readonly alphabet: string;
  readonly calendar: CalendarWords;
  /** A text of the configuration in the visitor's language. */
  readonly say: (text: LocalText) => string;
}
/** The same once the centre is known. */
export interface OpenStage extends Stage {
  readonly view: KioskView;
}

/** The same as of now. */
export function stageOf(model: KioskModel): Stage {
  const language = model.language.value;
  const languages = model.languages.value;
  return {
    model,
    language,
    words: wordsOf(kiosks, language),
    common: wordsOf(commons, language),
    alphabet: wordsOf(alphabets, language),
    calendar: { months: wordsOf(allMonths, language), weekdays: wordsOf(allWeekdays, language) },
    say: (text) => say(text, language, languages),
  };
}

const kiosks = textsOf('kiosk');
const commons = textsOf('common');
const names = textsOf('language');
const alphabets = textsOf('alphabet');
const allMonths = textsOf('months');
const allWeekdays = textsOf('weekdays');

/** The languages that this screen speaks; the default first. */
export const spoken: readonly string[] = inOrder(names).map(({ code }) => code);

/** How a language calls itself. */
export const nameOf = (code: string): string => wordsOf(names, code).name;
