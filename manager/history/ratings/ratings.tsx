import './ratings.css';
import { useMemo } from 'preact/hooks';
import { dayAndMonth } from '../../../shared/reports/figure-words.ts';
import { ratingsWords } from '../../../shared/reports/rating-report-words.ts';
import type { Office } from '../../manager-model.ts';
import { Blank } from '../../ui/answered.tsx';
import { useWords } from '../../ui/use-words.ts';
import { figuresFile } from '../chosen-figures.ts';
import { FiguresBar } from '../figures-bar.tsx';
import { RangePage, todayAt } from '../range-page.tsx';
import { useKeyOrder, useRowNames } from '../row-names.ts';
import { FaceBars, RatingSums } from './rating-sums.tsx';
import { createRatings, type RatingsModel, type ShownRatings, shownKeys } from './ratings-model.ts';
import { RatingsTable } from './ratings-table.tsx';
import { Comments, Reasons } from './said.tsx';

/** [RA3] How it was over a range of days: never fewer than five together, and nothing of today. */
export function Ratings({ office }: { readonly office: Office }) {
  const { language } = useWords();
  const model = useMemo(() => createRatings(office.centre, todayAt(office), office.world), [office]);
  return (
    <RangePage office={office} model={model} part="ratings" heading={ratingsWords(language).heading}>
      {(report) => <Shown office={office} model={model} report={report} />}
    </RangePage>
  );
}

type Parts = { readonly office: Office; readonly model: RatingsModel; readonly report: ShownRatings };

const Shown = ({ office, model, report }: Parts) => {
  const { months, language } = useWords();
  const words = ratingsWords(language);
  if (report.visits.n + report.cases.n + report.anonymous.n === 0)
    return (
      <Blank title={words.none}>
        <p>{words.noneMore}</p>
      </Blank>
    );
  return (
    <div class={model.fetching.value ? 'section--old' : undefined}>
      <RatingSums report={report} />
      <FaceBars of={report.visits} />
      <p class="history__note">
        {report.until !== null && words.until(dayAndMonth(report.until, months))} {words.hidden}
      </p>
      <FiguresBar
        label={words.heading}
        keys={shownKeys(report.range)}
        model={model}
        word={(key) => words.reportBy[key]}
        addressOf={(kind) => figuresFile('ratings', office.centre, kind, report, language)}
      />
      <Table office={office} model={model} report={report} />
      <Reasons report={report} office={office} />
      <Comments comments={report.comments} />
    </div>
  );
};

/** What a row is called. */
const useRowWord = ({ by, rows }: ShownRatings, office: Office) => {
  const { months, language } = useWords();
  const nameOf = useRowNames(rows, office);
  return (key: string): string => {
    if (by === 'day') return dayAndMonth(key, months);
    return key === '' ? ratingsWords(language).nobody : nameOf(key);
  };
};

const Table = ({ office, model, report }: Parts) => {
  const rowWord = useRowWord(report, office);
  const compareKeys = useKeyOrder(report.by === 'day', rowWord);
  return <RatingsTable model={model} report={report} rowWord={rowWord} compareKeys={compareKeys} />;
};
