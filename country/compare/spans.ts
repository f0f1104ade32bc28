import { addDays, type Days } from '../../shared/time/days.ts';

/** Ranges of days that are compared over. */
export const spans = ['week', 'days30', 'month', 'lastMonth', 'months3', 'months12'] as const;
export type Span = (typeof spans)[number];

/** The days of a range at `today` (YYYY-MM-DD): the last so many with today, or whole months before this one. */
export function daysOfSpan(span: Span, today: string): Days {
  const first = `${today.slice(0, 8)}01`;
  switch (span) {
    case 'week':
      return { from: addDays(today, -6), to: today };
    case 'days30':
      return { from: addDays(today, -29), to: today };
    case 'month':
      return { from: first, to: today };
    case 'lastMonth':
      return { from: monthsBefore(first, 1), to: addDays(first, -1) };
    case 'months3':
      return { from: monthsBefore(first, 3), to: addDays(first, -1) };
    case 'months12':
      return { from: monthsBefore(first, 12), to: addDays(first, -1) };
  }
}

const monthsBefore = (first: string, months: number): string => {
  const at = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 - months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
};
