import type { Refusal } from '../shared/refusals.ts';
import type { refusals } from '../shared/text/az.ts';
import type { Words } from '../shared/words.ts';

/** A refusal as a person reads it; what it was about (seconds, a path) goes into the sentence where it helps. */
export function refusalWords(refusal: Pick<Refusal, 'code' | 'about'>, words: Words<typeof refusals>): string {
  const sentence = words[refusal.code];
  return typeof sentence === 'string' ? sentence : sentence(refusal.about ?? {});
}
