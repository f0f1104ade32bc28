import { dash, decimal, maybePercent, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { StaffingHour } from '../../shared/reports/staffing.ts';
import { Definition } from '../ui/definition.tsx';
import { columnDuration, type ManagerWords } from '../ui/format.ts';
import { useWords } from '../ui/use-words.ts';
import { missing } from './staffing-model.ts';

/** The figures of the picture, hour by hour; below them those of the phone desks. */
export function StaffingTable(props: {
  readonly hours: readonly StaffingHour[];
  readonly calls: readonly StaffingHour[];
  readonly label: string;
}) {
  const { words } = useWords();
  const { columns, more } = words.staffing;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="report" tabIndex={0} aria-label={words.history.table}>
      <table class="table">
        <caption class="visually-hidden">{props.label}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.hour}</th>
            {heads.map((head) => (
              <th key={head} scope="col" class="figure">
                {columns[head]} <Definition figure={columns[head]}>{more[head]}</Definition>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.hours.map((hour) => (
            <Row key={hour.hour} hour={hour} />
          ))}
        </tbody>
        {props.calls.length > 0 && <Phones hours={props.calls} />}
      </table>
    </section>
  );
}

const heads = ['arrivals', 'handling', 'open', 'needed', 'full', 'difference', 'wait', 'level'] as const;

/** Calls have rows of their own, under their own head. */
const Phones = ({ hours }: { readonly hours: readonly StaffingHour[] }) => (
  <tbody>
    <tr>
      <th scope="rowgroup" colSpan={heads.length + 1} class="plain staffing__strong">
        {useWords().words.staffing.phones}
      </th>
    </tr>
    {hours.map((hour) => (
      <Row key={hour.hour} hour={hour} />
    ))}
  </tbody>
);

/** Open less needed: −2,0; +0,7; 0. */
const differenceWord = (lacks: number, words: ManagerWords): string => {
  if (Math.abs(lacks) < 0.05) return '0';
  return `${lacks > 0 ? '−' : '+'}${decimal(Math.abs(lacks), words)}`;
};

const Row = ({ hour }: { readonly hour: StaffingHour }) => {
  const { words } = useWords();
  const lacks = missing(hour);
  return (
    <tr>
      <th scope="row" class="plain">
        {words.hour(hour.hour)}
      </th>
      <td class="figure">{decimal(hour.arrivals, words)}</td>
      <td class="figure">{hour.arrivals === 0 ? dash : columnDuration(hour.handlingSeconds, words)}</td>
      <td class="figure">{decimal(hour.open, words)}</td>
      <td class="figure staffing__strong">{wholeNumber(hour.needed, words)}</td>
      <td class="figure">{wholeNumber(hour.neededWhenFull, words)}</td>
      <td class={`figure ${lacks >= 0.5 ? 'staffing__lacks' : ''}`}>{differenceWord(lacks, words)}</td>
      <td class="figure">{columnDuration(hour.waitSeconds, words)}</td>
      <td class="figure">{maybePercent(hour.serviceLevel, words)}</td>
    </tr>
  );
};
