import {
  type BookingFigure,
  type BookingRow,
  bookingFigure,
  bookingFigures,
} from '../../../shared/booking/booking-figures.ts';
import { bookingFigureParts, bookingHead, bookingsWords } from '../../../shared/booking/booking-report-words.ts';
import { maybePercent, signedDuration, wholeNumber } from '../../../shared/reports/figure-words.ts';
import { SortTable } from '../../ui/sort-table.tsx';
import { sortRows } from '../../ui/sorting.ts';
import { useWords } from '../../ui/use-words.ts';
import type { BookingsModel, ShownBookings } from './bookings-model.ts';

/** The figures of bookings, a row a key, sorted by any column. */
export function BookingsTable(props: {
  readonly model: BookingsModel;
  readonly report: ShownBookings;
  readonly rowWord: (key: string) => string;
  readonly compareKeys: (a: string, b: string) => number;
}) {
  const { words, language } = useWords();
  const { model, report } = props;
  const sort = model.sort.value;
  return (
    <SortTable<BookingRow, BookingFigure>
      class="table--report"
      rows={sortRows(report.rows, sort, bookingFigure, props.compareKeys)}
      total={report.total}
      keyWord={props.rowWord}
      sort={sort}
      onSort={model.sortBy}
      figures={bookingFigures}
      apart={['attendance', 'cancelled', 'punctuality.median', 'tardiness.median', 'wait.median']}
      keyHead={bookingsWords(language).by[report.by]}
      head={(figure) => headOf(figure, language)}
      cell={(row, figure) => cellWord(row, figure, words)}
    />
  );
}

const headOf = (figure: BookingFigure, language: string) => {
  const words = bookingsWords(language);
  const { of, part } = bookingFigureParts(figure);
  const word = bookingHead(figure, words);
  return part === 'p90' ? { word } : { word, definition: words.definitions[of] };
};

const cellWord = (row: BookingRow, figure: BookingFigure, words: Parameters<typeof signedDuration>[1]): string => {
  const value = bookingFigure(row, figure);
  if (figure === 'attendance' || figure === 'punctual') return maybePercent(value, words);
  return bookingFigureParts(figure).part === null ? wholeNumber(value ?? 0, words) : signedDuration(value, words);
};
