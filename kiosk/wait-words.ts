import { bookedWords, type ToldWords, toldWords } from '../shared/cases/told-words.ts';
import type { Estimated } from '../shared/tickets/estimate.ts';
import { unbroken } from '../ui/words.ts';
import type { OpenScreenContext, ScreenContext } from './words.ts';

/** What is told of a wait, in words; else why nothing is, or nothing. */
export function waitWords({ common, view }: OpenScreenContext, estimated: Estimated): string {
  return unbroken(toldWords(common, estimated, view.centre.timeZone));
}

/** The same with the privilege that was chosen. */
export function privilegedWaitWords({ common, words, view }: OpenScreenContext, estimated: Estimated): string {
  const told: ToldWords = { ...common, waitTime: words.waitWithPrivilege, callAt: words.callWithPrivilege };
  return unbroken(toldWords(told, estimated, view.centre.timeZone));
}

/** How many who booked may be called before, in words; empty where nobody is. */
export function bookedAheadWords({ common }: ScreenContext, { estimate }: Pick<Estimated, 'estimate'>): string {
  return unbroken(bookedWords(common, estimate));
}
