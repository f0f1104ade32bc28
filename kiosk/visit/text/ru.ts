import type { Words } from '../../../shared/words.ts';
import type { az } from './az.ts';

export const ru: Words<typeof az> = {
  more: 'Несколько услуг или нас несколько',
  moreServices: 'Нужно несколько услуг',
  morePeople: 'Нас несколько',
  title: 'Ваш визит',
  suggested: 'В таком порядке вы прождёте меньше всего.',
  planning: 'Ищем порядок, в котором ждать меньше…',
  asked: 'Услуги будут оказаны в таком порядке.',
  addService: 'Добавить услугу',
  clear: 'Убрать добавленные услуги',
  people: 'Сколько вас?',
  peopleMore: 'У каждого будет свой номер, номера идут подряд.',
  peopleChosen: (count) => together[count - 1] ?? `Нас ${count}`,
  takeEach: (count) => `Взять ${count} ${count < 5 ? 'номера' : 'номеров'}`,
  choose: 'Какая услуга нужна ещё?',
  none: 'Больше добавить нечего.',
  afterwards: 'Потом',
  together: 'Номера тех, кто пришёл вместе',
};

/** So many people came, counted as people are; more than seven by the figure. */
const together = ['Только я', 'Нас двое', 'Нас трое', 'Нас четверо', 'Нас пятеро', 'Нас шестеро', 'Нас семеро'];
