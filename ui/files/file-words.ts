import { textsIn } from '../../shared/languages.ts';
import type { Words } from '../../shared/words.ts';

/** The words of files, in a language. */
export function fileWordsIn(language: string): FileWords {
  return textsIn({ az, ru, en }, language);
}

const inTenths = (tenths: number, mark: string): string => `${Math.floor(tenths / 10)}${mark}${tenths % 10}`;

const az = {
  files: 'Fayllar',
  choose: 'Fayl əlavə et',
  hint: 'PDF, JPEG və ya PNG. Faylı bura sürükləyə də bilərsiniz.',
  kinds: { request: 'müraciətə', answer: 'cavaba' },
  kb: (n: string) => `${n} KB`,
  /** Tenths as they are, 12 = 1,2 MB. */
  mb: (tenths: number) => `${inTenths(tenths, ',')} MB`,
  sending: (name: string) => `Göndərilir: ${name}`,
  added: (name: string) => `Əlavə edildi: ${name}`,
  lost: 'Serverlə əlaqə yoxdur.',
  retry: 'Yenidən göndər',
  dismiss: 'Siyahıdan çıxar',
  none: 'Fayl yoxdur.',
  ofCase: (number: string) => `Birlikdə cavablandırılan ${number} müraciətindən`,
  part: 'Fayl nəyə aiddir',
  parts: { request: 'Müraciətə (kağızın surəti)', answer: 'Cavaba: vətəndaş onu cavabla alır' },
};
export type FileWords = Words<typeof az>;

const ru: FileWords = {
  files: 'Файлы',
  choose: 'Добавить файл',
  hint: 'PDF, JPEG или PNG. Файл можно и перетащить сюда.',
  kinds: { request: 'к обращению', answer: 'к ответу' },
  kb: (n) => `${n} КБ`,
  mb: (tenths) => `${inTenths(tenths, ',')} МБ`,
  sending: (name) => `Отправляется: ${name}`,
  added: (name) => `Добавлено: ${name}`,
  lost: 'Нет связи с сервером.',
  retry: 'Отправить ещё раз',
  dismiss: 'Убрать',
  none: 'Файлов нет.',
  ofCase: (number) => `Из обращения ${number}, на которое отвечают вместе с этим`,
  part: 'К чему относится файл',
  parts: { request: 'К обращению (копия бумаги)', answer: 'К ответу: гражданин получит его с ответом' },
};

const en: FileWords = {
  files: 'Files',
  choose: 'Add a file',
  hint: 'PDF, JPEG or PNG. You can also drop it here.',
  kinds: { request: 'of the appeal', answer: 'of the answer' },
  kb: (n) => `${n} KB`,
  mb: (tenths) => `${inTenths(tenths, '.')} MB`,
  sending: (name) => `Being sent: ${name}`,
  added: (name) => `Added: ${name}`,
  lost: 'No connection to the server.',
  retry: 'Send again',
  dismiss: 'Remove',
  none: 'There are no files.',
  ofCase: (number) => `Of ${number}, which is answered with this one`,
  part: 'What the file belongs to',
  parts: { request: 'To the appeal (a copy of paper)', answer: 'To the answer: the citizen gets it with the answer' },
};
