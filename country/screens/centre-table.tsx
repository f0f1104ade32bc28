import { useLayoutEffect } from 'preact/hooks';
import { dash, duration, maybePercent, wholeNumber } from '../../shared/reports/figure-words.ts';
import { clockTime } from '../../shared/words.ts';
import type { BoardModel } from '../board-model.ts';
import { longestSeconds, type RowColumn, rowColumns, silentSeconds } from '../row-order.ts';
import { type BoardRow, centreName } from '../rows.ts';
import { lookAt } from './board-frame.tsx';
import { type Scene, useScene } from './context.ts';
import { memo } from './memo.ts';
import { Running } from './running.tsx';
import { StateMarks } from './state-marks.tsx';

/** The centres, a row each, sorted by any column. */
export function CentreTable({ board, at }: { readonly board: BoardModel; readonly at: string }) {
  useLayoutEffect(() => lookAt(at), []);
  const { country, ...scene } = useScene();
  const rows = board.rows.value;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="centres" tabIndex={0} aria-label={country.table}>
      <table>
        <thead>
          <tr>
            {rowColumns.map((column) => (
              <Head key={column} board={board} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.centre.id}
              row={row}
              now={board.now}
              scene={{ country, ...scene }}
              language={scene.language}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Head = ({ board, column }: { readonly board: BoardModel; readonly column: RowColumn }) => {
  const { country } = useScene();
  const { column: sorted, turned } = board.sort.value;
  const isName = column === 'name';
  return (
    <th
      scope="col"
      class={isName || column === 'wrong' ? undefined : 'figure'}
      aria-sort={sorted === column ? (turned === isName ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" class="sort" onClick={() => board.sortBy(column)}>
        {country.columns[column]}
        <span aria-hidden="true" class="sort__arrow">
          {sorted === column ? (turned ? '↑' : '↓') : ''}
        </span>
      </button>
    </th>
  );
};

interface RowProps {
  readonly row: BoardRow;
  readonly now: BoardModel['now'];
  readonly scene: Scene;
  readonly language: string;
}

/** Drawn again only where its centre has changed, or the language. */
const Row = memo(
  ({ row, now, scene }: RowProps) => {
    const { country } = scene;
    const { centre, asOf } = row;
    const { hall, today } = centre;
    return (
      <tr class={asOf === null ? undefined : 'centres__old'}>
        <Name row={row} scene={scene} />
        <td class="centres__state">
          <StateMarks row={row} />
        </td>
        <Cell column="waiting" scene={scene}>
          {hall === null ? dash : wholeNumber(hall.waiting, country)}
        </Cell>
        <Cell column="longest" scene={scene}>
          <Running text={() => maybe(longestSeconds(row, now.value), scene)} />
        </Cell>
        <Cell column="counters" scene={scene}>
          {hall === null
            ? dash
            : country.of(wholeNumber(hall.counters.open, country), wholeNumber(hall.counters.all, country))}
        </Cell>
        <Cell column="level" scene={scene}>
          {maybePercent(today?.serviceLevel ?? null, country)}
          {today !== null && today.calls > 0 && <small>n = {wholeNumber(today.calls, country)}</small>}
        </Cell>
        <Heard row={row} now={now} scene={scene} />
        <Behind row={row} scene={scene} />
      </tr>
    );
  },
  (before, after) => before.row === after.row && before.language === after.language,
);

/** When it was heard of, and by how much its clock is wrong. */
const Heard = ({ row, now, scene }: Pick<RowProps, 'row' | 'now' | 'scene'>) => (
  <Cell column="heard" scene={scene}>
    <Running text={() => heard(row, now.value, scene)} />
    {row.troubles.includes('clock-wrong') && (
      <small class="centres__said">{skewWords(row.centre.said?.clockSkewSeconds ?? 0, scene.country)}</small>
    )}
  </Cell>
);

/** What its figures lack, here and there, and whether its program is another one. */
const Behind = ({ row: { centre }, scene }: Pick<RowProps, 'row' | 'scene'>) => {
  const { country } = scene;
  const { queue = 0, isOlder = false, version = '' } = centre.said ?? {};
  return (
    <Cell column="behind" scene={scene}>
      {centre.behind === 0 ? dash : country.events(wholeNumber(centre.behind, country))}
      {queue > 0 && <small class="centres__said">{country.toSend(wholeNumber(queue, country))}</small>}
      {centre.newer && <small class="centres__said">{country.newer}</small>}
      {isOlder && <small class="centres__said">{country.older(version)}</small>}
    </Cell>
  );
};

/** The name, which leads to its hall, and of when the figures are. */
const Name = ({ row: { centre, asOf }, scene: { country, language } }: Pick<RowProps, 'row' | 'scene'>) => (
  <th scope="row" class="centres__name">
    <a id={`centre-${centre.id}`} class="centre-link" href={`/manager?centre=${encodeURIComponent(centre.id)}`}>
      {centreName(centre, language)}
    </a>
    {asOf !== null && <small>{country.asOf(clockTime(Date.parse(asOf), centre.timeZone))}</small>}
  </th>
);

/** Its word stands beside the figure where there is no room for a head above. */
const Cell = (props: {
  readonly column: RowColumn;
  readonly scene: Scene;
  readonly children: preact.ComponentChildren;
}) => (
  <td class="figure">
    <span class="centres__word">{props.scene.country.columns[props.column]}</span>
    <span>{props.children}</span>
  </td>
);

const skewWords = (seconds: number, country: Scene['country']): string =>
  (seconds > 0 ? country.clockAhead : country.clockBehind)(duration(Math.abs(seconds), country));

const maybe = (seconds: number | null, { country }: Scene): string =>
  seconds === null ? dash : duration(seconds, country);

const heard = ({ centre }: BoardRow, now: number, { country }: Scene): string => {
  const seconds = silentSeconds(centre, now);
  return seconds === null ? country.never : country.ago(duration(seconds, country));
};
