import './cases.css';
import { useMemo } from 'preact/hooks';
import type { CaseRow } from '../../../shared/cases/case-figures.ts';
import { casesWords } from '../../../shared/cases/case-report-words.ts';
import { dayAndMonth, monthOfYear } from '../../../shared/reports/figure-words.ts';
import { mostInChart } from '../../../shared/reports/report-rows.ts';
import { monthNames } from '../../../ui/month-names.ts';
import { wordsOf } from '../../../ui/words.ts';
import type { Office } from '../../manager-model.ts';
import { Blank } from '../../ui/answered.tsx';
import { useWords } from '../../ui/use-words.ts';
import { CategoryChart } from '../category-chart.tsx';
import { figuresFile } from '../chosen-figures.ts';
import { FiguresBar } from '../figures-bar.tsx';
import { RangePage, todayAt } from '../range-page.tsx';
import { useKeyOrder, useRowNames } from '../row-names.ts';
import { CaseSums } from './case-sums.tsx';
import { type CasesModel, createCases, type ShownCases, shownKeys } from './cases-model.ts';
import { CasesTable } from './cases-table.tsx';
import { measuresOf } from './measures-of-cases.ts';
import { OverdueCases } from './overdue-cases.tsx';

/** What became of what is asked in writing, over a range of days, and what is overdue now. */
export function Cases({ office }: { readonly office: Office }) {
  const { language } = useWords();
  const model = useMemo(() => createCases(office.centre, todayAt(office), office.world), [office]);
  return (
    <RangePage office={office} model={model} part="cases" heading={casesWords(language).heading}>
      {(report) => <Shown office={office} model={model} report={report} />}
    </RangePage>
  );
}

type Parts = { readonly office: Office; readonly model: CasesModel; readonly report: ShownCases };

const Shown = ({ office, model, report }: Parts) => {
  const { language } = useWords();
  const words = casesWords(language);
  const { received, reopened, answered, sentOn, endedLate, open } = report.total;
  if (received + reopened + answered + sentOn + endedLate + open === 0) return <Blank title={words.none} />;
  return (
    <div class={model.fetching.value ? 'section--old' : undefined}>
      <CaseSums report={report} />
      <p class="cases__share">{words.definitions.onTime}</p>
      <FiguresBar
        label={words.heading}
        keys={shownKeys(report.range)}
        model={model}
        word={(key) => words.by[key]}
        addressOf={(kind) => figuresFile('caseFigures', office.centre, kind, report, language)}
      />
      <Figures office={office} model={model} report={report} />
      <OverdueCases office={office} state={model.overdue.value} onRetry={model.load} />
    </div>
  );
};

/** What a row is called. */
const useRowWord = ({ by, rows }: ShownCases, office: Office) => {
  const { months, language } = useWords();
  const words = casesWords(language);
  const nameOf = useRowNames(rows, office);
  return (key: string): string => {
    if (by === 'day') return dayAndMonth(key, months);
    if (by === 'month') return monthOfYear(key, wordsOf(monthNames, language));
    if (by === 'channel') return Object.entries(words.channels).find(([channel]) => channel === key)?.[1] ?? key;
    return key === '' && by !== 'kind' ? words.empty[by] : nameOf(key);
  };
};

/** The rows as a picture, and as a table. */
const Figures = ({ office, model, report }: Parts) => {
  const { words: all, language } = useWords();
  const words = casesWords(language);
  const rowWord = useRowWord(report, office);
  const isTime = report.by === 'day' || report.by === 'month';
  const compareKeys = useKeyOrder(isTime, rowWord);
  const drawn = isTime
    ? report.rows.slice(-mostInChart)
    : report.rows.toSorted((a, b) => b.received - a.received || compareKeys(a.key, b.key)).slice(0, mostInChart);
  return (
    <>
      <CategoryChart<CaseRow>
        label={`${words.heading}: ${words.reportBy[report.by]}`}
        rows={drawn}
        measures={measuresOf(words, all)}
        keyWord={rowWord}
      />
      {isTime && <p class="history__note">{words.standing}</p>}
      <CasesTable model={model} report={report} rowWord={rowWord} compareKeys={compareKeys} />
    </>
  );
};
