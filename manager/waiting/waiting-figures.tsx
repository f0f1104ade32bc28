import { duration, maybePercent, percent, roundPercent, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { QuotedRow } from '../../shared/tickets/estimate.ts';
import { FigureName } from '../ui/definition.tsx';
import { LargeDuration } from '../ui/large-duration.tsx';
import { Met } from '../ui/met.tsx';
import { useWords } from '../ui/use-words.ts';
import { keptAim, strayed } from './waiting-rows.ts';

/** The share kept as a bar against the aim; figures stand beside it. */
export function KeptBar({ share }: { readonly share: number | null }) {
  const short = share !== null && share < keptAim;
  return (
    <svg class="bar" height="18" aria-hidden="true">
      <rect class="kept__ground" x="0" y="3" width="100%" height="12" />
      <rect
        class={short ? 'column column--excess' : 'column'}
        x="0"
        y="3"
        width={`${(share ?? 0) * 100}%`}
        height="12"
      />
      <line class="target-line" x1={`${keptAim * 100}%`} x2={`${keptAim * 100}%`} y1="0" y2="18" />
    </svg>
  );
}

/** Under the picture: promises kept against the aim, the mean error, and over how many tickets. */
export function WaitingFigures({ total }: { readonly total: QuotedRow }) {
  const { words } = useWords();
  const { waiting } = words;
  return (
    <dl class="promises measured">
      <Kept total={total} />
      <div>
        <FigureName figure={waiting.error}>{waiting.errorIs}</FigureName>
        <dd>
          <LargeDuration seconds={total.meanError} />
          <Leaning bias={total.bias} />
        </dd>
      </div>
      <div>
        <FigureName figure={waiting.tickets}>{waiting.ticketsIs}</FigureName>
        <dd>
          <span class="large">{wholeNumber(total.count, words)}</span>
        </dd>
      </div>
    </dl>
  );
}

const Kept = ({ total }: { readonly total: QuotedRow }) => {
  const { words } = useWords();
  const { waiting } = words;
  const stray = strayed(total);
  return (
    <div class="kept">
      <FigureName figure={waiting.kept}>{waiting.keptIs}</FigureName>
      <dd>
        <span class="kept__share">{maybePercent(total.inside, words)}</span>
        <div class="kept__more">
          <p class="sum__more">
            <Met met={total.inside === null ? null : total.inside >= keptAim} />
            <span>{words.target(roundPercent(keptAim, words))}</span>
          </p>
          <KeptBar share={total.inside} />
          {stray !== null && (
            <p class="kept__stray">
              <span>{waiting.sooner(percent(stray.sooner, words))}</span>
              <span>{waiting.later(percent(stray.later, words))}</span>
            </p>
          )}
        </div>
      </dd>
    </div>
  );
};

const Leaning = ({ bias }: { readonly bias: number | null }) => {
  const { words } = useWords();
  const { waiting } = words;
  if (bias === null) return null;
  const size = duration(Math.abs(bias), words);
  return <p class="sum__before">{bias === 0 ? waiting.exact : bias > 0 ? waiting.early(size) : waiting.late(size)}</p>;
};
