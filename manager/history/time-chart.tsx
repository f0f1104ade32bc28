import { axisMax, type PanelPlan, planPanel } from '../../shared/reports/chart-columns.ts';
import { countTicks, durationTicks, labelEvery } from '../../shared/reports/chart-scale.ts';
import type { ReportRow } from '../../shared/reports/figures.ts';
import { useWidth } from '../ui/use-width.ts';
import { useWords } from '../ui/use-words.ts';

export interface Measure<Row = ReportRow> {
  readonly id: string;
  readonly title: string;
  readonly kind: 'duration' | 'count' | 'share';
  readonly target: number | null;
  /** Whether being above the target is the bad side; for the service level it is the good one. */
  readonly value: (row: Row) => number | null;
  readonly word: (value: number | null) => string;
  /** A round figure, as a target or on an axis. */
  readonly roundWord: (value: number) => string;
}

/** Four figures over time, one above the other on the same axis; beside them their totals, or those of the column pointed at. */
export function TimeChart(props: TimeChartProps) {
  const [ref, room] = useWidth<HTMLDivElement>();
  const { rows, measures, axisWord } = props;
  const width = Math.max(0, room - gutter - margin);
  const step = panelHeight + topRoom + 14;
  const height = measures.length * step + 20;
  const every = labelEvery(rows.length, width, labelRoom);
  const at = (x: number): string | null => rows[Math.floor(((x - gutter) / width) * rows.length)]?.key ?? null;
  return (
    <div class="chart">
      <Legends {...props} />
      <div ref={ref} class="chart__plot">
        {width > 0 && (
          <svg
            width={room}
            height={height}
            role="img"
            aria-label={props.label}
            onPointerMove={(event) => props.onPoint(at(event.offsetX))}
            onPointerLeave={() => props.onPoint(null)}
          >
            {measures.map((measure, index) => (
              <Panel
                key={measure.id}
                measure={measure}
                rows={rows}
                width={width}
                pointed={props.pointed}
                y={topRoom + index * step}
              />
            ))}
            {rows.map(
              (row, index) =>
                index % every === 0 && (
                  <text
                    key={row.key}
                    class="axis"
                    x={gutter + ((index + 0.5) * width) / rows.length}
                    y={height - 6}
                    text-anchor="middle"
                  >
                    {axisWord(row.key)}
                  </text>
                ),
            )}
          </svg>
        )}
      </div>
    </div>
  );
}

const panelHeight = 70;
const topRoom = 10;
const gutter = 62;
/** Room for half a label after the last column. */
const margin = 20;
const labelRoom = 58;

const ticksFor = (measure: Measure, figures: readonly { readonly value: number | null }[]): readonly number[] => {
  switch (measure.kind) {
    case 'duration':
      return durationTicks(axisMax(figures, measure.target), 3);
    case 'count':
      return countTicks(axisMax(figures, null), 3);
    case 'share':
      return [0, 0.5, 1];
  }
};

const Columns = (props: { readonly measure: Measure; readonly plan: PanelPlan; readonly pointed: string | null }) => {
  const { measure, plan, pointed } = props;
  const short = (value: number | null): boolean =>
    measure.kind === 'share' && measure.target !== null && value !== null && value < measure.target;
  return (
    <>
      {plan.columns.map(({ key, band, column }) => {
        if (column === null) return null;
        const share = column.height / panelHeight;
        const name = `column column--${measure.kind}${key === pointed ? ' column--pointed' : ''}`;
        const over = measure.kind === 'duration' ? column.excess : 0;
        return (
          <g key={key}>
            <rect
              class={short(share) ? `${name} column--excess` : name}
              x={band.x}
              y={column.y}
              width={band.width}
              height={column.height}
            />
            {over > 0 && (
              <rect class="column column--excess" x={band.x} y={column.y} width={band.width} height={over} />
            )}
          </g>
        );
      })}
    </>
  );
};

const Panel = (props: {
  readonly measure: Measure;
  readonly rows: readonly ReportRow[];
  readonly width: number;
  readonly pointed: string | null;
  readonly y: number;
}) => {
  const { measure, rows, width } = props;
  const figures = rows.map((row) => ({ key: row.key, value: measure.value(row) }));
  const plan = planPanel(figures, ticksFor(measure, figures), measure.target, { width, height: panelHeight });
  return (
    <g transform={`translate(${gutter} ${props.y})`}>
      {plan.ticks.map(({ value, y }) => (
        <g key={value}>
          <line class={value === 0 ? 'axis-line' : 'grid-line'} x1={0} x2={width} y1={y + 0.5} y2={y + 0.5} />
          <text class="axis" x={-8} y={y + 4} text-anchor="end">
            {value === 0 ? '0' : measure.roundWord(value)}
          </text>
        </g>
      ))}
      <Columns measure={measure} plan={plan} pointed={props.pointed} />
      {plan.targetY !== null && <line class="target-line" x1={0} x2={width} y1={plan.targetY} y2={plan.targetY} />}
    </g>
  );
};

interface TimeChartProps {
  readonly label: string;
  readonly rows: readonly ReportRow[];
  readonly measures: readonly Measure[];
  readonly total: ReportRow;
  readonly pointed: string | null;
  readonly onPoint: (key: string | null) => void;
  readonly axisWord: (key: string) => string;
  readonly fullWord: (key: string) => string;
}

const Legends = ({ measures, total, rows, pointed, fullWord }: TimeChartProps) => {
  const { words } = useWords();
  const row = rows.find((one) => one.key === pointed) ?? null;
  return (
    <dl class="chart__legends">
      {measures.map((measure) => (
        <div key={measure.id}>
          <dt>{measure.title}</dt>
          <dd class="chart__value">{measure.word(measure.value(row ?? total))}</dd>
          <dd class="chart__note">
            {row === null
              ? measure.target === null
                ? ''
                : words.target(measure.roundWord(measure.target))
              : fullWord(row.key)}
          </dd>
        </div>
      ))}
    </dl>
  );
};
