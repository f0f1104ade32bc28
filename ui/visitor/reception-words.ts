import { inEach, textsIn } from '../../shared/languages.ts';

/** What is said of a reception and the request that it is of. */
interface ReceptionWords {
  readonly reception: string;
  readonly number: string;
  readonly due: string;
  /** To the page where the request is followed. */
  readonly follow: string;
  /** To the page of the seat. */
  readonly seat: string;
  /** Another department looks after it. */
  readonly elsewhere: string;
  readonly elsewhereMore: string;
  readonly choose: (name: string) => string;
  readonly at: (official: string) => string;
  readonly missed: string;
  readonly missedMore: string;
  /** Taking it back gives the seat back. */
  readonly withdraws: string;
}

export function receptionWords(language: string): ReceptionWords {
  return textsIn(all, language);
}

const all = inEach<ReceptionWords>({
  az: {
    reception: 'Qəbul',
    number: 'Müraciətin nömrəsi',
    due: 'Ən gec cavab günü',
    follow: 'Müraciətin gedişi',
    seat: 'Qəbul vaxtı',
    elsewhere: 'Müraciətinizə indi başqa şöbə baxır',
    elsewhereMore: 'Qəbul vaxtınız qalır. İstəsəniz, o şöbənin qəbuluna yazıla bilərsiniz.',
    choose: (name) => `${name}: vaxt seçin`,
    at: (official) => `${official}: qəbul günləri`,
    missed: 'Qəbula gəlməmisiniz',
    missedMore: 'Müraciətiniz bağlanıb. Yenidən qəbula yazıla bilərsiniz.',
    withdraws: 'Qəbul vaxtınız da ləğv olunacaq.',
  },
  ru: {
    reception: 'Приём',
    number: 'Номер обращения',
    due: 'Ответ не позднее',
    follow: 'Ход обращения',
    seat: 'Время приёма',
    elsewhere: 'Вашим обращением теперь занимается другой отдел',
    elsewhereMore: 'Ваше время приёма сохраняется. Если хотите, запишитесь на приём в этот отдел.',
    choose: (name) => `${name}: выбрать время`,
    at: (official) => `${official}: дни приёма`,
    missed: 'Вы не пришли на приём',
    missedMore: 'Обращение закрыто. Вы можете записаться снова.',
    withdraws: 'Ваше время приёма тоже будет отменено.',
  },
  en: {
    reception: 'Reception',
    number: 'Number of your request',
    due: 'Answered at the latest',
    follow: 'Follow your request',
    seat: 'Your time',
    elsewhere: 'Another department looks after your request now',
    elsewhereMore: 'Your time stays yours. If you wish, you can be received in that department instead.',
    choose: (name) => `${name}: choose a time`,
    at: (official) => `${official}: reception days`,
    missed: 'You did not come',
    missedMore: 'Your request is closed. You can ask for another reception.',
    withdraws: 'Your time is given back too.',
  },
});
