import { inEach } from '../shared/languages.ts';
import type { ChosenWay } from '../shared/notices/notices.ts';

/** [NO4] What is said of the way by which somebody is told first, by `textsIn`. */
export const toldByWords = inEach<{
  readonly question: string;
  readonly hint: string;
  readonly label: string;
  readonly ways: { readonly [W in ChosenWay]: string };
  /** Where letters go. */
  readonly address: string;
  readonly addressHint: string;
  readonly needsAddress: string;
  /** Said where the way that they chose cannot be gone: by which one they are told. */
  readonly instead: (chosen: string) => string;
}>({
  az: {
    question: 'Xəbəri necə göndərək?',
    hint: 'Bu yolla alınmasa, başqa yolla xəbər verəcəyik.',
    label: 'Xəbər göndərilir',
    ways: { email: 'E-poçtla', sms: 'SMS ilə', phone: 'Zənglə', letter: 'Məktubla', hand: 'Kağızda, mərkəzdə' },
    address: 'Məktubun ünvanı',
    addressHint: 'Şəhər, küçə, ev, mənzil və poçt indeksi.',
    needsAddress: 'Məktubun göndəriləcəyi ünvanı yazın.',
    instead: (chosen) => `Seçilən yolla mümkün deyil: ${chosen}.`,
  },
  ru: {
    question: 'Как вас известить?',
    hint: 'Если так не получится, известим другим способом.',
    label: 'Извещать',
    ways: {
      email: 'По электронной почте',
      sms: 'По SMS',
      phone: 'Звонком',
      letter: 'Письмом',
      hand: 'На бумаге, в центре',
    },
    address: 'Адрес для письма',
    addressHint: 'Город, улица, дом, квартира и почтовый индекс.',
    needsAddress: 'Напишите адрес, на который отправить письмо.',
    instead: (chosen) => `Выбранный способ невозможен: ${chosen}.`,
  },
  en: {
    question: 'How should we tell you?',
    hint: 'If that way fails, we use another one.',
    label: 'Told by',
    ways: { email: 'E-mail', sms: 'SMS', phone: 'A call', letter: 'A letter', hand: 'On paper, at the centre' },
    address: 'Address for the letter',
    addressHint: 'Town, street, house, flat and postal code.',
    needsAddress: 'Write the address that the letter goes to.',
    instead: (chosen) => `The way chosen cannot be used: ${chosen}.`,
  },
});
