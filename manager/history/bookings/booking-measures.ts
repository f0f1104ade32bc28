import type { BookingRow } from '../../../shared/booking-figures.ts';
import type { BookingsWords } from '../../../shared/booking-report-words.ts';
import { maybePercent, roundPercent, signedDuration, wholeNumber } from '../../../shared/figure-words.ts';
import type { ManagerWords } from '../../ui/format.ts';
import type { Measure } from '../time-chart.tsx';

/** The four figures of the picture; attendance stands beside the one that is expected. */
export function measuresOf(own: BookingsWords, words: ManagerWords, expected: number): readonly Measure<BookingRow>[] {
  const share = {
    kind: 'share' as const,
    word: (value: number | null) => maybePercent(value, words),
    roundWord: (value: number) => roundPercent(value, words),
  };
  return [
    { ...share, id: 'attendance', title: own.figures.attendance, target: expected, value: (row) => row.attendance },
    { ...share, id: 'punctual', title: own.figures.punctual, target: null, value: (row) => row.punctual },
    {
      id: 'wait',
      title: own.figures.wait,
      kind: 'duration',
      target: null,
      value: (row) => row.wait.median,
      word: (value) => signedDuration(value, words),
      roundWord: (value) => signedDuration(value, words),
    },
    {
      id: 'booked',
      title: own.figures.booked,
      kind: 'count',
      target: null,
      value: (row) => row.booked,
      word: (value) => wholeNumber(value ?? 0, words),
      roundWord: (value) => wholeNumber(value, words),
    },
  ];
}
