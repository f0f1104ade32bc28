import './bookings.css';
import { useEffect, useMemo } from 'preact/hooks';
import { byAlphabet } from '../../../shared/alphabet.ts';
import { aheadKeys, type BookingRow } from '../../../shared/booking-figures.ts';
import { bookingsWords } from '../../../shared/booking-report-words.ts';
import { dayRange } from '../../../shared/figure-words.ts';
import type { Label } from '../../../shared/labels.ts';
import { dateIn, inLanguage } from '../../../shared/words.ts';
import type { Office } from '../../manager-model.ts';
import { Answered, Blank } from '../../ui/answered.tsx';
import { OneOf } from '../../ui/one-of.tsx';
import { RangeChoice } from '../../ui/range-choice.tsx';
import { useWords } from '../../ui/use-words.ts';
import { CategoryChart } from '../category-chart.tsx';
import { HistoryParts } from '../history-parts.tsx';
import { ReportFiles } from '../report-files.tsx';
import { measuresOf } from './booking-measures.ts';
import { BookingSums } from './booking-sums.tsx';
import {
  type BookingsModel,
  bookingsFile,
  createBookings,
  type ShownBookings,
  type ShownKey,
  shownKeys,
} from './bookings-model.ts';
import { BookingsTable } from './bookings-table.tsx';
import { Overbooking } from './overbooking.tsx';
import { Reasons } from './reasons.tsx';
import { TryOut } from './try-out.tsx';

/** What bookings did over a range of days: attendance, punctuality, overbooking, and what staff did outside the rules. */
export function Bookings({ office }: { readonly office: Office }) {
  const { words, months, language } = useWords();
  const model = useMemo(
    () => createBookings(office.centre, () => dateIn(office.now.serverNow.value, office.timeZone.value), office.world),
    [office],
  );
  useEffect(() => void model.load(), [model]);
  const { from, to } = model.range.value;
  const { fault } = model;
  return (
    <div class="section">
      <header class="section__head">
        <h1>
          {bookingsWords(language).heading}{' '}
          {fault.value === null && <span class="beside-heading">{dayRange(from, to, months)}</span>}
        </h1>
        <RangeChoice model={model} />
      </header>
      <HistoryParts office={office} shown="bookings" />
      {fault.value !== null ? (
        <Blank title={words.history[fault.value]} />
      ) : (
        <Answered state={model.state.value} onRetry={model.load}>
          {(report) => <Shown office={office} model={model} report={report} />}
        </Answered>
      )}
    </div>
  );
}

type Parts = { readonly office: Office; readonly model: BookingsModel; readonly report: ShownBookings };

const Shown = ({ office, model, report }: Parts) => {
  const { language } = useWords();
  const words = bookingsWords(language);
  const { total } = report;
  if (total.booked + total.standby + total.urgent === 0) {
    return (
      <>
        <Blank title={words.none}>
          <p>{words.noneMore}</p>
        </Blank>
        <Overbooking report={report} />
        <TryOut office={office} range={report.range} />
      </>
    );
  }
  return (
    <div class={model.fetching.value ? 'section--old' : undefined}>
      <BookingSums report={report} />
      <div class="section__bar">
        <OneOf
          label={words.chart}
          options={shownKeys}
          chosen={model.by.value}
          word={(key) => words.by[key]}
          onChoose={model.chooseBy}
        />
        <ReportFiles addressOf={(kind) => bookingsFile(office.centre, kind, report, language)} />
      </div>
      <Figures office={office} model={model} report={report} />
      <Overbooking report={report} />
      <TryOut office={office} range={report.range} />
      <Reasons office={office} state={model.reasons.value} onRetry={model.load} />
    </div>
  );
};

/** What a row is called. */
const useRowWord = (by: ShownKey, names: ReadonlyMap<string, Label | null | undefined>, office: Office) => {
  const { words: all, weekdays, language } = useWords();
  const words = bookingsWords(language);
  return (key: string): string => {
    if (key === '') return words.noTime;
    if (by === 'hour') return all.hour(key);
    if (by === 'weekday') return weekdays[Number(key) - 1] ?? key;
    if (by === 'ahead') return words.ahead[aheadKeys.find((one) => one === key) ?? '00'];
    const name = names.get(key) ?? key;
    return typeof name === 'string' ? name : inLanguage(name, language, office.names.centre.value?.languages[0]);
  };
};

/** The rows as a picture, and as a table. */
const Figures = ({ office, model, report }: Parts) => {
  const { words: all, language, alphabet } = useWords();
  const words = bookingsWords(language);
  const rowWord = useRowWord(report.by, new Map(report.rows.map(({ key, name }) => [key, name])), office);
  const compare = byAlphabet(alphabet, language);
  const compareKeys = (a: string, b: string): number =>
    report.by === 'resource' ? compare(rowWord(a), rowWord(b)) : a < b ? -1 : 1;
  const timed = report.rows.filter(({ key }) => key !== '');
  return (
    <>
      <CategoryChart<BookingRow>
        label={`${words.chart}: ${words.by[report.by]}`}
        rows={timed.toSorted((a, b) => compareKeys(a.key, b.key)).slice(0, 24)}
        measures={measuresOf(words, all, report.attendance.expected)}
        keyWord={rowWord}
      />
      <BookingsTable model={model} report={report} rowWord={rowWord} compareKeys={compareKeys} />
    </>
  );
};
