import { type InEach, inEach, textsIn } from '../../shared/languages.ts';
import type { TicketStatus } from '../../shared/tickets/ticket.ts';

/** What is said of a code that was held to the scanner of a kiosk. */
export interface ScannedWords {
  /** The number is called to a counter of this name. */
  readonly goTo: (counter: string) => string;
  /** How a ticket stands; of one that waits how many come before is said instead. */
  readonly stands: { readonly [status in Exclude<TicketStatus, 'waiting'>]: string };
  readonly unknown: string;
  readonly unknownMore: string;
  readonly unreadable: string;
  readonly unreadableMore: string;
}

/** These words in a language. */
export function scannedWords(language: string): ScannedWords {
  return textsIn(all, language);
}

const all: InEach<ScannedWords> = inEach<ScannedWords>({
  az: {
    goTo: (counter) => (/^\d/u.test(counter) ? `${counter} nömrəli pəncərəyə yaxınlaşın.` : `Yaxınlaşın: ${counter}.`),
    stands: {
      called: 'Sizi çağırırıq: zaldakı ekrana baxın.',
      serving: 'Sizə xidmət göstərilir.',
      parked: 'Xidmətiniz müvəqqəti dayandırılıb. Uzaqlaşmayın: sizi yenidən çağıracağıq.',
      'no-show': 'Sizi çağırdıq, amma gəlmədiniz. Əməkdaşa müraciət edin.',
      served: 'Xidmətiniz başa çatıb.',
      cancelled: 'Bu nömrə artıq çağırılmayacaq. Lazımdırsa, yeni nömrə götürün.',
      expired: 'Bu nömrənin vaxtı keçib. Lazımdırsa, yeni nömrə götürün.',
    },
    unknown: 'Bu kod burada tanınmır',
    unknownMore: 'Başqa mərkəzin kodudur və ya vaxtı keçib. Yeni nömrə götürün və ya əməkdaşdan soruşun.',
    unreadable: 'Bu kod nömrənin kodu deyil',
    unreadableMore: 'Talondakı, telefonunuzdakı və ya yazılış mesajındakı kodu skanerə tutun.',
  },
  ru: {
    goTo: (counter) => `Подойдите к окну ${counter}.`,
    stands: {
      called: 'Вас вызывают: посмотрите на экран в зале.',
      serving: 'Вас обслуживают.',
      parked: 'Обслуживание приостановлено. Не уходите: вас вызовут ещё раз.',
      'no-show': 'Мы вас вызвали, но вы не подошли. Обратитесь к сотруднику.',
      served: 'Вас уже обслужили.',
      cancelled: 'Этот номер больше не вызовут. Если нужно, возьмите новый.',
      expired: 'Срок этого номера прошёл. Если нужно, возьмите новый.',
    },
    unknown: 'Этот код здесь неизвестен',
    unknownMore: 'Это код другого центра, или его срок прошёл. Возьмите новый номер или спросите сотрудника.',
    unreadable: 'Это код не от номера',
    unreadableMore: 'Поднесите к сканеру код с талона, с телефона или из сообщения о записи.',
  },
  en: {
    goTo: (counter) => `Please go to counter ${counter}.`,
    stands: {
      called: 'You are being called: look at the screen in the hall.',
      serving: 'You are being served.',
      parked: 'Your visit is on hold. Please stay: we will call you again.',
      'no-show': 'We called you, but you did not come. Please ask a member of staff.',
      served: 'Your visit is over.',
      cancelled: 'This number will not be called any more. Take a new one if you need it.',
      expired: 'The time of this number is over. Take a new one if you need it.',
    },
    unknown: 'This code is not known here',
    unknownMore: 'It is a code of another centre, or its time is over. Take a new number, or ask a member of staff.',
    unreadable: 'This is not the code of a number',
    unreadableMore: 'Hold the code of your slip, your phone or your booking message to the scanner.',
  },
});
