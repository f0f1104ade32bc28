import './calls.css';
import { useMemo } from 'preact/hooks';
import type { CallRow } from '../../../shared/calls/call-figures.ts';
import { callsWords } from '../../../shared/calls/call-report-words.ts';
import { dayAndMonth, wholeNumber } from '../../../shared/reports/figure-words.ts';
import { mostInChart } from '../../../shared/reports/report-rows.ts';
import type { Office } from '../../manager-model.ts';
import { Blank } from '../../ui/answered.tsx';
import { useWords } from '../../ui/use-words.ts';
import { CategoryChart } from '../category-chart.tsx';
import { figuresFile } from '../chosen-figures.ts';
import { FiguresBar } from '../figures-bar.tsx';
import { RangePage, todayAt } from '../range-page.tsx';
import { useKeyOrder, useRowNames } from '../row-names.ts';
import { CallSums } from './call-sums.tsx';
import { Callbacks } from './callbacks.tsx';
import { type CallsModel, createCalls, type ShownCalls, shownKeys } from './calls-model.ts';
import { CallsTable } from './calls-table.tsx';
import { measuresOf } from './measures-of-calls.ts';

/** [HL2] What telephone calls came to over a range of days, and what became of call-backs. */
export function PhoneCalls({ office }: { readonly office: Office }) {
  const { language } = useWords();
  const model = useMemo(() => createCalls(office.centre, todayAt(office), office.world), [office]);
  return (
    <RangePage office={office} model={model} part="calls" heading={callsWords(language).heading}>
      {(report) => <Shown office={office} model={model} report={report} />}
    </RangePage>
  );
}

type Parts = { readonly office: Office; readonly model: CallsModel; readonly report: ShownCalls };

const Shown = ({ office, model, report }: Parts) => {
  const { language } = useWords();
  const words = callsWords(language);
  if (report.total.calls + report.callbacks.due === 0) return <Blank title={words.none} />;
  return (
    <div class={model.fetching.value ? 'section--old' : undefined}>
      <CallSums report={report} />
      <FiguresBar
        label={words.heading}
        keys={shownKeys(report.range)}
        model={model}
        word={(key) => words.reportBy[key]}
        addressOf={(kind) => figuresFile('callFigures', office.centre, kind, report, language)}
      />
      <Figures office={office} model={model} report={report} />
      <Callbacks callbacks={report.callbacks} />
    </div>
  );
};

/** What a row is called. */
const useRowWord = ({ by, rows }: ShownCalls, office: Office) => {
  const { words, months, language } = useWords();
  const nameOf = useRowNames(rows, office);
  return (key: string): string => {
    if (by === 'day') return dayAndMonth(key, months);
    if (by === 'hour') return words.hour(key);
    return key === '' ? callsWords(language).noTopic : nameOf(key);
  };
};

/** The rows as a picture, and as a table. */
const Figures = ({ office, model, report }: Parts) => {
  const { words: all, language } = useWords();
  const words = callsWords(language);
  const rowWord = useRowWord(report, office);
  const isTime = report.by !== 'topic';
  const compareKeys = useKeyOrder(isTime, rowWord);
  const drawn = isTime
    ? report.rows.slice(-hoursInChart)
    : report.rows.toSorted((a, b) => b.calls - a.calls || compareKeys(a.key, b.key)).slice(0, mostInChart);
  return (
    <>
      <CategoryChart<CallRow>
        label={`${words.heading}: ${words.reportBy[report.by]}`}
        rows={drawn}
        measures={measuresOf(words, all)}
        keyWord={rowWord}
      />
      {!isTime && report.rows.length > drawn.length && (
        <p class="history__note">{words.most(drawn.length, wholeNumber(report.rows.length, all))}</p>
      )}
      <CallsTable model={model} report={report} rowWord={rowWord} compareKeys={compareKeys} />
    </>
  );
};

const hoursInChart = 24;
