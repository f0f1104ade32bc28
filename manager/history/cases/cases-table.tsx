import { type CaseFigure, type CaseRow, caseColumns, caseFigure } from '../../../shared/cases/case-figures.ts';
import { casesWords } from '../../../shared/cases/case-report-words.ts';
import { dash, maybePercent, wholeNumber } from '../../../shared/reports/figure-words.ts';
import { SortTable } from '../../ui/sort-table.tsx';
import { sortRows } from '../../ui/sorting.ts';
import { useWords } from '../../ui/use-words.ts';
import type { CasesModel, ShownCases } from './cases-model.ts';

/** The figures of cases, a row a key, sorted by any column. */
export function CasesTable(props: {
  readonly model: CasesModel;
  readonly report: ShownCases;
  readonly rowWord: (key: string) => string;
  readonly compareKeys: (a: string, b: string) => number;
}) {
  const { words, language } = useWords();
  const { model, report } = props;
  const own = casesWords(language);
  const sort = model.sort.value;
  const cell = (row: CaseRow, figure: CaseFigure): string => {
    const value = caseFigure(row, figure);
    if (figure === 'onTime') return maybePercent(value, words);
    return value === null ? dash : wholeNumber(value, words);
  };
  return (
    <SortTable<CaseRow, CaseFigure>
      class="table--report"
      rows={sortRows(report.rows, sort, caseFigure, props.compareKeys)}
      total={report.total}
      keyWord={props.rowWord}
      sort={sort}
      onSort={model.sortBy}
      figures={caseColumns}
      apart={['answered', 'sentOn', 'open', 'median']}
      keyHead={own.by[report.by]}
      head={(figure) => ({ word: own.figures[figure], definition: own.definitions[figure] })}
      cell={cell}
    />
  );
}
