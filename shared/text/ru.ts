import type { Words } from '../words.ts';
import type * as az from './az.ts';

/** Russian. */

export const language = { code: 'ru', name: 'Русский' } as const;

export const alphabet = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';

export const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const;
export const weekdays = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'] as const;

/** The form of a noun after a number: 1 человек, 2 человека, 5 человек. */
export const plural = (n: number, one: string, few: string, many: string): string => {
  const tens = n % 100;
  const ones = n % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (ones === 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
};

export const common: Words<typeof az.common> = {
  product: 'Növbə',
  counter: 'Окно',
  minutes: (n) => `${n} мин`,
  seconds: (n) => `${n} с`,
  hours: (n) => `${n} ч`,
  peopleAhead: (n) =>
    n === 0 ? 'Вы первый в очереди' : `Перед вами ${n} ${plural(n, 'человек', 'человека', 'человек')}`,
  peopleWaiting: (n) => (n === 0 ? 'Очереди нет' : `В очереди ${n} ${plural(n, 'человек', 'человека', 'человек')}`),
  lostServer: 'Нет связи с сервером',
  lostServerMore: 'Сведения на экране могли устареть. Связь восстановится сама.',
  loading: 'Загрузка…',
  tryAgain: 'Повторить',
  yes: 'Да',
  no: 'Нет',
  back: 'Назад',
  cancel: 'Отменить',
  close: 'Закрыть',
  practice: 'Учебный день',
  unknownTrouble: 'Не получилось. Попробуйте ещё раз чуть позже.',
};

export const statuses: Words<typeof az.statuses> = {
  waiting: 'Ожидает',
  called: 'Вызван',
  serving: 'Обслуживается',
  parked: 'Отложен',
  'no-show': 'Не явился',
  served: 'Обслужен',
  cancelled: 'Отменён',
  expired: 'Истёк',
};

export const slip: Words<typeof az.slip> = {
  yourNumber: 'Ваш номер',
  copy: 'КОПИЯ',
  practice: 'УЧЕБНЫЙ: по этому номеру не обслуживают',
  test: 'Пробная печать',
  followOnPhone: 'Следите за очередью в телефоне',
};
