import type { HallView } from '../shared/views.ts';
import type { ScreenWords } from './words.ts';

/** What is said while nobody is called: nothing that the counters do not keep. `nobody` = why none calls; '' = they may any moment. */
export function calmWords(
  { openCounters, pausedCounters, waiting, day }: HallView,
  { common, display }: Pick<ScreenWords, 'common' | 'display'>,
): { readonly nobody: string; readonly expected: string } {
  if (waiting === 0 && !day.taking) return { nobody: '', expected: display.noMoreTickets };
  const why = pausedCounters > 0 ? display.allPaused : common.waitUnknown('no-counter-open');
  return { nobody: openCounters > 0 ? '' : why, expected: display.watchForNumber };
}
