import { type InEach, textsIn } from '../../../shared/languages.ts';
import type { Words } from '../../../shared/words.ts';
import type { SetupFault } from './setup-faults.ts';
import { setup as az } from './text/az.ts';
import { setup as en } from './text/en.ts';
import type { FieldText, FieldTexts, SetupPath } from './text/field-texts.ts';
import { fields as fieldsAz } from './text/fields/az.ts';
import { fields as fieldsEn } from './text/fields/en.ts';
import { fields as fieldsRu } from './text/fields/ru.ts';
import { setup as ru } from './text/ru.ts';

/** The words of the forms, in every language of the screens; they come with the forms and weigh on nothing else. */
export interface SetupWords extends Words<typeof az> {
  readonly language: string;
  /** What each setting is called and does, by its place in the document. */
  readonly fields: FieldTexts;
}

/** All words of the forms in a language. */
export function setupWords(language: string): SetupWords {
  return textsIn(all, language);
}

/** What a setting is called, what it does and an example, by its place with `*` for any of a list. */
export function fieldText(words: SetupWords, pattern: string): FieldText | undefined {
  return words.fields[pattern as SetupPath];
}

/** A fault as a person reads it under the field; `unit` says a number as the field asks for it. */
export function faultWords(
  { code, params }: Pick<SetupFault, 'code' | 'params'>,
  { faults }: SetupWords,
  unit: (value: number) => string = String,
): string {
  const number = (name: string): number => Number(params[name] ?? 0);
  const text = (name: string): string => String(params[name] ?? '');
  switch (code) {
    case 'too-short':
    case 'too-few':
      return faults[code](number('least'));
    case 'too-long':
    case 'too-many':
      return faults[code](number('most'));
    case 'too-small':
      return faults[code](unit(number('least')));
    case 'too-large':
      return faults[code](unit(number('most')));
    case 'not-above':
      return faults[code](unit(number('bound')));
    case 'pattern':
      return faults.pattern[kindOfPattern(text('pattern'))];
    case 'twice':
    case 'twice-in-profile':
    case 'no-group':
    case 'no-series':
    case 'no-service':
    case 'no-profile':
    case 'no-printer':
    case 'no-counter':
    case 'no-department':
    case 'no-outcome':
    case 'no-kind':
    case 'no-topic':
    case 'phone-desk':
    case 'no-port':
    case 'no-display':
    case 'no-kiosk':
    case 'other-device':
      return faults[code](text('id'));
    case 'too-few-digits':
      return faults[code](text('last'));
    case 'path-taken':
      return faults[code](text('device'));
    case 'address-taken':
      return faults[code](text('address'));
    case 'key-taken':
      return faults[code](text('key'));
    case 'prefix-taken':
      return faults[code](text('prefix'));
    case 'not-after':
      return faults[code](text('from'), text('to'));
    case 'not-longer':
      return faults[code](text('before'));
    case 'before-last':
      return faults[code](text('from'));
    default:
      return faults[code];
  }
}

const wordsIn = (language: string, setup: Words<typeof az>, fields: FieldTexts): SetupWords => ({
  ...setup,
  language,
  fields,
});

const all: InEach<SetupWords> = {
  az: wordsIn('az', az, fieldsAz),
  ru: wordsIn('ru', ru, fieldsRu),
  en: wordsIn('en', en, fieldsEn),
};

/** Which of the document's patterns it is, by what only it holds. */
const kindOfPattern = (pattern: string): keyof typeof az.faults.pattern => {
  if (pattern.includes('A-Fa-f')) return 'hex';
  if (pattern.includes('{-~')) return 'signs';
  if (pattern.includes('24:00')) return 'time';
  if (pattern.includes('http')) return 'address';
  if (pattern.includes('{4}-')) return 'date';
  if (pattern.includes('ƏĞİ')) return 'prefix';
  return pattern === '^[a-z]{2,3}$' ? 'language' : 'id';
};
