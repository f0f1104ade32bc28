/** The words around the preview. */

const az = {
  title: 'Önbaxış',
  lead: 'Qaralamaya görə, dərc ediləndən sonra belə görünəcək.',
  screen: 'Ekran',
  screens: {
    home: 'Kiosk: ilk ekran',
    group: 'Kiosk: qrup',
    confirm: 'Kiosk: xidmət',
    ticket: 'Kiosk: talon',
    wall: 'Zal ekranı',
    phone: 'Telefon',
  },
  language: 'Dil',
  situation: 'Vəziyyət',
  situations: { open: 'Açıq', closed: 'Bağlı', full: 'Dolu' },
  longest: 'Ən uzun mətnlərlə',
  show: 'Önbaxışı göstər',
  hide: 'Önbaxışı gizlət',
  unfinished: 'Göstərmək üçün hələ bəzi yerlər doldurulmalıdır.',
};
const ru: typeof az = {
  title: 'Предпросмотр',
  lead: 'Так это будет выглядеть после публикации черновика.',
  screen: 'Экран',
  screens: {
    home: 'Киоск: первый экран',
    group: 'Киоск: группа',
    confirm: 'Киоск: услуга',
    ticket: 'Киоск: талон',
    wall: 'Табло',
    phone: 'Телефон',
  },
  language: 'Язык',
  situation: 'Положение',
  situations: { open: 'Открыто', closed: 'Закрыто', full: 'Полно' },
  longest: 'С самыми длинными текстами',
  show: 'Показать предпросмотр',
  hide: 'Скрыть предпросмотр',
  unfinished: 'Чтобы показать, заполните ещё несколько мест.',
};
const en: typeof az = {
  title: 'Preview',
  lead: 'How it will look once the draft is published.',
  screen: 'Screen',
  screens: {
    home: 'Kiosk: first screen',
    group: 'Kiosk: group',
    confirm: 'Kiosk: service',
    ticket: 'Kiosk: ticket',
    wall: 'Wall',
    phone: 'Phone',
  },
  language: 'Language',
  situation: 'Situation',
  situations: { open: 'Open', closed: 'Closed', full: 'Full' },
  longest: 'With the longest texts',
  show: 'Show the preview',
  hide: 'Hide the preview',
  unfinished: 'Some places have to be filled in before it can be shown.',
};

export type PreviewWords = typeof az;

/** The words around the preview in a language. */
export function previewWords(language: string): PreviewWords {
  const all: { readonly [language: string]: PreviewWords } = { az, ru, en };
  return all[language] ?? az;
}
