import type { common } from '../text/az.ts';
import type { Estimate, Estimated } from '../tickets/estimate.ts';
import { clockTime, type Words } from '../words.ts';

/** What is told of a wait, in words; else why nothing is, or an empty text. The same on every screen and on paper. */
export function toldWords(words: ToldWords, { estimate, estimateReason }: Estimated, timeZone: string): string {
  if (estimate === null) return words.waitUnknown(estimateReason);
  return [
    ...openingWords(words, estimate, timeZone),
    waitWords(words, estimate, timeZone),
    ...closingWords(words, estimate, timeZone),
  ].join('. ');
}

/** What the hours have to do with it: that nobody is at a counter yet, and that the call may come too late. */
export const openingWords = (words: ToldWords, { opensAt }: Estimate, timeZone: string): readonly string[] =>
  opensAt === undefined ? [] : [words.opensAt(clockTime(Date.parse(opensAt), timeZone))];
export const closingWords = (words: ToldWords, { closesAt }: Estimate, timeZone: string): readonly string[] =>
  closesAt === undefined ? [] : [words.mayBeLate(clockTime(Date.parse(closesAt), timeZone))];

/** How many who booked may go before somebody who walked in; empty where nobody is reckoned to. */
export const bookedWords = ({ bookedAhead }: Pick<Words<typeof common>, 'bookedAhead'>, of: Estimate | null): string =>
  of?.booked === undefined ? '' : bookedAhead(of.booked);

/** A time (ms or ISO) by the clock of a zone; null stays null. */
export function clockOrNull(time: number | string | null, timeZone: string): string | null {
  return time === null ? null : clockTime(new Date(time).getTime(), timeZone);
}

/** What a wait is told with. */
export type ToldWords = Pick<
  Words<typeof common>,
  'waitUnknown' | 'waitTime' | 'wait' | 'callAt' | 'timesOfDay' | 'opensAt' | 'mayBeLate'
>;

const waitWords = (words: ToldWords, { fromMinutes, toMinutes, times }: Estimate, timeZone: string): string => {
  if (times === undefined) return words.waitTime(words.wait(fromMinutes, toMinutes));
  return words.callAt(words.timesOfDay(clockOrNull(times.from, timeZone), clockOrNull(times.to, timeZone)));
};
