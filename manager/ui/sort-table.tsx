import type { ComponentChildren } from 'preact';
import { Definition } from './definition.tsx';
import type { Sort } from './sorting.ts';
import { useWords } from './use-words.ts';

/** The rows of a table, and the column they are sorted by. */
export interface SortedRows<Row, Figure extends string> {
  readonly rows: readonly Row[];
  readonly total: Row;
  readonly keyWord: (key: string) => string;
  readonly sort: Sort<Figure>;
  readonly onSort: (column: 'key' | Figure) => void;
}

/** A table of figures: a row a key, the total first, sorted by any column. */
export function SortTable<Row extends { readonly key: string }, Figure extends string>(props: Shown<Row, Figure>) {
  const { words } = useWords();
  const { sort, onSort, figures } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="report" tabIndex={0} aria-label={words.history.table}>
      <table class={`table ${props.class}`}>
        <thead>
          {props.groups}
          <tr>
            <Head column="key" word={props.keyHead} sort={sort} onSort={onSort} />
            {figures.map((figure) => (
              <Head
                key={figure}
                column={figure}
                class={classOf(figure, props.apart)}
                {...props.head(figure)}
                sort={sort}
                onSort={onSort}
              />
            ))}
          </tr>
        </thead>
        <Body {...props} />
      </table>
    </section>
  );
}

type Shown<Row, Figure extends string> = SortedRows<Row, Figure> & {
  readonly class: string;
  readonly figures: readonly Figure[];
  /** Figures that stand apart from the one before. */
  readonly apart?: readonly Figure[];
  /** A row of heads above those of the figures. */
  readonly groups?: ComponentChildren;
  readonly keyHead: string;
  readonly head: (figure: Figure) => { readonly word: string; readonly definition?: string };
  readonly cell: (row: Row, figure: Figure) => ComponentChildren;
  /** A second row of sums, below the total: what it is compared with. */
  readonly compared?: { readonly head: string; readonly total: Row } | undefined;
};

const classOf = <Figure extends string>(figure: Figure, apart: readonly Figure[] | undefined): string =>
  apart?.includes(figure) ? 'figure apart' : 'figure';

const Body = <Row extends { readonly key: string }, Figure extends string>(props: Shown<Row, Figure>) => {
  const { words } = useWords();
  const { rows, total, compared } = props;
  const cells = (row: Row) =>
    props.figures.map((figure) => (
      <td key={figure} class={classOf(figure, props.apart)}>
        {props.cell(row, figure)}
      </td>
    ));
  return (
    <tbody>
      <tr class="table__total">
        <th scope="row">{words.history.total}</th>
        {cells(total)}
      </tr>
      {compared !== undefined && (
        <tr class="table__compared">
          <th scope="row">{compared.head}</th>
          {cells(compared.total)}
        </tr>
      )}
      {rows.map((row) => (
        <tr key={row.key}>
          <th scope="row" class="plain">
            {props.keyWord(row.key)}
          </th>
          {cells(row)}
        </tr>
      ))}
    </tbody>
  );
};

const Head = <Figure extends string>(
  props: Pick<SortedRows<unknown, Figure>, 'sort' | 'onSort'> & {
    readonly column: 'key' | Figure;
    readonly class?: string | undefined;
    readonly word: string;
    readonly definition?: string | undefined;
  },
) => {
  const { column, sort, word, definition } = props;
  const sorted = sort.column === column;
  return (
    <th scope="col" class={props.class} aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" class="sort" onClick={() => props.onSort(column)}>
        {word}
        <span aria-hidden="true" class="sort__arrow">
          {sorted ? (sort.descending ? '↓' : '↑') : ''}
        </span>
      </button>{' '}
      {definition !== undefined && <Definition figure={word}>{definition}</Definition>}
    </th>
  );
};
