import type { FieldText } from '../field-texts.ts';
import type { playlistFields as az } from './playlist-az.ts';

/** What walls show between calls. */

const f = (label: string, help: string, example: string) => ({ label, help, example });

export const playlistFields: { readonly [Path in keyof typeof az]: FieldText } = {
  'playlist/*/name': f('Название', 'Так его знают сотрудники; посетители не видят.', 'Новые часы приёма'),
  'playlist/*/kind': f('Что это', 'Строка стоит под показом, остальное идёт по очереди.', 'Картинка'),
  'playlist/*/file': f('Файл', 'Картинка до 10 МБ, видео до 300 МБ. Видео идёт без звука.', 'chasy-priyoma.png'),
  'playlist/*/text': f('Текст', 'Языки сменяют друг друга.', 'В праздник центр закрыт.'),
  'playlist/*/seconds': f('Сколько секунд видно', 'Пусто: 10. Видео идёт целиком.', '15'),
  'playlist/*/displays': f(
    'На каких табло',
    'Если не выбрано ни одно: на всех с местом для показа.',
    'Табло в большом зале',
  ),
  'playlist/*/from': f('С какого часа', 'Пусто: с начала дня.', '09:00'),
  'playlist/*/to': f('До какого часа', 'Пусто: до конца дня.', '13:00'),
  'playlist/*/weekdays': f('В какие дни', 'Если не выбран ни один: каждый день.', 'Пн, Ср'),
  'playlist/*/firstDay': f('Первый день', 'Пусто: сразу.', '2026-12-01'),
  'playlist/*/lastDay': f('Последний день', 'В этот день ещё видно. Пусто: всегда.', '2026-12-31'),
  'playlist/*/id': f('Код', 'Под ним элемент хранится.', 'item-1'),
};
