import { useEffect } from 'preact/hooks';
import { byAlphabet } from '../../shared/alphabet.ts';
import { dayAndMonth, dayRange, fullDay, shortDay, wholeNumber } from '../../shared/reports/figure-words.ts';
import { reportKeys } from '../../shared/reports/figures.ts';
import { alongTime, busiest, figureIn, isTime, mostInChart } from '../../shared/reports/report-rows.ts';
import { reportWords } from '../../shared/reports/report-words.ts';
import type { Office } from '../manager-model.ts';
import { Answered, Blank } from '../ui/answered.tsx';
import { lazily } from '../ui/lazily.tsx';
import { keyLabel, namesIn } from '../ui/names.ts';
import { OneOf } from '../ui/one-of.tsx';
import { RangeChoice } from '../ui/range-choice.tsx';
import { sortRows } from '../ui/sorting.ts';
import { useWords } from '../ui/use-words.ts';
import { CallsOutOfTurn } from './calls-out-of-turn.tsx';
import { CategoryChart } from './category-chart.tsx';
import { choosingWords } from './choosing-words.ts';
import { isOneDay } from './chosen-report.ts';
import { HistoryFigures } from './history-figures.tsx';
import { fileAddress, type Report } from './history-model.ts';
import { HistoryParts } from './history-parts.tsx';
import { measuresOf } from './measures.ts';
import { partOf } from './report-choice.ts';
import { ReportChoosing } from './report-choosing.tsx';
import { ReportFiles } from './report-files.tsx';
import { ReportTable } from './report-table.tsx';
import { TimeChart } from './time-chart.tsx';
import { Work } from './work.tsx';

/** Figures over a range of days: of all visits, of what bookings did, of what became of cases, of telephone calls, or how it was. */
export function History({ office }: { readonly office: Office }) {
  switch (partOf(office.world.place.path.value)) {
    case 'visits':
      return <Visits office={office} />;
    case 'bookings':
      return <Bookings office={office} />;
    case 'cases':
      return <Cases office={office} />;
    case 'calls':
      return <PhoneCalls office={office} />;
    case 'ratings':
      return <Ratings office={office} />;
  }
}

/** Fetched by who looks at them. */
const Bookings = lazily(async () => (await import('./bookings/bookings.tsx')).Bookings);
const Cases = lazily(async () => (await import('./cases/cases.tsx')).Cases);
const PhoneCalls = lazily(async () => (await import('./calls/calls.tsx')).PhoneCalls);
const Ratings = lazily(async () => (await import('./ratings/ratings.tsx')).Ratings);

/** As totals, a chart and a table. */
const Visits = (props: { readonly office: Office }) => {
  const { words, months } = useWords();
  const { history } = props.office;
  const query = history.query.value;
  useEffect(() => void history.open(query), [history, query]);
  const { from, to } = history.range.value;
  return (
    <div class="section">
      <header class="section__head">
        <h1>
          {words.history.heading}{' '}
          {history.fault.value === null && <span class="beside-heading">{dayRange(from, to, months)}</span>}
        </h1>
        <RangeChoice model={history} />
      </header>
      <HistoryParts office={props.office} shown="visits" />
      <ReportChoosing office={props.office} />
      <State {...props} />
    </div>
  );
};

const Chart = ({ office, report }: { readonly office: Office; readonly report: Report }) => {
  const screenWords = useWords();
  const { words, months } = screenWords;
  const { history, names } = office;
  const measures = measuresOf(words, names.centre.value?.targets ?? null);
  const rowNames = namesIn(report.rows);
  const keyWord = (key: string): string => keyLabel(report.by, key, names, screenWords, rowNames.get(key));
  const label = `${words.history.chart}: ${words.history.keys[report.by]}, ${dayRange(report.range.from, report.range.to, months)}`;
  if (isTime(report.by)) {
    return (
      <TimeChart
        label={label}
        rows={alongTime(report.rows, report.by, report.range)}
        measures={measures}
        total={report.total}
        pointed={history.pointed.value}
        onPoint={history.point}
        axisWord={report.by === 'day' ? (key) => shortDay(key, words) : (key) => words.hour(key)}
        fullWord={keyWord}
      />
    );
  }
  const rest = report.rows.length - mostInChart;
  return (
    <>
      <CategoryChart label={label} rows={busiest(report.rows)} measures={measures} keyWord={keyWord} />
      {rest > 0 && <p class="history__note">{words.history.more(wholeNumber(rest, words))}</p>}
    </>
  );
};

