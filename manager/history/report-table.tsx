import { dash, maybePercent, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { ReportKey, ReportRow } from '../../shared/reports/figures.ts';
import { figureIn, type ReportFigure } from '../../shared/reports/report-rows.ts';
import { reportWords } from '../../shared/reports/report-words.ts';
import { Definition } from '../ui/definition.tsx';
import { columnDuration, type ManagerWords } from '../ui/format.ts';
import { type SortedRows, SortTable } from '../ui/sort-table.tsx';
import { useWords } from '../ui/use-words.ts';
import { choosingWords } from './choosing-words.ts';
import { groupOf, headWord } from './column-heads.ts';

/** The chosen figures of a report: a row a key, the total first and what it is compared with, sorted by any column. */
export function ReportTable(props: SortedRows<ReportRow, ReportFigure> & Compared & { readonly by: ReportKey }) {
  const { words, language } = useWords();
  const choosing = choosingWords(language);
  const { columns, before, rowsBefore } = props;
  return (
    <SortTable
      {...props}
      class="table--report"
      figures={columns}
      apart={columns.filter((figure, at) => at > 0 && blockOf(figure) !== blockOf(columns[at - 1]))}
      groups={<Groups columns={columns} />}
      keyHead={words.history.keys[props.by]}
      head={(figure) => ({ word: headWord(figure, words) })}
      cell={(row, figure) => {
        const then = rowsBefore.get(row.key);
        return (
          <>
            {cellWord(row, figure, words)}
            {then !== undefined && row !== before && row !== props.total && (
              <small class="was">{choosing.wasBefore(cellWord(then, figure, words))}</small>
            )}
          </>
        );
      }}
      compared={before === null ? undefined : { head: reportWords(language).compared, total: before }}
    />
  );
}

interface Compared {
  readonly columns: readonly ReportFigure[];
  readonly before: ReportRow | null;
  readonly rowsBefore: ReadonlyMap<string, ReportRow>;
}

/** A figure of a row as the reader's language writes it. */
const cellWord = (row: ReportRow, column: ReportFigure, words: ManagerWords): string => {
  const figure = figureIn(row, column);
  if (figure === null) return dash;
  if (column === 'serviceLevel') return maybePercent(figure, words);
  const isDuration = groupOf(column) !== 'counts' && !column.endsWith('.count');
  return isDuration ? columnDuration(figure, words) : wholeNumber(figure, words);
};

/** The columns that stand together: the level comes last, by itself. */
const blockOf = (column: ReportFigure | undefined): string | undefined =>
  column === undefined || column === 'serviceLevel' ? column : groupOf(column);

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

const Groups = ({ columns }: { readonly columns: readonly ReportFigure[] }) => {
  const { history } = useWords().words;
  const names = { wait: history.waitGroup, service: history.serviceGroup };
  const shown = (['wait', 'service'] as const).filter((group) => columns.some((one) => groupOf(one) === group));
  if (shown.length === 0) return null;
  const counts = columns.filter((one) => blockOf(one) === 'counts').length;
  return (
    <tr class="table__groups">
      <td colSpan={1 + counts} />
      {shown.map((group, at) => (
        <th
          key={group}
          scope="colgroup"
          colSpan={columns.filter((one) => groupOf(one) === group).length}
          class={counts > 0 || at > 0 ? 'apart' : undefined}
        >
          {names[group]} <SpreadDefinition figure={group} />
        </th>
      ))}
      {columns.includes('serviceLevel') && <td class="apart" />}
    </tr>
  );
};
