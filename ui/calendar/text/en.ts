import { months } from '../../../shared/text/en.ts';
import type { Words } from '../../../shared/words.ts';
import type { az } from './az.ts';

export const en: Words<typeof az> = {
  months,
  days: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  before: 'Previous month',
  after: 'Next month',
  today: 'Today',
};
