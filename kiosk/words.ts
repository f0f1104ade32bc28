import type { LocalText } from '../shared/centre.ts';
import type { Estimated } from '../shared/estimate.ts';
import type { alphabet, common, kiosk, months, weekdays } from '../shared/text/az.ts';
import type { KioskView } from '../shared/views.ts';
import type { CalendarWords, Words } from '../shared/words.ts';
import { byLanguage, inOrder, type Named, say, unbroken, wordsOf } from '../ui/words.ts';
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
/** A stage with a centre on it. */
export interface OpenStage extends Stage {
  readonly view: KioskView;
}

/** The stage as it is now. */
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

/** How long somebody will wait, in words; else why that is not known, or nothing. */
export function waitWords({ words, common }: Stage, { estimate, estimateReason }: Estimated): string {
  return estimate === null
    ? common.waitUnknown(estimateReason)
    : unbroken(words.wait(common.wait(estimate.fromMinutes, estimate.toMinutes)));
}

const kiosks = byLanguage<Words<typeof kiosk>>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'kiosk', query: '?kiosk' }),
);
const commons = byLanguage<Words<typeof common>>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'common', query: '?common' }),
);
const names = byLanguage<Named>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'language', query: '?language' }),
);
const alphabets = byLanguage<string & typeof alphabet>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'alphabet', query: '?alphabet' }),
);
const allMonths = byLanguage<readonly string[] & typeof months>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'months', query: '?months' }),
);
const allWeekdays = byLanguage<readonly string[] & typeof weekdays>(
  import.meta.glob('../shared/text/??.ts', { eager: true, import: 'weekdays', query: '?weekdays' }),
);

/** The languages that this screen speaks; the default first. */
export const spoken: readonly string[] = inOrder(names).map(({ code }) => code);

/** How a language calls itself. */
export const nameOf = (code: string): string => wordsOf(names, code).name;
