import { months } from '../../../shared/text/az.ts';

/** The words of a calendar. */
export const az = {
  months,
  days: ['B.e', 'Ç.a', 'Ç', 'C.a', 'C', 'Ş', 'B'],
  before: 'Əvvəlki ay',
  after: 'Növbəti ay',
  today: 'Bu gün',
} as const;
