import type { ReportHeads } from '../../shared/csv.ts';
import type { ReportKey, ReportRow } from '../../shared/figures.ts';
import { columnDuration, dash, type ManagerWords, maybePercent, wholeNumber } from '../format.ts';
import { type Column, columns, figureIn, type Sort } from '../report-rows.ts';
import { Definition } from './parts.tsx';
import { useVocabulary } from './vocabulary.ts';

/** A figure of a row as the reader's language writes it. */
const cellWord = (row: ReportRow, column: Column, words: ManagerWords): string => {
  const figure = figureIn(row, column);
  if (figure === null) return dash;
  if (column === 'serviceLevel') return maybePercent(figure, words);
  return column.includes('.') && !column.endsWith('.count')
    ? columnDuration(figure, words)
    : wholeNumber(figure, words);
};

const isSpread = (column: Column): boolean => column.includes('.');

const headWord = (column: Column, by: ReportKey, words: ManagerWords): string => {
  if (column === 'key') return words.history.keys[by];
  if (column === 'serviceLevel') return words.history.level;
  if (column === 'issued' || column === 'served' || column === 'noShow' || column === 'abandoned') {
    return words.figures[column];
  }
  const part = column.split('.')[1];
  return words.spread[part as keyof typeof words.spread] ?? '';
};

/** The heads of the same columns for a CSV file, which name figure and unit in full. */
export const csvHeads = (by: ReportKey, words: ManagerWords): ReportHeads => {
  const { figures, spread, history } = words;
  const spreadHeads = (figure: string) => ({
    mean: `${figure}: ${spread.mean} (${history.seconds})`,
    median: `${figure}: ${spread.median} (${history.seconds})`,
    p90: `${figure}: ${spread.p90} (${history.seconds})`,
    max: `${figure}: ${spread.max} (${history.seconds})`,
    count: `${figure}: ${spread.count}`,
  });
  return {
    key: history.keys[by],
    issued: figures.issued,
    served: figures.served,
    noShow: figures.noShow,
    abandoned: figures.abandoned,
    wait: spreadHeads(history.waitGroup),
    service: spreadHeads(history.serviceGroup),
    serviceLevel: `${figures.serviceLevel} (%)`,
  };
};

const classOf = (column: Column): string | undefined => {
  if (column === 'key') return undefined;
  return column === 'wait.mean' || column === 'service.mean' || column === 'serviceLevel' ? 'figure apart' : 'figure';
};

const Head = (props: {
  readonly column: Column;
  readonly by: ReportKey;
  readonly sort: Sort;
  readonly onSort: (column: Column) => void;
}) => {
  const { words } = useVocabulary();
  const { column, sort } = props;
  const sorted = sort.column === column;
  const word = headWord(column, props.by, words);
  return (
    <th
      scope="col"
      class={classOf(column)}
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" class="sort" onClick={() => props.onSort(column)}>
        {word}
        <span aria-hidden="true" class="sort__arrow">
          {sorted ? (sort.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
};

const Cells = ({ row }: { readonly row: ReportRow }) => {
  const { words } = useVocabulary();
  return (
    <>
      {columns
        .filter((column) => column !== 'key')
        .map((column) => (
          <td key={column} class={classOf(column)}>
            {cellWord(row, column, words)}
          </td>
        ))}
    </>
  );
};

const SpreadDefinition = ({ figure }: { readonly figure: 'wait' | 'service' }) => {
  const { words } = useVocabulary();
  const { spread, spreadMore } = words;
  return (
    <Definition figure={words.figures[figure]}>
      {words.definitions[figure]}
      {(['median', 'p90', 'count'] as const).map((part) => ` ${spread[part]}: ${spreadMore[part]}`)}
    </Definition>
  );
};

/** Every figure of a report: a row a key, the total first, sorted by any column. */
export const ReportTable = (props: {
  readonly by: ReportKey;
  readonly rows: readonly ReportRow[];
  readonly total: ReportRow;
  readonly sort: Sort;
  readonly onSort: (column: Column) => void;
  readonly keyWord: (key: string) => string;
}) => {
  const { words } = useVocabulary();
  const spreads = columns.filter(isSpread).length / 2;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="report" tabIndex={0} aria-label={words.history.table}>
      <table class="table table--report">
        <thead>
          <tr class="table__groups">
            <td colSpan={5} />
            <th scope="colgroup" colSpan={spreads} class="apart">
              {words.history.waitGroup} <SpreadDefinition figure="wait" />
            </th>
            <th scope="colgroup" colSpan={spreads} class="apart">
              {words.history.serviceGroup} <SpreadDefinition figure="service" />
            </th>
            <td class="apart" />
          </tr>
          <tr>
            {columns.map((column) => (
              <Head key={column} column={column} by={props.by} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="table__total">
            <th scope="row">{words.history.total}</th>
            <Cells row={props.total} />
          </tr>
          {props.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" class="plain">
                {props.keyWord(row.key)}
              </th>
              <Cells row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
