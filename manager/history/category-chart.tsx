import { axisMax } from '../../shared/reports/chart-columns.ts';
import type { Measure } from './time-chart.tsx';

/** The same four figures as the chart over time, a row for each of the given; figures stand beside their bars. */
export function CategoryChart<Row extends { readonly key: string }>(props: {
  readonly rows: readonly Row[];
  readonly measures: readonly Measure<Row>[];
  readonly label: string;
  readonly keyWord: (key: string) => string;
}) {
  const { rows, measures } = props;
  const tops = measures.map((measure) =>
    measure.kind === 'share'
      ? 1
      : axisMax(
          rows.map((row) => ({ value: measure.value(row) })),
          measure.target,
        ),
  );
  return (
    <div class="categories" role="img" aria-label={props.label}>
      <div class="categories__row categories__head">
        <span />
        {measures.map((measure) => (
          <span key={measure.id}>{measure.title}</span>
        ))}
      </div>
      {rows.map((row) => (
        <div key={row.key} class="categories__row">
          <span class="categories__key">{props.keyWord(row.key)}</span>
          {measures.map((measure, index) => (
            <span key={measure.id} class="categories__cell">
              <Bar measure={measure} value={measure.value(row)} top={tops[index] ?? 0} />
              <span class="categories__figure">{measure.word(measure.value(row))}</span>
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

const percentOf = (value: number, top: number): number => (top <= 0 ? 0 : Math.min(100, (value / top) * 100));

/** A bar from the left, its part beyond the target told apart, the target as a line across. */
const Bar = (props: {
  readonly measure: Pick<Measure, 'kind' | 'target'>;
  readonly value: number | null;
  readonly top: number;
}) => {
  const { measure, value, top } = props;
  const target = measure.target === null ? null : percentOf(measure.target, top);
  const long = value === null ? 0 : percentOf(value, top);
  const over = measure.kind === 'duration' && target !== null ? Math.max(0, long - target) : 0;
  const short = measure.kind === 'share' && measure.target !== null && value !== null && value < measure.target;
  return (
    <svg class="bar" height="18" aria-hidden="true">
      <rect
        class={`column column--${measure.kind}${short ? ' column--excess' : ''}`}
        x="0"
        y="3"
        width={`${long - over}%`}
        height="12"
      />
      {over > 0 && <rect class="column column--excess" x={`${target}%`} y="3" width={`${over}%`} height="12" />}
      {target !== null && <line class="target-line" x1={`${target}%`} x2={`${target}%`} y1="0" y2="18" />}
    </svg>
  );
};
