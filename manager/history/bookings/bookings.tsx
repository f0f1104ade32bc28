import './bookings.css';
import { useMemo } from 'preact/hooks';
import { byAlphabet } from '../../../shared/alphabet.ts';
import { aheadKeys, type BookingRow } from '../../../shared/booking-figures.ts';
import { bookingsWords } from '../../../shared/booking-report-words.ts';
import type { Label } from '../../../shared/labels.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Office } from '../../manager-model.ts';
import { Blank } from '../../ui/answered.tsx';
import { OneOf } from '../../ui/one-of.tsx';
import { useWords } from '../../ui/use-words.ts';
import { CategoryChart } from '../category-chart.tsx';
import { RangePage, todayAt } from '../range-page.tsx';
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
import { MeasuredDesks } from './desks.tsx';
import { Overbooking } from './overbooking.tsx';
import { Reasons } from './reasons.tsx';
import { TryOut } from './try-out.tsx';

/** What bookings did over a range of days: attendance, punctuality, overbooking, and what staff did outside the rules. */
export function Bookings({ office }: { readonly office: Office }) {
  const { language } = useWords();
  const model = useMemo(() => createBookings(office.centre, todayAt(office), office.world), [office]);
  return (
    <RangePage office={office} model={model} part="bookings" heading={bookingsWords(language).heading}>
      {(report) => <Shown office={office} model={model} report={report} />}
    </RangePage>
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
        <MeasuredDesks office={office} desks={report.desks} />
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
      <MeasuredDesks office={office} desks={report.desks} />
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
