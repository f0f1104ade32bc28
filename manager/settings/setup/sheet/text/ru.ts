import type { Words } from '../../../../../shared/words.ts';
import type { az } from './az.ts';

export const ru: Words<typeof az> = {
  choose: (name) => `Выбрать: ${name}`,
  chooseAll: 'Выбрать все',
  details: 'Подробнее',
  detailsOf: (name) => `Подробнее: ${name}`,
  unnamed: (row) => `строка ${row}`,
  keys: 'Стрелки ведут по ячейкам, Enter открывает правку, пробел выбирает строку, Alt + ↑ ↓ переставляет строку, Ctrl + V вставляет ячейки из таблицы.',
  faults: {
    empty: 'Поле не может быть пустым',
    number: 'Введите целое число: 1, 2, 3 …',
    duration: 'Введите минуты: 7, 7,5 или 7:30',
    choice: 'Такого названия нет в списке',
    'yes-no': 'Введите «да» или «нет»',
    code: 'Код состоит только из a–z, 0–9 и дефиса',
    'code-taken': 'Такой код уже есть',
    'too-long': 'Текст слишком длинный',
    time: 'Введите время: 9:00',
  },
  paste: {
    title: 'Вставка из таблицы',
    lead: 'Вставьте сюда ячейки, скопированные из Excel, Calc или Google Таблиц. Ничего не изменится, пока вы не подтвердите.',
    label: 'Скопированные ячейки',
    from: (column) => `Первый столбец: ${column}`,
    fresh: (count) => `Новых строк: ${count}`,
    changed: (count) => `Изменится ячеек: ${count}`,
    wrong: (count) => `Не прочитано и не будет вставлено ячеек: ${count}`,
    beyond: (count) => `Не помещается и не будет вставлено столбцов: ${count}`,
    nothing: 'Здесь нечего менять.',
    more: (count) => `и ещё строк: ${count}`,
    row: 'Строка',
    isNew: 'новая',
    was: (text) => `было: ${text}`,
    apply: 'Вставить',
  },
};
