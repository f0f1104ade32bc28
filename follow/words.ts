import { inEach } from '../shared/languages.ts';
import type { CalendarWords } from '../shared/words.ts';
import { inOrder, textsOf, wordsOf } from '../ui/words.ts';

/** What the page says on which phones follow the calls, by `textsIn`. */
export const followWords = inEach<FollowWords>({
  az: {
    title: 'Çağırışlar',
    language: 'Dil',
    loading: 'Yüklənir…',
    lost: 'Serverlə əlaqə yoxdur.',
    again: 'Yenidən cəhd et',
    old: 'Server cavab vermir. Aşağıdakı köhnəlmiş ola bilər: zaldakı ekrana baxın.',
    none: 'Burada çağırışları telefonda izləmək olmur. Zaldakı ekrana baxın.',
    centre: 'Mərkəzi seçin',
    practice: 'Təlim günü: bu nömrələrlə xidmət göstərilmir',
    closed: 'Mərkəz bağlıdır',
    opens: (time) => `Açılış: ${time}`,
    now: 'İndi çağırılır',
    nobody: 'Hazırda heç kim çağırılmır.',
    serving: 'Xidmət göstərilir',
    last: 'Əvvəlki çağırışlar',
    waiting: (n) => `Növbə gözləyənlər: ${n}`,
    counter: 'pəncərə',
    hint: 'Zaldakı ekran və səs əsasdır. Öz növbənizi talondakı kodla izləyin.',
  },
  ru: {
    title: 'Вызовы',
    language: 'Язык',
    loading: 'Загрузка…',
    lost: 'Нет связи с сервером.',
    again: 'Попробовать снова',
    old: 'Сервер не отвечает. Показанное ниже могло устареть: смотрите на табло в зале.',
    none: 'Здесь нельзя следить за вызовами в телефоне. Смотрите на табло в зале.',
    centre: 'Выберите центр',
    practice: 'Учебный день: по этим номерам не обслуживают',
    closed: 'Центр закрыт',
    opens: (time) => `Открытие: ${time}`,
    now: 'Сейчас вызывают',
    nobody: 'Сейчас никого не вызывают.',
    serving: 'Идёт приём',
    last: 'Прежние вызовы',
    waiting: (n) => `Ожидают: ${n}`,
    counter: 'окно',
    hint: 'Главное — табло и голос в зале. За своей очередью следите по коду на талоне.',
  },
  en: {
    title: 'Calls',
    language: 'Language',
    loading: 'Loading…',
    lost: 'There is no connection to the server.',
    again: 'Try again',
    old: 'The server does not answer. What stands below may be old: look at the display in the hall.',
    none: 'Calls cannot be followed on a phone here. Look at the display in the hall.',
    centre: 'Choose the centre',
    practice: 'Practice day: nobody is served with these numbers',
    closed: 'The centre is closed',
    opens: (time) => `Opens: ${time}`,
    now: 'Called now',
    nobody: 'Nobody is called just now.',
    serving: 'Being served',
    last: 'Called before',
    waiting: (n) => `Waiting: ${n}`,
    counter: 'counter',
    hint: 'The display and the voice in the hall are what counts. Follow your own turn by the code on your slip.',
  },
});

export interface FollowWords {
  readonly title: string;
  readonly language: string;
  readonly loading: string;
  readonly lost: string;
  readonly again: string;
  readonly old: string;
  readonly none: string;
  readonly centre: string;
  readonly practice: string;
  readonly closed: string;
  readonly opens: (time: string) => string;
  readonly now: string;
  readonly nobody: string;
  readonly serving: string;
  readonly last: string;
  readonly waiting: (n: number) => string;
  /** Before its name, for those who hear it. */
  readonly counter: string;
  readonly hint: string;
}

const names = textsOf('language');
const months = textsOf('months');
const weekdays = textsOf('weekdays');

/** The languages that words exist in, the default first. */
export const languages = inOrder(names);

/** Months and weekdays in a language. */
export function calendarIn(language: string): CalendarWords {
  return { months: wordsOf(months, language), weekdays: wordsOf(weekdays, language) };
}