/** The days that the figures are compared with, and from when they are recorded where that is a part of them. */
const ComparedWith = ({ office, report }: { readonly office: Office; readonly report: Report }) => {
  const { words, months, language } = useWords();
  const { compared, before } = report;
  const firstDay = office.history.saved.firstDay.value;
  const isPart = compared !== null && before !== null && firstDay !== null && firstDay > compared.from;
  return (
    <p class="history__note">
      {compared === null
        ? choosingWords(language).notCompared
        : words.history.beforeIs(dayRange(compared.from, compared.to, months))}
      {compared !== null && before === null && ` (${words.history.noBefore})`}
      {isPart && <b> ({reportWords(language).recordedFrom(fullDay(firstDay, months))})</b>}
      {compared !== null && '.'} {words.definitions.leftOut}
    </p>
  );
};

const Shown = (props: { readonly office: Office; readonly report: Report }) => {
  const screenWords = useWords();
  const { words, alphabet, language, months } = screenWords;
  const { office, report } = props;
  const { history, names } = office;
  const rowNames = namesIn(report.rows);
  const keyWord = (key: string): string => keyLabel(report.by, key, names, screenWords, rowNames.get(key));
  const compare = byAlphabet(alphabet, language);
  const compareKeys = (a: string, b: string): number =>
    isTime(report.by) ? (a < b ? -1 : a > b ? 1 : 0) : compare(keyWord(a), keyWord(b));
  const rows = sortRows(report.rows, history.sort.value, figureIn, compareKeys);
  const oneYear = report.range.from.slice(0, 4) === report.range.to.slice(0, 4);
  const rowWord = report.by === 'day' && oneYear ? (key: string): string => dayAndMonth(key, months) : keyWord;
  if (report.rows.length === 0) {
    return (
      <Blank title={words.history.empty}>
        <p>{words.history.emptyMore}</p>
      </Blank>
    );
  }
  return (
    <div class={history.fetching.value ? 'section--old' : undefined}>
      <HistoryFigures total={report.total} before={report.before} targets={names.centre.value?.targets ?? null} />
      <ComparedWith office={office} report={report} />
      <div class="section__bar">
        <OneOf
          label={words.history.by}
          labelled
          options={isOneDay(history.range.value) ? reportKeys.filter((key) => key !== 'day') : reportKeys}
          chosen={history.by.value}
          word={(key) => words.history.keys[key]}
          onChoose={history.chooseBy}
        />
        <ReportFiles addressOf={(kind) => fileAddress(office.centre, kind, report, language)} />
      </div>
      <Chart office={office} report={report} />
      <ReportTable
        by={report.by}
        rows={rows}
        total={report.total}
        sort={history.sort.value}
        onSort={history.sortBy}
        keyWord={rowWord}
        columns={report.columns}
        before={report.before}
        rowsBefore={report.rowsBefore}
      />
      {(report.by === 'counter' || report.by === 'clerk') && <Work office={office} by={report.by} />}
      <CallsOutOfTurn office={office} />
    </div>
  );
};

const State = (props: { readonly office: Office }) => {
  const { words } = useWords();
  const { history } = props.office;
  if (history.fault.value !== null) return <Blank title={words.history[history.fault.value]} />;
  return (
    <Answered state={history.state.value} onRetry={history.load}>
      {(report) => <Shown {...props} report={report} />}
    </Answered>
  );
};
