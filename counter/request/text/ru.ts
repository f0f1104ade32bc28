import type { Words } from '../../../shared/words.ts';
import type { request as az } from './az.ts';

const times = (n: number): string => {
  const few = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
  return `${n} ${few ? 'раза' : 'раз'}`;
};

export const request: Words<typeof az> = {
  loading: 'Обращение открывается…',
  person: 'Кто записан',
  phone: 'Телефон',
  email: 'Эл. почта',
  noName: 'Имя не указано',
  heard: 'Приём состоялся',
  erased: 'Срок хранения личных данных истёк, они удалены.',
  noAnswers: 'Форма не заполнена.',
  answers: 'Ответы формы',
  comment: 'Комментарии к обращению',
  came: (n) => (n === 0 ? 'Пришёл впервые' : `Раньше приходил ${times(n)}`),
  missed: (n) => `Записывался и не пришёл ${times(n)}`,
  earlier: 'Прежние записи',
  notNow: 'Обращение видит только тот, кто обслуживает.',
  lost: 'Сервер не ответил.',
  again: 'Повторить',
  statuses: {
    held: 'место держится',
    booked: 'записан',
    standby: 'в списке ожидания',
    arrived: 'пришёл',
    missed: 'не пришёл',
    heard: 'принят',
    cancelled: 'отказался',
    'called-off': 'приём отменён',
    released: 'отпущен',
  },
};
