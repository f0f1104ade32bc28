import type { FieldText } from '../field-texts.ts';
import type { noticesFields as az } from './notices-az.ts';

/** The settings of notices. */

const f = (label: string, help: string, example: string) => ({ label, help, example });
const ownCase = 'Как назвать событие. Пусто: наши слова. Номер, дата и ссылка добавятся сами.';
const own = 'Как назвать событие. Пусто: наш текст. Дата, код и ссылка добавляются сами.';

export const noticesFields: { readonly [Path in keyof typeof az]: FieldText } = {
  'notices/quietFrom': f('Начало тихих часов', 'С этого времени SMS не отправляются. Пусто: 21:00.', '21:00'),
  'notices/quietTo': f('Конец тихих часов', 'До этого времени SMS не отправляются. Пусто: 09:00.', '09:00'),
  'notices/retrySeconds': f(
    'Повторные попытки',
    'Через сколько пробовать снова, если отправить не удалось. Пусто: 1, 5, 30 минут, 2 и 12 часов.',
    '1, 5, 30',
  ),
  'notices/titles/booked': f('При записи', own, 'Вы записаны на приём'),
  'notices/titles/standing-by': f('При записи в лист ожидания', own, 'Вы в листе ожидания'),
  'notices/titles/moved': f('При переносе', own, 'Время вашего приёма изменилось'),
  'notices/titles/cancelled': f('При отмене', own, 'Ваша запись отменена'),
  'notices/titles/called-off': f('Если приём не состоится', own, 'Приём не состоится'),
  'notices/titles/reminder': f('При напоминании', own, 'Напоминание: вы записаны на приём'),
  'notices/titles/case-unconfirmed': f('Когда заявление ждёт подтверждения', ownCase, 'Подтвердите заявление'),
  'notices/titles/case-lapsed': f('Когда его не подтвердили', ownCase, 'Не подтверждено'),
  'notices/titles/case-received': f('Когда обращение получено', ownCase, 'Обращение получено'),
  'notices/titles/case-asked': f('Когда по обращению есть вопрос', ownCase, 'Есть вопрос'),
  'notices/titles/case-extended': f('Когда срок ответа изменился', ownCase, 'Срок ответа изменился'),
  'notices/titles/case-visit': f('Когда назначено посещение на дому', ownCase, 'К вам придут осмотреть жильё'),
  'notices/titles/case-sent-on': f('Когда обращение передано', ownCase, 'Передано в другое учреждение'),
  'notices/titles/case-answered': f('Когда на обращение ответили', ownCase, 'Ответ готов'),
  'notices/titles/case-decided': f('Когда по заявлению есть решение', ownCase, 'Решение есть'),
  'notices/titles/code': f('Когда отправлен код', ownCase, 'Код для истории обращений'),
  'notices/sms/method': f(
    'Способ запроса SMS',
    'Как текст передаётся службе SMS. Её адрес задаёт SMS_URL.',
    'В теле запроса (POST)',
  ),
  'notices/sms/type': f('Вид содержимого SMS', 'Запись, которую ждёт служба SMS.', 'JSON'),
  'notices/sms/body': f(
    'Шаблон запроса SMS',
    'Вместо {phone} и {text} подставляются номер и текст.',
    '{"to":"{phone}","message":"{text}"}',
  ),
};
