import type { Words } from '../../../shared/words.ts';
import type { request as az } from './az.ts';

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
  came: (n) => (n === 0 ? 'Первый визит' : `Прежних визитов: ${n}`),
  missed: (n) => `Неявок по записи: ${n}`,
  documents: 'Какие документы взять с собой',
  sheet: 'Открыть список дня',
  earlier: 'Прежние записи',
  notNow: 'Обращение видит только тот, кто обслуживает.',
  lost: 'Сервер не ответил.',
  again: 'Повторить',
};
