import type {
  CountryRefusalCode,
  HistoryRefusalCode,
  LinkRefusalCode,
  RatingRefusalCode,
  Refusal,
  SpeechRefusalCode,
} from '../shared/refusals.ts';
import type { bookingRefusals, caseRefusals, refusals, setupRefusals } from '../shared/text/az.ts';
import type { Words } from '../shared/words.ts';

/** The words of a screen; those of setting a centre up are the manager's alone, those of booking and of cases where one books or asks; `/history` has its own. */
export type RefusalWords = Words<typeof refusals> &
  Partial<Words<typeof setupRefusals & typeof bookingRefusals & typeof caseRefusals>> & {
    readonly [Code in
      | CountryRefusalCode
      | HistoryRefusalCode
      | LinkRefusalCode
      | RatingRefusalCode
      | SpeechRefusalCode]?: string;
  };

/** A refusal as a person reads it; what it was about (seconds, a path) goes into the sentence where it helps. */
export function refusalWords(refusal: Pick<Refusal, 'code' | 'about'>, words: RefusalWords): string {
  const sentence = words[refusal.code] ?? words.malformed;
  return typeof sentence === 'string' ? sentence : sentence(refusal.about ?? {});
}
