import { durationTicks, yOf } from '../../shared/reports/chart-scale.ts';
import { duration } from '../../shared/reports/figure-words.ts';
import { useWidth } from '../ui/use-width.ts';
import { useWords } from '../ui/use-words.ts';
import { type HourOfWaits, type HourPlan, mostWaited, planPromises } from './promise-plan.ts';
import { keptAim } from './waiting-rows.ts';

/**
 * By hour: the promised range as a band, over it the waits from the tenth to the ninetieth of a hundred with the median as a ring,
 * and in a strip below the share of promises kept.
 */
export function PromiseChart(props: {
  readonly label: string;
  readonly hours: readonly HourOfWaits[];
  readonly pointed: string | null;
  readonly onPoint: (key: string | null) => void;
}) {
  const { words } = useWords();
  const [ref, room] = useWidth<HTMLDivElement>();
  const width = Math.max(0, room - gutter - margin);
  const ticks = durationTicks(mostWaited(props.hours), 5);
  const most = ticks.at(-1) ?? 60;
  const plans = planPromises(props.hours, most, { width, height, strip });
  const at = (x: number): string | null => plans.find((one) => x >= one.x && x < one.x + one.width)?.key ?? null;
  return (
    <div ref={ref} class="chart__plot">
      {width > 0 && (
        <svg
          width={room}
          height={top + height + between + strip + foot}
          role="img"
          aria-label={props.label}
          onPointerMove={(event) => props.onPoint(at(event.offsetX - gutter))}
          onPointerLeave={() => props.onPoint(null)}
        >
          <g transform={`translate(${gutter} ${top})`}>
            <Grounds plans={plans} pointed={props.pointed} />
            <Axis ticks={ticks} most={most} width={width} />
            {plans.map((hour) => (
              <g key={hour.key}>
                <Hour hour={hour} />
                <text class="axis" x={hour.x + hour.width / 2} y={height + 23} text-anchor="middle">
                  {words.hour(hour.key)}
                </text>
              </g>
            ))}
            <Kept plans={plans} width={width} />
          </g>
        </svg>
      )}
    </div>
  );
}

const height = 310;
const strip = 40;
const top = 12;
/** From the axis to the strip: room for the hours. */
const between = 36;
const foot = 24;
const gutter = 88;
const margin = 12;

const Hour = ({ hour }: { readonly hour: HourPlan }) => {
  const { band, spread } = hour;
  const [left, right, middle] = [hour.x, hour.x + hour.width, hour.x + hour.width / 2];
  return (
    <>
      {band !== null && (
        <>
          <line class="promise__edge" x1={left} x2={right} y1={band.y} y2={band.y} />
          <line class="promise__edge" x1={left} x2={right} y1={band.y + band.height} y2={band.y + band.height} />
        </>
      )}
      {spread !== null && (
        <>
          <rect class="came" x={middle - 3} y={spread.y} width={6} height={spread.height} />
          <circle class="came__middle" cx={middle} cy={spread.middle} r={7} />
        </>
      )}
    </>
  );
};

const Kept = ({ plans, width }: { readonly plans: readonly HourPlan[]; readonly width: number }) => {
  const { words } = useWords();
  const aim = yOf(keptAim, 1, strip);
  return (
    <g transform={`translate(0 ${height + between})`}>
      {plans.map(
        ({ key, kept }) =>
          kept !== null && (
            <g key={key}>
              <rect
                class={kept.share < keptAim ? 'column column--excess' : 'column'}
                x={kept.x}
                y={kept.y}
                width={kept.width}
                height={kept.height}
              />
              <text class="axis" x={kept.x + kept.width / 2} y={strip + 16} text-anchor="middle">
                {`${Math.round(kept.share * 100)}${words.numbers.percent}`}
              </text>
            </g>
          ),
      )}
      <line class="axis-line" x1={0} x2={width} y1={strip + 0.5} y2={strip + 0.5} />
      <line class="target-line" x1={0} x2={width} y1={aim} y2={aim} />
      <text class="axis" x={-8} y={aim + 4} text-anchor="end">
        {`${keptAim * 100}${words.numbers.percent}`}
      </text>
    </g>
  );
};

const Axis = (props: { readonly ticks: readonly number[]; readonly most: number; readonly width: number }) => {
  const { words } = useWords();
  return (
    <>
      {props.ticks.map((value) => {
        const y = yOf(value, props.most, height);
        return (
          <g key={value}>
            <line class={value === 0 ? 'axis-line' : 'grid-line'} x1={0} x2={props.width} y1={y + 0.5} y2={y + 0.5} />
            <text class="axis" x={-8} y={y + 4} text-anchor="end">
              {value === 0 ? '0' : duration(value, words)}
            </text>
          </g>
        );
      })}
    </>
  );
};

const Grounds = ({ plans, pointed }: { readonly plans: readonly HourPlan[]; readonly pointed: string | null }) => (
  <>
    {plans.map(({ key, x, width, band }) => (
      <g key={key}>
        {key === pointed && <rect class="promise__pointed" x={x} y={0} width={width} height={height} />}
        {band !== null && <rect class="promise" x={x} y={band.y} width={width} height={band.height} />}
      </g>
    ))}
  </>
);
