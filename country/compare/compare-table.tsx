import { dash, dateInFigures, duration, percent, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { ReportRow } from '../../shared/reports/figures.ts';
import { dateIn } from '../../shared/words.ts';
import { type Scene, useScene } from '../screens/context.ts';
import { whenOf, zone } from '../screens/when.ts';
import type { CompareModel, CompareState } from './compare-model.ts';
import { compareCsv, kindOf, type NamedRow, namedRows } from './named-rows.ts';
import {
  barOf,
  type ComparedFigure,
  comparedFigures,
  countOf,
  figureOf,
  isSmall,
  type RankedRow,
  ranked,
} from './ranks.ts';
import { daysOfSpan } from './spans.ts';
import { compareWords } from './words.ts';

interface Parts {
  readonly model: CompareModel;
  readonly found: Extract<CompareState, { readonly step: 'ready' }>;
  readonly now: number;
}

/** The rows with their figures, a bar beside the one that they are ranked by, and all together below. */
export function CompareTable({ model, found, now }: Parts) {
  const scene = useScene();
  const own = compareWords(scene.language);
  const { value, asked } = found;
  if (value.rows.length === 0) return <p class="centres__none">{own.nothing}</p>;
  const sort = model.sort.value;
  const named = namedRows(value, asked.by, { language: scene.language, own, now });
  const order = ranked(named, sort, new Intl.Collator(scene.language, { numeric: true }));
  const rows = named.map(({ row }) => row);
  return (
    <>
      <About found={found} rows={order} now={now} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="centres" tabIndex={0} aria-label={own.table}>
        <table>
          <Heads model={model} />
          <tbody>
            {order.map(({ row: one, rank }) => (
              <tr key={one.row.key}>
                {sort.column !== 'name' && (
                  <td class="figure compare__rank">
                    <span class="centres__word">{own.rank}</span>
                    <span>{rank ?? dash}</span>
                  </td>
                )}
                <Name one={one} isCentre={asked.by === 'centre'} />
                <Figures row={one.row} model={model} bars={rows} />
              </tr>
            ))}
          </tbody>
          <Together model={model} row={value.total} />
        </table>
      </section>
    </>
  );
}

const Together = ({ model, row }: Pick<Parts, 'model'> & { readonly row: ReportRow }) => {
  const { language } = useScene();
  return (
    <tfoot>
      <tr>
        {model.sort.value.column !== 'name' && <td class="figure compare__rank" />}
        <th scope="row" class="centres__name">
          {compareWords(language).all}
        </th>
        <Figures row={row} model={model} bars={null} />
      </tr>
    </tfoot>
  );
};

const About = ({ found, rows, now }: Omit<Parts, 'model'> & { readonly rows: readonly RankedRow<NamedRow>[] }) => {
  const { country, language } = useScene();
  const own = compareWords(language);
  const { from, to } = daysOfSpan(found.asked.span, dateIn(now, zone));
  const file = encodeURIComponent(compareCsv(rows, found.asked.by, own, country.numbers.decimal));
  return (
    <p class="compare__about">
      <span>
        {own.of(
          wholeNumber(found.value.centres.length, country),
          dateInFigures(from, own.dateSign),
          dateInFigures(to, own.dateSign),
        )}
        {' · '}
        {own.asOf(whenOf(found.value.asOf, own.dateSign))}
      </span>
      <a class="button" href={`data:text/csv;charset=utf-8,${file}`} download={`${own.file}-${from}-${to}.csv`}>
        {own.csv}
      </a>
    </p>
  );
};

const Heads = ({ model }: Pick<Parts, 'model'>) => {
  const { language } = useScene();
  const own = compareWords(language);
  const head = (column: 'name' | ComparedFigure, word: string, explained?: string) => {
    const { column: by, turned } = model.sort.value;
    const isUp = turned !== (column === 'name' || kindOf(column) === 'duration' || column === 'noShow');
    return (
      <th
        key={column}
        scope="col"
        class={column === 'name' ? undefined : 'figure'}
        aria-sort={by === column ? (isUp ? 'ascending' : 'descending') : undefined}
      >
        <button type="button" class="sort" title={explained} onClick={() => model.sortBy(column)}>
          {word}
          <span aria-hidden="true" class="sort__arrow">
            {by === column ? (turned ? '↑' : '↓') : ''}
          </span>
        </button>
      </th>
    );
  };
  return (
    <thead>
      <tr>
        {model.sort.value.column !== 'name' && (
          <th scope="col" class="figure">
            {own.rank}
          </th>
        )}
        {head('name', own.keys[model.asked.value.by])}
        {comparedFigures.map((figure) => head(figure, own.figures[figure], own.explained[figure]))}
      </tr>
    </thead>
  );
};

const Name = ({ one, isCentre }: { readonly one: NamedRow; readonly isCentre: boolean }) => {
  const { language } = useScene();
  const own = compareWords(language);
  return (
    <th scope="row" class="centres__name">
      {isCentre ? <a href={`/manager?centre=${encodeURIComponent(one.row.key)}#history`}>{one.label}</a> : one.label}
      {one.cutSince !== null && <small>{own.cut(whenOf(one.cutSince, own.dateSign))}</small>}
    </th>
  );
};

/** `bars` = the rows whose figures the bars are held against; null = none are drawn. */
const Figures = (
  props: Pick<Parts, 'model'> & { readonly row: ReportRow; readonly bars: readonly ReportRow[] | null },
) => {
  const scene = useScene();
  const own = compareWords(scene.language);
  const { row, bars } = props;
  const { column } = props.model.sort.value;
  return (
    <>
      {comparedFigures.map((figure) => (
        <td key={figure} class={isSmall(row, figure) ? 'figure compare__small' : 'figure'}>
          <span class="centres__word">{own.figures[figure]}</span>
          <span>
            {wordOf(figureOf(row, figure), figure, scene)}
            {figure !== 'issued' && (figure === column || isSmall(row, figure)) && (
              <small>n = {wholeNumber(countOf(row, figure), scene.country)}</small>
            )}
            {bars !== null && figure === column && !isSmall(row, figure) && <Bar long={barOf(row, figure, bars)} />}
          </span>
        </td>
      ))}
    </>
  );
};

const Bar = ({ long }: { readonly long: number }) => (
  <svg class="compare__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="compare__groove" width="100" height="6" />
    <rect class="compare__fill" width={Math.round(long * 1000) / 10} height="6" />
  </svg>
);

const wordOf = (value: number | null, figure: ComparedFigure, { country }: Scene): string => {
  if (value === null) return dash;
  switch (kindOf(figure)) {
    case 'duration':
      return duration(value, country);
    case 'share':
      return percent(value, country);
    case 'count':
      return wholeNumber(value, country);
  }
};
