import type { Words } from '../../../../../shared/words.ts';
import type { az } from './az.ts';

export const ru: Words<typeof az> = {
  share: (percent) => `Заполнено: ${percent}`,
  shareMore: 'Доля пяти текстов на всех языках. Посетитель читает их на киоске, на телефоне и на странице /services.',
  find: 'Найти услугу',
  unfinishedOnly: 'Только незаполненные',
  complete: 'заполнено',
  missing: (n) => `не хватает: ${n}`,
  none: 'Такой услуги нет.',
  allDone: 'Всё заполнено.',
  links: 'Ссылки',
  addLink: 'Добавить ссылку',
  removeLink: (n) => `Удалить ссылку ${n}`,
};
