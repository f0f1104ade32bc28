import {
  type CallFigure,
  type CallRow,
  callColumns,
  callFigure,
  callFigureKind,
} from '../../../shared/calls/call-figures.ts';
import { callsWords } from '../../../shared/calls/call-report-words.ts';
import { dash, maybeDuration, maybePercent, wholeNumber } from '../../../shared/reports/figure-words.ts';
import { SortTable } from '../../ui/sort-table.tsx';
import { sortRows } from '../../ui/sorting.ts';
import { useWords } from '../../ui/use-words.ts';
import type { CallsModel, ShownCalls } from './calls-model.ts';

/** The figures of calls, a row a key, sorted by any column. */
export function CallsTable(props: {
  readonly model: CallsModel;
  readonly report: ShownCalls;
  readonly rowWord: (key: string) => string;
  readonly compareKeys: (a: string, b: string) => number;
}) {
  const { words, language } = useWords();
  const { model, report } = props;
  const own = callsWords(language);
  const sort = model.sort.value;
  const cell = (row: CallRow, figure: CallFigure): string => {
    const value = callFigure(row, figure);
    switch (callFigureKind(figure)) {
      case 'share':
        return maybePercent(value, words);
      case 'duration':
        return maybeDuration(value, words);
      case 'count':
        return value === null ? dash : wholeNumber(value, words);
    }
  };
  return (
    <SortTable<CallRow, CallFigure>
      class="table--report"
      rows={sortRows(report.rows, sort, callFigure, props.compareKeys)}
      total={report.total}
      keyWord={props.rowWord}
      sort={sort}
      onSort={model.sortBy}
      figures={callColumns}
      apart={['waitMean', 'talkMean']}
      keyHead={own.by[report.by]}
      head={(figure) => ({ word: own.figures[figure], definition: own.definitions[figure] })}
      cell={cell}
    />
  );
}
