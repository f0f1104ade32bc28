import type { SlipContent } from '../../server/printing/slip-content.ts';

/** Slips as they are, in three languages. */
export const azSlip: SlipContent = {
  centre: '№1 DOST mərkəzi',
  number: 'A042',
  service: 'Əmək pensiyası',
  issuedAt: '21 noyabr 2026, 14:05',
  ahead: 'Sizdən qabaqda 4 nəfər var',
  estimate: 'Gözləmə: 8–14 dəqiqə',
  privilege: null,
  url: 'http://192.168.1.10:3000/t/3kTQe0pWv8mYb2nLrXzUsA',
  qrCaption: 'Növbənizi telefonda izləyin',
  text: 'Nömrəniz çağırılanda ekrana baxın və pəncərəyə yaxınlaşın.',
  copy: null,
  practice: null,
  labels: { yourNumber: 'Sizin nömrəniz', copy: 'SURƏT' },
};

export const ruSlip: SlipContent = {
  ...azSlip,
  centre: 'Центр DOST №1, Баку',
  number: 'B7',
  service:
    'Назначение ежемесячного пособия по уходу за ребёнком до трёх лет, единовременной выплаты при рождении ребёнка и ' +
    'компенсации расходов на лечение для граждан, переехавших из другого района республики',
  issuedAt: '21 ноября 2026 г., 14:05',
  ahead: 'Перед вами 4 человека',
  estimate: 'Ожидание: 8–14 минут',
  privilege: 'Инвалидность I–II группы',
  qrCaption: 'Следите за очередью на телефоне',
  text: 'Когда вызовут ваш номер, посмотрите на экран и подойдите к окну.',
  labels: { yourNumber: 'Ваш номер', copy: 'КОПИЯ' },
};

export const enSlip: SlipContent = {
  ...azSlip,
  centre: 'DOST Centre No. 1',
  number: 'W118',
  service: 'Recognition of a foreign diploma',
  issuedAt: '21 November 2026, 14:05',
  ahead: '4 people ahead of you',
  estimate: 'Wait: 8–14 minutes',
  url: null,
  practice: 'PRACTICE – NOT A TICKET',
  text: 'When your number is called, look at the screen and go to the counter.',
  labels: { yourNumber: 'Your number', copy: 'COPY' },
};
