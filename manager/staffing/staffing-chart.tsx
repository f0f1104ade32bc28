import { countTicks, yOf } from '../../shared/reports/chart-scale.ts';
import { wholeNumber } from '../../shared/reports/figure-words.ts';
import type { StaffingHour } from '../../shared/reports/staffing.ts';
import { useWidth } from '../ui/use-width.ts';
import { useWords } from '../ui/use-words.ts';

/** Counters needed as steps over the counters that were open; what is missing is hatched between them. */
export function StaffingChart(props: { readonly hours: readonly StaffingHour[]; readonly label: string }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const { hours } = props;
  const plan = planOf(hours, width);
  return (
    <div ref={ref} class="staffing__plot">
      {width > 0 && (
        <svg width={width} height={top + height + foot} role="img" aria-label={props.label}>
          <defs>
            <pattern id="lacking" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect class="lacking__ground" width="7" height="7" />
              <line class="lacking__line" x1="0" x2="0" y1="0" y2="7" />
            </pattern>
          </defs>
          <Axis plan={plan} width={width} />
          {hours.map((hour, index) => (
            <Hour key={hour.hour} hour={hour} index={index} plan={plan} />
          ))}
          <path class="staffing__steps staffing__steps--halo" d={steps(hours, plan)} />
          <path class="staffing__steps" d={steps(hours, plan)} />
          {hours.map((hour, index) => (
            <Needed key={hour.hour} hour={hour} x={plan.x(index) + plan.room / 2} plan={plan} />
          ))}
        </svg>
      )}
    </div>
  );
}

const height = 300;
const top = 30;
const foot = 28;
const gutter = 40;
const gap = 0.22;
/** What a figure above the line takes, in px. */
const letterRoom = 26;

interface Plan {
  readonly room: number;
  readonly max: number;
  readonly y: (counters: number) => number;
  readonly x: (index: number) => number;
}

const planOf = (hours: readonly StaffingHour[], width: number): Plan => {
  const ticks = countTicks(Math.max(1, ...hours.map(({ needed, open }) => Math.max(needed, open))), 5);
  const max = ticks.at(-1) ?? 1;
  const room = (width - gutter) / Math.max(1, hours.length);
  return { room, max, y: (counters) => top + yOf(counters, max, height), x: (index) => gutter + index * room };
};

/** How many are needed: above the line, within the column where that is high enough, else above the column too. */
const Needed = ({ hour, x, plan }: { readonly hour: StaffingHour; readonly x: number; readonly plan: Plan }) => {
  const { needed, open } = hour;
  const isInside = plan.y(needed) - plan.y(open) >= letterRoom;
  return (
    <text
      class={isInside ? 'staffing__needed staffing__needed--inside' : 'staffing__needed'}
      x={x}
      y={plan.y(isInside ? needed : Math.max(needed, open)) - 9}
      text-anchor="middle"
    >
      {needed}
    </text>
  );
};

/** The needed counters as one line of steps from the first hour to the last. */
const steps = (hours: readonly StaffingHour[], { x, y }: Plan): string =>
  hours.map(({ needed }, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(needed)}H${x(index + 1)}`).join('');

const Axis = ({ plan, width }: { readonly plan: Plan; readonly width: number }) => {
  const { words } = useWords();
  return (
    <>
      {countTicks(plan.max, 5).map((value) => (
        <g key={value}>
          <line
            class={value === 0 ? 'axis-line' : 'grid-line'}
            x1={gutter}
            x2={width}
            y1={plan.y(value) + 0.5}
            y2={plan.y(value) + 0.5}
          />
          <text class="axis" x={gutter - 10} y={plan.y(value) + 4} text-anchor="end">
            {wholeNumber(value, words)}
          </text>
        </g>
      ))}
    </>
  );
};

const Hour = (props: { readonly hour: StaffingHour; readonly index: number; readonly plan: Plan }) => {
  const { words } = useWords();
  const { hour, index, plan } = props;
  const { needed, open } = hour;
  const x = plan.x(index) + (plan.room * gap) / 2;
  const wide = plan.room * (1 - gap);
  const middle = plan.x(index) + plan.room / 2;
  const lacking = needed - open;
  return (
    <g>
      <rect class="column column--open" x={x} y={plan.y(open)} width={wide} height={plan.y(0) - plan.y(open)} />
      {lacking > 0 && (
        <rect class="lacking" x={x} y={plan.y(needed)} width={wide} height={plan.y(open) - plan.y(needed)} />
      )}
      <text class="axis" x={middle} y={top + height + 20} text-anchor="middle">
        {words.hour(hour.hour)}
      </text>
    </g>
  );
};
