import { textsIn } from '../../../shared/languages.ts';
import type { Words } from '../../../shared/words.ts';

const az = {
  heading: 'Evə baxış',
  none: 'Kimin gedəcəyi hələ püşklə seçilməyib.',
  draw: 'Püşk at',
  again: 'Yenidən püşk at',
  reason: 'Niyə yenidən (məsələn, xəstələnib)',
  drawn: (name: string, date: string): string => `${name}, püşk: ${date}`,
  by: (name: string): string => `Püşkü atan: ${name}`,
  proof: 'Püşkü yoxlamaq',
  how: 'Sübut: toxum və müraciətin nömrəsinin SHA-256 heşi namizədlərin sayına bölünür. Qalıq 0-dan sayılan yeri göstərir.',
  seed: 'Toxum',
  command: 'Əmr',
  candidates: 'Namizədlər, sıra ilə',
  next: 'Evə gedin, sonra gördüklərinizi aşağıda yazın.',
  write: 'Baxışın aktını yaz',
  send: 'Aktı göndər',
  found: 'Baxışın aktı',
  foundBy: (name: string, date: string): string => `${name}, ${date}`,
  erased: 'Aktın mətni silinib.',
};
export type VisitWords = Words<typeof az>;

const ru: VisitWords = {
  heading: 'Посещение семьи',
  none: 'Кто посетит семью, жребий ещё не решил.',
  draw: 'Бросить жребий',
  again: 'Бросить жребий снова',
  reason: 'Почему снова (например, болезнь)',
  drawn: (name, date) => `${name}, жребий: ${date}`,
  by: (name) => `Жребий: ${name}`,
  proof: 'Проверить жребий',
  how: 'Доказательство: SHA-256 от зерна и номера обращения делится на число кандидатов. Остаток — место, считая с 0.',
  seed: 'Зерно',
  command: 'Команда',
  candidates: 'Кандидаты по порядку',
  next: 'Посетите семью, затем запишите увиденное ниже.',
  write: 'Записать акт посещения',
  send: 'Отправить акт',
  found: 'Акт посещения',
  foundBy: (name, date) => `${name}, ${date}`,
  erased: 'Текст акта удалён.',
};

const en: VisitWords = {
  heading: 'Visit to the household',
  none: 'Who makes the visit has not been drawn yet.',
  draw: 'Draw who visits',
  again: 'Draw again',
  reason: 'Why again (they are ill, for example)',
  drawn: (name, date) => `${name}, drawn ${date}`,
  by: (name) => `Draw asked by ${name}`,
  proof: 'Check the draw',
  how: 'Proof: SHA-256 of the seed and the number of the case is divided by how many could be drawn. What is left is the place, counted from 0.',
  seed: 'Seed',
  command: 'Command',
  candidates: 'Who could be drawn, in order',
  next: 'Visit the household, then write below what you found.',
  write: 'Write what you found',
  send: 'Send what you found',
  found: 'What was found',
  foundBy: (name, date) => `${name}, ${date}`,
  erased: 'What was written is erased.',
};

/** What the visit to a household is called on the page of a case. */
export function visitWords(language: string): VisitWords {
  return textsIn({ az, ru, en }, language);
}
