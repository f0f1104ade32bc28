import type { FieldText } from '../field-texts.ts';
import type { alertFields as az } from './alerts-az.ts';

/** Who is told of what is wrong. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const alertFields: { readonly [Path in keyof typeof az]: FieldText } = {
  'alerts/emails': f(
    'Адреса электронной почты',
    'О неполадке пишут на эти адреса: когда она началась и когда прошла. Пусто: писем нет.',
    'rukovoditel@example.org',
  ),
  'alerts/phones': f(
    'Телефоны',
    'О неполадке пишут на эти номера в SMS. Служба SMS настраивается в разделе «Уведомления». Пусто: SMS нет.',
    '+994501234567',
  ),
  'alerts/afterSeconds': f(
    'Через какое время',
    'Сообщают, когда неполадка длится столько времени. Пусто: 2 минуты.',
    '2 минуты',
  ),
};
