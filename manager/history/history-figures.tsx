import type { Centre } from '../../shared/centre/centre.ts';
import { duration, maybePercent, percent, roundPercent, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { ReportRow } from '../../shared/reports/figures.ts';
import { abandonedRate, noShowRate } from '../../shared/reports/report-rows.ts';
import { FigureName } from '../ui/definition.tsx';
import { LargeDuration } from '../ui/large-duration.tsx';
import { Met } from '../ui/met.tsx';
import { useWords } from '../ui/use-words.ts';

/** The totals of a report, each with its definition, its target and what it was the period before. */
export function HistoryFigures(props: Figures) {
  return (
    <dl class="sums measured">
      <Mean {...props} figure="wait" />
      <Mean {...props} figure="service" />
      <Level {...props} />
      <Count {...props} figure="issued" />
      <Count {...props} figure="served" />
      <Count {...props} figure="noShow" />
      <Count {...props} figure="abandoned" />
    </dl>
  );
}

interface Figures {
  readonly total: ReportRow;
  readonly before: ReportRow | null;
  readonly targets: Centre['targets'] | null;
}

/** What the figure was before, and whether that makes this one better; `lower` = lower is better. */
const Before = (props: {
  readonly now: number | null;
  readonly then: number | null;
  readonly word: (value: number) => string;
  readonly lower?: boolean;
  readonly neutral?: boolean;
}) => {
  const { words } = useWords();
  const { history } = words;
  if (props.then === null) return null;
  const same = props.now === props.then || props.now === null;
  const better = props.now !== null && props.now < props.then === (props.lower ?? false);
  const verdict = same ? history.same : better ? history.better : history.worse;
  return (
    <p class="sum__before">
      {history.before(props.word(props.then))}
      {props.neutral !== true && props.now !== null && (
        <span class={same ? 'verdict' : better ? 'verdict verdict--good' : 'verdict verdict--bad'}>
          {same ? '=' : (props.now ?? 0) > props.then ? '▲' : '▼'} {verdict}
        </span>
      )}
    </p>
  );
};

const Mean = ({ figure, total, before, targets }: Figures & { readonly figure: 'wait' | 'service' }) => {
  const { words } = useWords();
  const { mean, count } = total[figure];
  const target = (figure === 'wait' ? targets?.meanWaitSeconds : targets?.meanServiceSeconds) ?? null;
  const counted = wholeNumber(count, words);
  return (
    <div class="sum sum--main">
      <FigureName figure={words.figures[figure]}>
        {words.definitions[figure]} {words.definitions.leftOut}
      </FigureName>
      <dd>
        <LargeDuration seconds={mean} />
        <p class="sum__more">
          {target !== null && mean !== null && <Met met={mean <= target} />}
          {target !== null && <span>{words.target(duration(target, words))}</span>}
        </p>
        <p class="sum__before">{figure === 'wait' ? words.overCalls(counted) : words.overServices(counted)}</p>
        <Before now={mean} then={before?.[figure].mean ?? null} word={(value) => duration(value, words)} lower />
      </dd>
    </div>
  );
};

const Level = ({ total, before, targets }: Figures) => {
  const { words } = useWords();
  const { serviceLevel } = total;
  const wait = targets === null ? '' : duration(targets.waitSeconds, words);
  return (
    <div class="sum">
      <FigureName figure={words.figures.serviceLevel}>{words.definitions.serviceLevel(wait)}</FigureName>
      <dd>
        <span class="large">{maybePercent(serviceLevel, words)}</span>
        <p class="sum__more">
          {targets !== null && (
            <>
              <Met met={serviceLevel === null ? null : serviceLevel >= targets.serviceLevel} />
              <span>{words.target(roundPercent(targets.serviceLevel, words))}</span>
            </>
          )}
        </p>
        <Before now={serviceLevel} then={before?.serviceLevel ?? null} word={(value) => percent(value, words)} />
      </dd>
    </div>
  );
};

const Count = (props: Figures & { readonly figure: 'issued' | 'served' | 'noShow' | 'abandoned' }) => {
  const { words } = useWords();
  const { figure, total, before } = props;
  const rate = figure === 'noShow' ? noShowRate(total) : figure === 'abandoned' ? abandonedRate(total) : null;
  const share = rate === null ? '' : percent(rate, words);
  return (
    <div class="sum">
      <FigureName figure={words.figures[figure]}>{words.definitions[figure]}</FigureName>
      <dd>
        <span class="large">{wholeNumber(total[figure], words)}</span>
        <p class="sum__more">{figure === 'noShow' ? share && words.ofCalled(share) : share && words.ofIssued(share)}</p>
        <Before
          now={total[figure]}
          then={before?.[figure] ?? null}
          word={(value) => wholeNumber(value, words)}
          neutral
        />
      </dd>
    </div>
  );
};
