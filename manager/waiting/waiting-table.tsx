import { dash, maybePercent, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { QuotedKey } from '../../shared/reports/figures.ts';
import type { QuotedRow } from '../../shared/tickets/estimate.ts';
import { columnDuration, type ManagerWords } from '../ui/format.ts';
import { type SortedRows, SortTable } from '../ui/sort-table.tsx';
import { useWords } from '../ui/use-words.ts';
import { KeptBar } from './waiting-figures.tsx';
import { type QuotedFigure, quotedFigures } from './waiting-rows.ts';

/** What was quoted against what came, a row a key, the total first, sorted by any column. */
export function WaitingTable(props: SortedRows<QuotedRow, QuotedFigure> & { readonly by: QuotedKey }) {
  const { words } = useWords();
  return (
    <SortTable
      {...props}
      class="table--promises"
      figures={quotedFigures}
      keyHead={words.history.keys[props.by]}
      head={(figure) => headOf(figure, words)}
      cell={(row, figure) => <Cell row={row} figure={figure} />}
    />
  );
}

/** A difference with its sign: +1 min 20 s, −40 s. */
const signed = (seconds: number | null, words: ManagerWords): string => {
  if (seconds === null) return dash;
  const size = columnDuration(Math.abs(seconds), words);
  return seconds === 0 ? size : `${seconds > 0 ? '+' : '−'}${size}`;
};

const Cell = (props: { readonly row: QuotedRow; readonly figure: QuotedFigure }) => {
  const { words } = useWords();
  const { row, figure } = props;
  switch (figure) {
    case 'count':
      return <>{wholeNumber(row.count, words)}</>;
    case 'quoted':
    case 'waited':
    case 'meanError':
      return <>{columnDuration(row[figure], words)}</>;
    case 'bias':
      return <>{signed(row.bias, words)}</>;
    case 'inside':
      return (
        <span class="kept__cell">
          <KeptBar share={row.inside} />
          {maybePercent(row.inside, words)}
        </span>
      );
  }
};

const headOf = (figure: QuotedFigure, { waiting }: ManagerWords) => {
  switch (figure) {
    case 'count':
      return { word: waiting.tickets, definition: waiting.ticketsIs };
    case 'quoted':
      return { word: waiting.quoted, definition: waiting.quotedIs };
    case 'waited':
      return { word: waiting.waited, definition: waiting.waitedIs };
    case 'bias':
      return { word: waiting.bias, definition: waiting.biasIs };
    case 'meanError':
      return { word: waiting.error, definition: waiting.errorIs };
    case 'inside':
      return { word: waiting.kept, definition: waiting.keptIs };
  }
};
