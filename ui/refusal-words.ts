import type { Refusal } from '../shared/refusals.ts';
import type { bookingRefusals, refusals, setupRefusals } from '../shared/text/az.ts';
import type { Words } from '../shared/words.ts';

/** The words of a screen; those of setting a centre up are the manager's alone, those of booking where one books. */
export type RefusalWords = Words<typeof refusals> & Partial<Words<typeof setupRefusals & typeof bookingRefusals>>;

/** A refusal as a person reads it; what it was about (seconds, a path) goes into the sentence where it helps. */
export function refusalWords(refusal: Pick<Refusal, 'code' | 'about'>, words: RefusalWords): string {
  const sentence = words[refusal.code] ?? words.malformed;
  return typeof sentence === 'string' ? sentence : sentence(refusal.about ?? {});
}
