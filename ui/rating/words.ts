import { inEach } from '../../shared/languages.ts';
import type { Score } from '../../shared/reports/rating-scores.ts';

/** What is asked of how it was, by `textsIn`. Neutral: nobody is told what would be a good answer. */
export const ratingWords = inEach<RatingWords>({
  az: {
    questions: { visit: 'Xidmət necə oldu?', case: 'Müraciətinizə necə baxıldı?' },
    lead: 'Birinə toxunun. Cavabınızı əməkdaş ayrıca görmür.',
    faces: { 1: 'Çox pis', 2: 'Pis', 3: 'Orta', 4: 'Yaxşı', 5: 'Çox yaxşı' },
    thanks: 'Təşəkkür edirik',
    said: (face) => `Cavabınız: ${face}`,
    change: 'On dəqiqə ərzində dəyişə bilərsiniz.',
    why: 'Nə yaxşı olmadı?',
    whyMore: 'Bir neçəsini seçə bilərsiniz.',
    comment: 'Əlavə etmək istədiyiniz',
    commentMore: 'Adınızı və telefonunuzu yazmayın.',
    send: 'Göndər',
    sending: 'Göndərilir…',
    sent: 'Göndərildi',
    practice: 'Təlim günüdür: cavab hesaba alınmır.',
    lost: 'Cavab gəlmədi. Bir daha toxunun.',
    late: 'Bunu artıq dəyişmək olmaz.',
    refused: 'Alınmadı.',
  },
  ru: {
    questions: { visit: 'Как вас обслужили?', case: 'Как рассмотрели ваше обращение?' },
    lead: 'Нажмите на один ответ. Сотрудник не увидит его отдельно.',
    faces: { 1: 'Очень плохо', 2: 'Плохо', 3: 'Средне', 4: 'Хорошо', 5: 'Очень хорошо' },
    thanks: 'Спасибо',
    said: (face) => `Ваш ответ: ${face}`,
    change: 'Его можно изменить в течение десяти минут.',
    why: 'Что было не так?',
    whyMore: 'Можно выбрать несколько.',
    comment: 'Что ещё вы хотите сказать',
    commentMore: 'Не пишите имя и телефон.',
    send: 'Отправить',
    sending: 'Отправляется…',
    sent: 'Отправлено',
    practice: 'Учебный день: ответ не учитывается.',
    lost: 'Ответа нет. Нажмите ещё раз.',
    late: 'Это уже нельзя изменить.',
    refused: 'Не получилось.',
  },
  en: {
    questions: { visit: 'How was the service?', case: 'How was your case dealt with?' },
    lead: 'Touch one answer. Staff do not see it on its own.',
    faces: { 1: 'Very poor', 2: 'Poor', 3: 'Fair', 4: 'Good', 5: 'Very good' },
    thanks: 'Thank you',
    said: (face) => `Your answer: ${face}`,
    change: 'You can change it within ten minutes.',
    why: 'What was not good?',
    whyMore: 'You can choose several.',
    comment: 'Anything you would like to add',
    commentMore: 'Please do not write your name or phone number.',
    send: 'Send',
    sending: 'Sending…',
    sent: 'Sent',
    practice: 'This is a practice day: the answer does not count.',
    lost: 'No answer came. Touch it again.',
    late: 'This can no longer be changed.',
    refused: 'That did not work.',
  },
});

export interface RatingWords {
  readonly questions: { readonly visit: string; readonly case: string };
  readonly lead: string;
  readonly faces: { readonly [S in Score]: string };
  readonly thanks: string;
  readonly said: (face: string) => string;
  readonly change: string;
  readonly why: string;
  readonly whyMore: string;
  readonly comment: string;
  readonly commentMore: string;
  readonly send: string;
  readonly sending: string;
  readonly sent: string;
  readonly practice: string;
  readonly lost: string;
  readonly late: string;
  readonly refused: string;
}
