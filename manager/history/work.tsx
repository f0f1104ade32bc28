import { useEffect } from 'preact/hooks';
import { byAlphabet } from '../../shared/alphabet.ts';
import { figureAt } from '../../shared/reports/figure-at.ts';
import { dash, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { WorkKey, WorkRow } from '../../shared/reports/figures.ts';
import { type ReportWords, reportWords } from '../../shared/reports/report-words.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Office } from '../manager-model.ts';
import { Answered } from '../ui/answered.tsx';
import { columnDuration, type ManagerWords } from '../ui/format.ts';
import { keyLabel, namesIn } from '../ui/names.ts';
import { SortTable } from '../ui/sort-table.tsx';
import { sortRows } from '../ui/sorting.ts';
import { useWords } from '../ui/use-words.ts';

/** How long counters or clerks were open, serving, paused and idle, and how long those they served stayed. */
export function Work({ office, by }: { readonly office: Office; readonly by: WorkKey }) {
  const { language } = useWords();
  const { history } = office;
  const { from, to } = history.range.value;
  useEffect(() => {
    void history.loadWork(by);
  }, [history, by, from, to]);
  const { work: words } = reportWords(language);
  return (
    <section class="out-of-turn" aria-labelledby="work">
      <h2 id="work">{words.heading}</h2>
      <Answered state={history.work.value} onRetry={() => history.loadWork(by)}>
        {(report) => <Shown office={office} by={by} report={report} words={words} />}
      </Answered>
    </section>
  );
}

type WorkFigure = (typeof workFigures)[number];
const workFigures = ['days', 'open', 'serving', 'paused', 'idle', 'stay.mean', 'stay.median', 'stay.p90'] as const;

const cellWord = (row: WorkRow, figure: WorkFigure, words: ManagerWords): string => {
  const value = figureAt(row, figure);
  if (value === null) return dash;
  return figure === 'days' ? wholeNumber(value, words) : columnDuration(value, words);
};

const headOf = (
  figure: WorkFigure,
  words: ReportWords['work'],
): { readonly word: string; readonly definition: string } => {
  switch (figure) {
    case 'stay.mean':
      return { word: words.stayMean, definition: words.definitions.stay };
    case 'stay.median':
      return { word: words.stayMedian, definition: words.definitions.stay };
    case 'stay.p90':
      return { word: words.stayP90, definition: words.definitions.stay };
    default:
      return { word: words[figure], definition: words.definitions[figure] };
  }
};

const Shown = (props: {
  readonly office: Office;
  readonly by: WorkKey;
  readonly report: RouteValue<'work'>;
  readonly words: ReportWords['work'];
}) => {
  const reading = useWords();
  const { office, by, report, words } = props;
  const { history, names } = office;
  const rowNames = namesIn(report.rows);
  const keyWord = (key: string): string =>
    key === '' ? words.nobody : keyLabel(by, key, names, reading, rowNames.get(key));
  const compare = byAlphabet(reading.alphabet, reading.language);
  const sort = history.workSort.value;
  const rows = sortRows<WorkRow, WorkFigure>(
    report.rows,
    { ...sort, column: isWorkFigure(sort.column) ? sort.column : 'key' },
    figureAt,
    (a, b) => compare(keyWord(a), keyWord(b)),
  );
  const { days, daysRecorded } = report;
  const note = daysRecorded === 0 ? words.none : daysRecorded < days ? words.partly(daysRecorded, days) : null;
  return (
    <>
      {note !== null && <p class="history__note">{note}</p>}
      {report.rows.length > 0 && (
        <SortTable<WorkRow, WorkFigure>
          class="table--report"
          rows={rows}
          total={report.total}
          keyWord={keyWord}
          sort={{ ...sort, column: isWorkFigure(sort.column) ? sort.column : 'key' }}
          onSort={history.sortWork}
          figures={workFigures}
          apart={['open', 'stay.mean']}
          keyHead={reading.words.history.keys[by]}
          head={(figure) => headOf(figure, words)}
          cell={(row, figure) => cellWord(row, figure, reading.words)}
        />
      )}
    </>
  );
};

const isWorkFigure = (column: string): column is WorkFigure => workFigures.some((figure) => figure === column);
