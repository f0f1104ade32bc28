import { textsIn } from '../../../../shared/languages.ts';

/** The words around the preview. */

const az = {
  title: 'Önbaxış',
  screen: 'Ekran',
  screens: {
    home: 'İlk ekran',
    group: 'Qrup',
    confirm: 'Xidmət',
    ticket: 'Nömrə',
    slip: 'Kağız talon',
    wall: 'Zal ekranı',
    phone: 'Telefon',
  },
  language: 'Dil',
  situation: 'Vəziyyət',
  situations: { open: 'Açıq', closed: 'Bağlı', full: 'Dolu' },
  wall: 'Hansı ekran',
  anyHour: 'Burada siyahının hamısı növbə ilə görünür, göstəriş saatları nəzərə alınmadan.',
  longest: 'Ən uzun mətnlərlə',
  large: 'Hərflər 200 %',
  paper: 'Kağız',
  lost: 'Server cavab vermir, talon çəkilmədi.',
  show: 'Önbaxışı göstər',
  hide: 'Önbaxışı gizlət',
  unfinished: 'Göstərmək üçün hələ bəzi yerlər doldurulmalıdır.',
};
const ru: typeof az = {
  title: 'Предпросмотр',
  screen: 'Экран',
  screens: {
    home: 'Первый экран',
    group: 'Группа',
    confirm: 'Услуга',
    ticket: 'Номер',
    slip: 'Бумажный талон',
    wall: 'Табло',
    phone: 'Телефон',
  },
  language: 'Язык',
  situation: 'Положение',
  situations: { open: 'Открыто', closed: 'Закрыто', full: 'Полно' },
  wall: 'Какое табло',
  anyHour: 'Здесь по очереди видно всё из списка показа, в какие бы часы оно ни шло.',
  longest: 'С самыми длинными текстами',
  large: 'Буквы 200 %',
  paper: 'Бумага',
  lost: 'Сервер не отвечает, талон не нарисован.',
  show: 'Показать предпросмотр',
  hide: 'Скрыть предпросмотр',
  unfinished: 'Чтобы показать, заполните ещё несколько мест.',
};
const en: typeof az = {
  title: 'Preview',
  screen: 'Screen',
  screens: {
    home: 'First screen',
    group: 'Group',
    confirm: 'Service',
    ticket: 'Number',
    slip: 'Slip',
    wall: 'Wall',
    phone: 'Phone',
  },
  language: 'Language',
  situation: 'Situation',
  situations: { open: 'Open', closed: 'Closed', full: 'Full' },
  wall: 'Which wall',
  anyHour: 'All of its playlist takes turns here, whatever its hours.',
  longest: 'With the longest texts',
  large: 'Letters at 200%',
  paper: 'Paper',
  lost: 'The server does not answer: the slip was not drawn.',
  show: 'Show the preview',
  hide: 'Hide the preview',
  unfinished: 'Some places have to be filled in before it can be shown.',
};

export type PreviewWords = typeof az;

/** The words around the preview in a language. */
export function previewWords(language: string): PreviewWords {
  return textsIn({ az, ru, en }, language);
}
