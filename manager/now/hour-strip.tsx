import { axisMax, planPanel } from '../../shared/reports/chart-columns.ts';
import { duration } from '../../shared/reports/figure-words.ts';
import type { ReportRow } from '../../shared/reports/figures.ts';
import { alongTime } from '../../shared/reports/report-rows.ts';
import { useWidth } from '../ui/use-width.ts';
import { useWords } from '../ui/use-words.ts';

/** A mean by hour of today as small columns, with the target as a line. */
export function HourStrip(props: {
  readonly rows: readonly ReportRow[];
  readonly figure: 'wait' | 'service';
  readonly target: number;
}) {
  const { words } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const figures = alongTime(props.rows, 'hour', { from: '', to: '' })
    .slice(-mostHours)
    .map((row) => ({ key: row.key, value: row[props.figure].mean }));
  const top = axisMax(figures, props.target);
  const plan = planPanel(figures, [0, top], props.target, { width, height });
  const told = figures
    .filter((one) => one.value !== null)
    .map((one) => `${words.hour(one.key)} ${duration(one.value ?? 0, words)}`)
    .join(', ');
  return (
    <div ref={ref} class="strip-chart">
      {figures.length > 0 && <p aria-hidden="true">{words.byHour}</p>}
      {figures.length > 0 && width > 0 && (
        <svg width={width} height={height + axis} role="img" aria-label={`${words.byHour}: ${told}`}>
          {plan.columns.map(({ key, band, column }) => (
            <g key={key}>
              {column !== null && <Column {...band} {...column} />}
              <text class="axis" x={band.x + band.width / 2} y={height + 14} text-anchor="middle">
                {key}
              </text>
            </g>
          ))}
          <line class="axis-line" x1={0} x2={width} y1={height + 0.5} y2={height + 0.5} />
          {plan.targetY !== null && <line class="target-line" x1={0} x2={width} y1={plan.targetY} y2={plan.targetY} />}
        </svg>
      )}
    </div>
  );
}

/** A column, and over it what of it is beyond the target. */
const Column = (props: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly excess: number;
}) => {
  const { x, y, width } = props;
  return (
    <>
      <rect class="column" {...{ x, y, width }} height={props.height} />
      <rect class="column column--excess" {...{ x, y, width }} height={props.excess} />
    </>
  );
};

const height = 56;
const axis = 18;
const mostHours = 14;
