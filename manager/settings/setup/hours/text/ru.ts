import type { Words } from '../../../../../shared/words.ts';
import type { az } from './az.ts';

const days = (count: number): string => {
  const [ten, hundred] = [count % 10, count % 100];
  if (ten === 1 && hundred !== 11) return `${count} день`;
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? `${count} дня` : `${count} дней`;
};

export const ru: Words<typeof az> = {
  week: 'Обычная неделя',
  closed: 'Закрыто',
  from: 'открытие',
  to: 'закрытие',
  spanOf: (day, which, n) => `${day}, промежуток ${n}, ${which}`,
  addSpan: 'Добавить часы',
  removeSpan: 'Убрать часы',
  volume: { from: 'начало', to: 'конец', percent: 'громкость, в процентах' },
  pause: 'Перерыв на обед',
  copy: 'Скопировать',
  copyTo: { workdays: 'Понедельник – пятница', all: 'Все дни' },
  hours: (text) => `${text} ч`,
  year: 'Весь год',
  yearLead:
    'Выберите день, затем справа укажите, каким он будет. С клавиатуры: стрелки ведут по дням, с Shift выбирается несколько дней, пробел добавляет день, Enter переходит к настройке выбранных.',
  before: 'Предыдущий год',
  after: 'Следующий год',
  takeOver: (from) => `Взять дни из ${from} года`,
  takenOver: (count) => `Взято: ${days(count)}. Проверьте даты переходящих праздников.`,
  kinds: {
    usual: 'обычный день',
    rest: 'выходной недели',
    country: 'закрыто по календарю',
    off: 'закрыто',
    special: 'другие часы',
  },
  letters: { usual: '', rest: '', country: 'З', off: 'З', special: 'Ч' },
  chosen: (count) => `Выбрано: ${days(count)}`,
  nothing: 'День не выбран',
  nothingLead: 'Выберите в году один день или несколько.',
  makeOff: 'Закрыто',
  makeSpecial: 'Другие часы',
  makeUsual: 'Как на неделе',
  how: 'В эти дни',
  name: 'Название',
  nameLead: 'Видно в киоске и на табло, когда закрыто.',
  several: 'разные',
  list: (year) => `${year}: дни не как на неделе`,
  listNone: 'В этом году каждый день — как на неделе.',
  date: 'Дата',
  what: 'Как работаем',
  show: 'Выбрать',
  back: 'Сделать как на неделе',
  calendar: 'По календарю',
  calendarLead: 'Сам календарь меняет администратор всех центров: настройки, раздел «Календарь».',
  grace: 'Закрытие дня',
  minutes: 'минут',
  actions: 'Действия',
};
