import './bookings.css';
import { useMemo } from 'preact/hooks';
import { aheadKeys, type BookingRow } from '../../../shared/booking/booking-figures.ts';
import { bookingsWords } from '../../../shared/booking/booking-report-words.ts';
import type { Office } from '../../manager-model.ts';
import { Blank } from '../../ui/answered.tsx';
import { useWords } from '../../ui/use-words.ts';
import { CategoryChart } from '../category-chart.tsx';
import { FiguresBar } from '../figures-bar.tsx';
import { RangePage, todayAt } from '../range-page.tsx';
import { useKeyOrder, useRowNames } from '../row-names.ts';
import { measuresOf } from './booking-measures.ts';
import { BookingSums } from './booking-sums.tsx';
import { type BookingsModel, bookingsFile, createBookings, type ShownBookings, shownKeys } from './bookings-model.ts';
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
      <FiguresBar
        label={words.chart}
        keys={shownKeys}
        model={model}
        word={(key) => words.by[key]}
        addressOf={(kind) => bookingsFile(office.centre, kind, report, language)}
      />
      <Figures office={office} model={model} report={report} />
      <Overbooking report={report} />
      <MeasuredDesks office={office} desks={report.desks} />
      <TryOut office={office} range={report.range} />
      <Reasons office={office} state={model.reasons.value} onRetry={model.load} />
    </div>
  );
};

/** What a row is called. */
const useRowWord = ({ by, rows }: ShownBookings, office: Office) => {
  const { words: all, weekdays, language } = useWords();
  const words = bookingsWords(language);
  const nameOf = useRowNames(rows, office);
  return (key: string): string => {
    if (key === '') return words.noTime;
    if (by === 'hour') return all.hour(key);
    if (by === 'weekday') return weekdays[Number(key) - 1] ?? key;
    if (by === 'ahead') return words.ahead[aheadKeys.find((one) => one === key) ?? '00'];
    return nameOf(key);
  };
};

/** The rows as a picture, and as a table. */
const Figures = ({ office, model, report }: Parts) => {
  const { words: all, language } = useWords();
  const words = bookingsWords(language);
  const rowWord = useRowWord(report, office);
  const compareKeys = useKeyOrder(report.by !== 'resource', rowWord);
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
