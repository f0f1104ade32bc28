import type { QuotedKey, QuotedRow } from '../../shared/estimate.ts';
import { columnDuration, dash, type ManagerWords, maybePercent, wholeNumber } from '../format.ts';
import { type QuotedColumn, type QuotedSort, quotedColumns } from '../waiting-rows.ts';
import { Definition } from './parts.tsx';
import { useVocabulary } from './vocabulary.ts';
import { KeptBar } from './waiting-figures.tsx';

/** A difference with its sign: +1 min 20 s, −40 s. */
const signed = (seconds: number | null, words: ManagerWords): string => {
  if (seconds === null) return dash;
  const size = columnDuration(Math.abs(seconds), words);
  return seconds === 0 ? size : `${seconds > 0 ? '+' : '−'}${size}`;
};

const cellWord = (row: QuotedRow, column: Exclude<QuotedColumn, 'key'>, words: ManagerWords): string => {
  switch (column) {
    case 'count':
      return wholeNumber(row.count, words);
    case 'quoted':
    case 'waited':
    case 'meanError':
      return columnDuration(row[column], words);
    case 'bias':
      return signed(row.bias, words);
    case 'inside':
      return maybePercent(row.inside, words);
  }
};

const headOf = (column: Exclude<QuotedColumn, 'key'>, { waiting }: ManagerWords): readonly [string, string] => {
  switch (column) {
    case 'count':
      return [waiting.tickets, waiting.ticketsIs];
    case 'quoted':
      return [waiting.quoted, waiting.quotedIs];
    case 'waited':
      return [waiting.waited, waiting.waitedIs];
    case 'bias':
      return [waiting.bias, waiting.biasIs];
    case 'meanError':
      return [waiting.error, waiting.errorIs];
    case 'inside':
      return [waiting.kept, waiting.keptIs];
  }
};

const figures = quotedColumns.filter((column) => column !== 'key');

const Head = (props: {
  readonly column: QuotedColumn;
  readonly by: QuotedKey;
  readonly sort: QuotedSort;
  readonly onSort: (column: QuotedColumn) => void;
}) => {
  const { words } = useVocabulary();
  const { column, sort } = props;
  const sorted = sort.column === column;
  const [word, definition] = column === 'key' ? [words.history.keys[props.by], null] : headOf(column, words);
  return (
    <th
      scope="col"
      class={column === 'key' ? undefined : 'figure'}
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" class="sort" onClick={() => props.onSort(column)}>
        {word}
        <span aria-hidden="true" class="sort__arrow">
          {sorted ? (sort.descending ? '↓' : '↑') : ''}
        </span>
      </button>{' '}
      {definition !== null && <Definition figure={word}>{definition}</Definition>}
    </th>
  );
};

const Cells = ({ row }: { readonly row: QuotedRow }) => {
  const { words } = useVocabulary();
  return (
    <>
      {figures.map((column) => (
        <td key={column} class="figure">
          {column === 'inside' ? (
            <span class="kept__cell">
              <KeptBar share={row.inside} />
              {cellWord(row, column, words)}
            </span>
          ) : (
            cellWord(row, column, words)
          )}
        </td>
      ))}
    </>
  );
};

/** What was quoted against what came, a row a key, the total first, sorted by any column. */
export const WaitingTable = (props: {
  readonly by: QuotedKey;
  readonly rows: readonly QuotedRow[];
  readonly total: QuotedRow;
  readonly sort: QuotedSort;
  readonly onSort: (column: QuotedColumn) => void;
  readonly keyWord: (key: string) => string;
}) => {
  const { words } = useVocabulary();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="report waiting__table" tabIndex={0} aria-label={words.history.table}>
      <table class="table table--promises">
        <thead>
          <tr>
            {quotedColumns.map((column) => (
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
