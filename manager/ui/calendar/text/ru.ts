import type { Words } from '../../../../shared/words.ts';
import type { az } from './az.ts';

export const ru: Words<typeof az> = {
  months: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
  days: ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'],
  before: 'Предыдущий месяц',
  after: 'Следующий месяц',
  today: 'Сегодня',
};
