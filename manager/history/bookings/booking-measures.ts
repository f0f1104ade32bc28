import type { BookingRow } from '../../../shared/booking/booking-figures.ts';
import type { BookingsWords } from '../../../shared/booking/booking-report-words.ts';
import { signedDuration } from '../../../shared/reports/figure-words.ts';
import type { ManagerWords } from '../../ui/format.ts';
import { measureWords } from '../measures.ts';
import type { Measure } from '../time-chart.tsx';

/** The four figures of the picture; attendance stands beside the one that is expected. */
export function measuresOf(own: BookingsWords, words: ManagerWords, expected: number): readonly Measure<BookingRow>[] {
  const { share, count } = measureWords(words);
  const time = {
    kind: 'duration' as const,
    word: (value: number | null) => signedDuration(value, words),
    roundWord: (value: number) => signedDuration(value, words),
  };
  const { figures } = own;
  return [
    { ...share, id: 'attendance', title: figures.attendance, target: expected, value: (row) => row.attendance },
    { ...share, id: 'punctual', title: figures.punctual, target: null, value: (row) => row.punctual },
    { ...time, id: 'wait', title: figures.wait, target: null, value: (row) => row.wait.median },
    { ...count, id: 'booked', title: figures.booked, target: null, value: (row) => row.booked },
  ];
}
