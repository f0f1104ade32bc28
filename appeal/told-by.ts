import type { Answers, Given } from '../shared/cases/form.ts';
import type { Form } from '../shared/cases/form-schema.ts';
import type { ChosenWay } from '../shared/notices/notices.ts';
import { addressIn, contactOf } from '../ui/form/contact-of.ts';
import { type ToldBy, toldBy } from '../ui/told-by.ts';
import type { AppealState } from './state.ts';
import type { Choice } from './tab-memory.ts';

/** [NO4] How who writes is told, from what they answered and chose. */
export function toldByOf(form: Form, answers: Given | Answers, choice: Pick<Choice, 'toldBy' | 'letterTo'>): ToldBy {
  return toldBy({
    contact: contactOf(form, answers),
    chosen: choice.toldBy ?? null,
    letterTo: choice.letterTo ?? null,
    livesAt: addressIn(form, answers),
    else: 'hand',
  });
}

/** [NO4] Choosing how they are told. */
export interface Telling {
  /** By which way they are told first. */
  tellBy(way: ChosenWay): void;
  /** Where a letter goes. */
  sendTo(address: string): void;
}

export function createTelling({ choice }: Pick<AppealState, 'choice'>): Telling {
  const say = (said: Pick<Choice, 'toldBy' | 'letterTo'>): void => {
    if (choice.value !== null) choice.value = { ...choice.value, ...said };
  };
  return { tellBy: (toldBy) => say({ toldBy }), sendTo: (letterTo) => say({ letterTo }) };
}
