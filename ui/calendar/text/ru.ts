import type { Words } from '../../../shared/words.ts';
import { monthNames } from '../../month-names.ts';
import type { az } from './az.ts';

export const ru: Words<typeof az> = {
  months: monthNames.ru,
  days: ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'],
  before: 'Предыдущий месяц',
  after: 'Следующий месяц',
  today: 'Сегодня',
};
