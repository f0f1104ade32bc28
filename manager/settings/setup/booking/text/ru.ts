import type { Words } from '../../../../../shared/words.ts';
import type { az } from './az.ts';

export const ru: Words<typeof az> = {
  receptionNo: (n) => `Приём ${n}`,
  addReception: 'Добавить день приёма',
  removeReception: (n) => `Удалить день приёма ${n}`,
  weekdays: {
    mon: 'Понедельник',
    tue: 'Вторник',
    wed: 'Среда',
    thu: 'Четверг',
    fri: 'Пятница',
    sat: 'Суббота',
    sun: 'Воскресенье',
  },
  weeks: { 1: '1-я', 2: '2-я', 3: '3-я', 4: '4-я', last: 'Последняя' },
  onHoliday: { skip: 'Приёма нет', 'next-working-day': 'Переносится на следующий рабочий день' },
  reckonedFrom: { start: 'От начала времени', end: 'От конца времени' },
  callEarly: { 'when-idle': 'Если окно свободно', never: 'Никогда', seconds: 'Не раньше чем за' },
  callEarlySeconds: 'За сколько секунд',
  standby: { yes: 'Открывается', no: 'Не открывается' },
  reminders: {
    label: (n) => `Напоминание ${n}, за сколько часов`,
    add: 'Добавить напоминание',
    remove: 'Удалить',
  },
  remove: 'Удалить',
  desks: { measured: 'По замерам', same: 'Всегда одинаково', hours: 'По дням и часам' },
  desksCount: 'Число окон',
  addHours: 'Добавить часы',
};
