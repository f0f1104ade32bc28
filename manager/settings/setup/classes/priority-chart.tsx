import { durationTicks } from '../../../../shared/reports/chart-scale.ts';
import type { Words } from '../../../../shared/words.ts';
import { useWidth } from '../../../ui/use-width.ts';
import { type ClassRule, type Line, planPriority } from './priority-line.ts';
import type { az } from './text/az.ts';

/** Priority over the wait: this class, who came at the same time, and an ordinary visitor who came earlier; where lines meet, a ring. */
export function PriorityChart(props: {
  readonly rule: ClassRule;
  /** How much earlier the ordinary visitor came whose line is drawn, in seconds. */
  readonly earlier: number;
  readonly texts: Words<typeof az>;
  readonly time: (seconds: number) => string;
  /** The same in words, for those who cannot see it. */
  readonly said: string;
}) {
  const { rule, earlier, texts, time } = props;
  const [box, width] = useWidth<HTMLDivElement>();
  const inner = { width: Math.max(200, width - margin.left - margin.right), height };
  const plan = planPriority(rule, earlier, until, inner);
  return (
    <div class="priority-chart" ref={box}>
      {width > 0 && (
        <svg
          width={width}
          height={height + margin.top + margin.bottom}
          role="img"
          aria-label={`${texts.drawing}. ${props.said}`}
        >
          <g transform={`translate(${margin.left} ${margin.top})`}>
            <Axes x={plan.x} width={inner.width} texts={texts} />
            {plan.latestX !== null && <Latest x={plan.latestX} word={texts.lineLatest} />}
            <path class="priority-chart__class" d={drawn(plan.classLine)} />
            <path class="priority-chart__same" d={drawn(plan.ordinary)} />
            {earlier > 0 && <path class="priority-chart__earlier" d={drawn(plan.earlierLine)} />}
            {plan.meets !== null && <circle class="priority-chart__meets" cx={plan.meets.x} cy={plan.meets.y} r={6} />}
          </g>
        </svg>
      )}
      <Legend texts={texts} earlier={earlier > 0 ? time(earlier) : null} />
    </div>
  );
}

const Axes = (props: {
  readonly x: (seconds: number) => number;
  readonly width: number;
  readonly texts: Words<typeof az>;
}) => (
  <>
    {durationTicks(until, 4).map((tick) => (
      <g key={tick} class="priority-chart__tick">
        <path d={`M${props.x(tick)} 0V${height}`} />
        <text x={props.x(tick)} y={height + 16} text-anchor="middle">
          {tick / 60}
        </text>
      </g>
    ))}
    <text class="priority-chart__axis" x={props.width} y={height + 34} text-anchor="end">
      {`${props.texts.axisWait}, ${props.texts.minutes} →`}
    </text>
    <text class="priority-chart__axis" x={-8} y={-8}>
      {`↑ ${props.texts.axisPriority}`}
    </text>
  </>
);

const Latest = ({ x, word }: { readonly x: number; readonly word: string }) => (
  <g class="priority-chart__latest">
    <path d={`M${x} 0V${height}`} />
    <text x={x} y={-8} text-anchor="middle">
      {word}
    </text>
  </g>
);

/** What each line stands for; `earlier` null = that one is not drawn. */
const Legend = ({ texts, earlier }: { readonly texts: Words<typeof az>; readonly earlier: string | null }) => (
  <ul class="priority-chart__legend">
    <Key name="class" word={texts.lineClass} />
    <Key name="same" word={texts.lineSame} />
    {earlier !== null && <Key name="earlier" word={texts.lineEarlier(earlier)} />}
  </ul>
);

const Key = ({ name, word }: { readonly name: 'class' | 'same' | 'earlier'; readonly word: string }) => (
  <li>
    <svg width="32" height="10" aria-hidden="true">
      <path class={`priority-chart__${name}`} d="M0 5H32" />
    </svg>
    {word}
  </li>
);

const drawn = ({ from, to }: Line): string =>
  `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`;

const until = 3600;
const height = 220;
const margin = { left: 16, right: 16, top: 24, bottom: 40 };
