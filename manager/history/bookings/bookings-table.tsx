import type { BookingRow } from '../../../shared/booking-figures.ts';
import { maybePercent, wholeNumber } from '../../../shared/figure-words.ts';
import { SortTable } from '../../ui/sort-table.tsx';
import { sortRows } from '../../ui/sorting.ts';
import { useWords } from '../../ui/use-words.ts';
import {
  type BookingFigure,
  type BookingsModel,
  bookingFigure,
  bookingFigures,
  type ShownBookings,
} from './bookings-model.ts';
import { bookingsWords } from './bookings-words.ts';
import { signedDuration } from './signed-duration.ts';

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

const partsOf = (figure: BookingFigure) => {
  const [of = '', part = null] = figure.split('.');
  const known = figureNames.find((name) => name === of) ?? 'wait';
  return { of: known, part };
};
const figureNames = [
  ...(['booked', 'came', 'missed', 'attendance', 'cancelled', 'cancelledLate', 'calledOff'] as const),
  ...(['punctuality', 'punctual', 'tardiness', 'wait'] as const),
];

const headOf = (figure: BookingFigure, language: string) => {
  const words = bookingsWords(language);
  const { of, part } = partsOf(figure);
  const definition = words.definitions[of];
  return part === 'p90' ? { word: `${words.figures[of]}, 90%` } : { word: words.figures[of], definition };
};

const cellWord = (row: BookingRow, figure: BookingFigure, words: Parameters<typeof signedDuration>[1]): string => {
  const value = bookingFigure(row, figure);
  if (figure === 'attendance' || figure === 'punctual') return maybePercent(value, words);
  return partsOf(figure).part === null ? wholeNumber(value ?? 0, words) : signedDuration(value, words);
};
