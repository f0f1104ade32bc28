import type { Words } from '../../../../shared/words.ts';
import type { notices as az } from './az.ts';

/** The words of the page of notices. */
export const notices: Words<typeof az> = {
  lead: 'Что сообщено записавшимся, что ждёт отправки и кому нужно позвонить. «Отправлено» значит: служба приняла.',
  show: 'Что показать',
  groups: { all: 'Все', tasks: 'Сообщить', waiting: 'Ждут', failed: 'Не удалось', sent: 'Отправлено' },
  none: {
    all: 'Пока никому ничего не сообщалось.',
    tasks: 'Никому звонить не нужно.',
    waiting: 'Ничего не ждёт отправки.',
    failed: 'Неудач нет.',
    sent: 'Пока ничего не отправлено.',
  },
  what: 'О чём',
  visit: 'Время приёма и код',
  way: 'Как',
  state: 'Состояние',
  when: 'Когда',
  older: 'Более ранние',
  kinds: {
    booked: 'Запись',
    'standing-by': 'Список ожидания',
    moved: 'Перенос',
    cancelled: 'Отмена',
    'called-off': 'Приём не состоится',
    reminder: 'Напоминание',
  },
  channels: { email: 'E-mail', sms: 'SMS', phone: 'Позвонить', hand: 'Сказать при встрече' },
  statuses: {
    queued: 'Ждёт',
    sending: 'Отправляется',
    sent: 'Отправлено',
    delivered: 'Дошло',
    failed: 'Не удалось',
    lapsed: 'Не понадобилось',
    cancelled: 'Остановлено',
  },
  reasons: {
    refused: 'служба отказала',
    'no-answer': 'служба не ответила',
    'not-known': 'неизвестно, ушло ли',
    'no-way': 'адреса нет, видели на экране',
    'too-late': 'время прошло',
    'nothing-told': 'прежнее сообщение тоже не получено',
    changed: 'всё уже изменилось',
    'not-reached': 'не ответили',
  },
  toTell: 'Сообщает сотрудник',
  next: (time) => `отправка ${time}`,
  told: 'Сообщено',
  notReached: 'Не отвечает',
};
