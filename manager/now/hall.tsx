import { duration, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { FloorView } from '../../shared/views.ts';
import type { Office } from '../manager-model.ts';
import { FigureName } from '../ui/definition.tsx';
import { useWords } from '../ui/use-words.ts';
import { hallAndPhones, secondsSince } from './now-model.ts';

/** What stands in the hall this second: who waits, the longest wait as it runs, and the counters that are open. */
export function Hall({ office, view }: { readonly office: Office; readonly view: FloorView }) {
  const { words } = useWords();
  const { figures, definitions } = words;
  const { hall } = hallAndPhones(view.counters);
  const open = hall.filter((counter) => counter.state === 'open').length;
  const paused = hall.filter((counter) => counter.state === 'paused').length;
  const longest = view.longestSince;
  return (
    <section class="hall">
      <dl>
        <div class="hall__main">
          <FigureName figure={figures.waiting}>{definitions.waiting}</FigureName>
          <dd>{wholeNumber(view.waiting, words)}</dd>
        </div>
        <div>
          <FigureName figure={figures.longest}>{definitions.longest}</FigureName>
          <dd>
            {longest === null ? (
              <small>{words.now.nobodyWaits}</small>
            ) : (
              duration(secondsSince(longest, office.now.hallNow.value), words)
            )}
          </dd>
        </div>
        <div>
          <FigureName figure={figures.openCounters}>{definitions.openCounters}</FigureName>
          <dd>
            {words.now.openCount(wholeNumber(open, words), wholeNumber(hall.length, words))}
            {paused > 0 && <small> {words.now.paused(paused)}</small>}
          </dd>
        </div>
      </dl>
    </section>
  );
}
