import { disability, infant } from './classes.ts';
import { said, type Template } from './template.ts';

/** As little as a centre can be: one service, one counter. */
export const emptyCentre: Template = {
  name: said('Yeni mərkəz', 'Новый центр', 'New centre'),
  welcome: said('Xoş gəlmisiniz!', 'Добро пожаловать!', 'Welcome!'),
  hours: { weekdays: ['09:00', '18:00'] },
  hall: said('Zal', 'Зал', 'Hall'),
  groups: [
    {
      id: 'services',
      name: said('Xidmətlər', 'Услуги', 'Services'),
      prefix: 'A',
      services: [{ id: 'enquiry', name: said('Müraciət', 'Обращение', 'Enquiry'), minutes: 10 }],
    },
  ],
  classes: [disability, infant],
  profiles: [{ id: 'general', name: said('Ümumi', 'Общий', 'General'), first: [] }],
  counters: ['general'],
  outcomes: [['resolved', said('Məsələ həll edildi', 'Вопрос решён', 'Resolved')]],
};
