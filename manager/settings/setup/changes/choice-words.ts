import { ownOf, stepsOf } from '../../../../shared/centre/config-diff.ts';
import { textsIn } from '../../../../shared/languages.ts';
import { bookingTexts } from '../booking/texts.ts';
import { noticesTexts } from '../notices/texts.ts';
import type { SetupWords } from '../setup-words.ts';
import { slipTexts } from '../slip/texts.ts';

/** What one of several values to choose from is called in its form, by its place in the document; null = it is none of these. */
export function choiceWords(path: string, value: string, words: SetupWords): string | null {
  const steps = stepsOf(path);
  const field = steps.at(-1) ?? '';
  const names = field === 'kind' ? kindsAt(steps, words) : namesOf(field, words);
  return names === undefined ? null : (ownOf(names, value) ?? null);
}

type Names = { readonly [value: string]: string } | undefined;

/** A kind is called as what has it says: the list, or the box it stands in. */
const kindsAt = (steps: readonly string[], words: SetupWords): Names => {
  const [list] = steps;
  if (list === 'counters') return words.choices.counterKind;
  if (list === 'playlist') return words.choices.playlist;
  return namesOf(steps.at(-2) ?? '', words);
};

const namesOf = (field: string, { choices, language, languages }: SetupWords): Names => {
  const booking = textsIn(bookingTexts, language);
  const sms = textsIn(noticesTexts, language);
  const slip = textsIn(slipTexts, language);
  const { weekdays, weeks, onHoliday, reckonedFrom, callEarly } = booking;
  const others: { readonly [field: string]: Names } = {
    ...{ languages, weekday: weekdays, weeks, onHoliday, reckonedFrom, callEarly },
    ...{ method: sms.methods, type: sms.types, part: slip.parts, size: slip.sizes, end: choices.wedgeEnd },
  };
  const all: { readonly [field: string]: Names } = choices;
  return ownOf(others, field) ?? ownOf(all, field);
};
