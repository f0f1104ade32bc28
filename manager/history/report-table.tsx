import { dash, maybePercent, wholeNumber } from '../../shared/figure-words.ts';
import type { ReportKey, ReportRow } from '../../shared/figures.ts';
import { figureIn, type ReportFigure, reportFigures } from '../../shared/report-rows.ts';
import { Definition } from '../ui/definition.tsx';
import { columnDuration, type ManagerWords } from '../ui/format.ts';
import { type SortedRows, SortTable } from '../ui/sort-table.tsx';
import { useWords } from '../ui/use-words.ts';

/** Every figure of a report: a row a key, the total first, sorted by any column. */
export function ReportTable(props: SortedRows<ReportRow, ReportFigure> & { readonly by: ReportKey }) {
  const { words } = useWords();
  return (
    <SortTable
      {...props}
      class="table--report"
      figures={reportFigures}
      apart={['wait.mean', 'service.mean', 'serviceLevel']}
      groups={<Groups />}
      keyHead={words.history.keys[props.by]}
      head={(figure) => ({ word: headWord(figure, words) })}
      cell={(row, figure) => cellWord(row, figure, words)}
    />
  );
}

const isSpread = (column: ReportFigure): boolean => column.includes('.');

/** A figure of a row as the reader's language writes it. */
const cellWord = (row: ReportRow, column: ReportFigure, words: ManagerWords): string => {
  const figure = figureIn(row, column);
  if (figure === null) return dash;
  if (column === 'serviceLevel') return maybePercent(figure, words);
  return isSpread(column) && !column.endsWith('.count') ? columnDuration(figure, words) : wholeNumber(figure, words);
};

const isWordOf = <Words extends object>(words: Words, name: string): name is keyof Words & string =>
  Object.hasOwn(words, name);
const headWord = (column: ReportFigure, words: ManagerWords): string => {
  if (column === 'serviceLevel') return words.history.level;
  if (column === 'issued' || column === 'served' || column === 'noShow' || column === 'abandoned') {
    return words.figures[column];
  }
  const part = column.split('.')[1] ?? '';
  return isWordOf(words.spread, part) ? words.spread[part] : '';
};

const SpreadDefinition = ({ figure }: { readonly figure: 'wait' | 'service' }) => {
  const { words } = useWords();
  const { spread, spreadMore } = words;
  return (
    <Definition figure={words.figures[figure]}>
      {words.definitions[figure]}
      {(['median', 'p90', 'count'] as const).map((part) => ` ${spread[part]}: ${spreadMore[part]}`)}
    </Definition>
  );
};

const Groups = () => {
  const { history } = useWords().words;
  const spreads = reportFigures.filter(isSpread).length / 2;
  return (
    <tr class="table__groups">
      <td colSpan={5} />
      <th scope="colgroup" colSpan={spreads} class="apart">
        {history.waitGroup} <SpreadDefinition figure="wait" />
      </th>
      <th scope="colgroup" colSpan={spreads} class="apart">
        {history.serviceGroup} <SpreadDefinition figure="service" />
      </th>
      <td class="apart" />
    </tr>
  );
};
