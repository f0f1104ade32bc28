import { inEach, textsIn } from '../shared/languages.ts';

/** What is said around going on later. */
export interface LaterWords {
  readonly keep: string;
  readonly keeping: string;
  readonly kept: string;
  readonly more: (until: string) => string;
  readonly leavesOut: string;
  readonly noPlace: string;
  readonly link: string;
  readonly share: string;
  readonly copy: string;
  readonly copied: string;
  readonly mail: string;
  readonly close: string;
  readonly lost: string;
  readonly over: string;
  readonly notReached: string;
}

export function laterWords(language: string): LaterWords {
  return textsIn(all, language);
}

const all = inEach<LaterWords>({
  az: {
    keep: 'Sonra davam et',
    keeping: 'Saxlanılır…',
    kept: 'Cavablarınız saxlanıldı',
    more: (until) =>
      `Bu keçidlə istənilən cihazda davam edə bilərsiniz. Son gün: ${until}. Keçidi olan hər kəs cavablarınızı görür.`,
    leavesOut: 'Sənədinizdəki məlumatlar saxlanılmır: onları yenidən yazacaqsınız.',
    noPlace: 'Vaxt sizin üçün saxlanılmır: davam edəndə yenidən seçəcəksiniz.',
    link: 'Saxlanmış cavabların keçidi',
    share: 'Özümə göndər',
    copy: 'Keçidi köçür',
    copied: 'Köçürüldü',
    mail: 'Müraciətimin davamı',
    close: 'Formaya qayıt',
    lost: 'Server cavab vermədi. Yenidən cəhd edin.',
    over: 'Bu keçidlə saxlanmış cavablar artıq yoxdur: göndərilib və ya 30 gün keçib. Yenidən başlaya bilərsiniz.',
    notReached: 'Saxlanmış cavablar gəlmədi: server cavab vermədi. Keçidi bir az sonra yenidən açın.',
  },
  ru: {
    keep: 'Продолжить потом',
    keeping: 'Сохраняем…',
    kept: 'Ваши ответы сохранены',
    more: (until) =>
      `По этой ссылке вы продолжите на любом устройстве. Последний день: ${until}. Кто знает ссылку, видит ваши ответы.`,
    leavesOut: 'Данные вашего документа не сохраняются: их надо будет ввести ещё раз.',
    noPlace: 'Время за вами не сохраняется: вы выберете его, когда продолжите.',
    link: 'Ссылка на сохранённые ответы',
    share: 'Отправить себе',
    copy: 'Скопировать ссылку',
    copied: 'Скопировано',
    mail: 'Продолжение моего обращения',
    close: 'Вернуться к форме',
    lost: 'Сервер не ответил. Попробуйте ещё раз.',
    over: 'Ответов по этой ссылке больше нет: они отправлены или прошло 30 дней. Можно начать сначала.',
    notReached: 'Сохранённые ответы не пришли: сервер не ответил. Откройте ссылку немного позже.',
  },
  en: {
    keep: 'Continue later',
    keeping: 'Saving…',
    kept: 'Your answers are saved',
    more: (until) =>
      `Continue with this link on any device, until ${until}. Anybody who has the link sees your answers.`,
    leavesOut: 'What stands on your document is not saved: you will type it again.',
    noPlace: 'No time is kept for you: you will choose one when you continue.',
    link: 'Link to the saved answers',
    share: 'Send it to myself',
    copy: 'Copy the link',
    copied: 'Copied',
    mail: 'My request, to be continued',
    close: 'Back to the form',
    lost: 'The server did not answer. Please try again.',
    over: 'The answers behind this link are gone: they were sent, or 30 days have passed. You can start again.',
    notReached: 'Your saved answers did not come: the server did not answer. Open the link again a little later.',
  },
});
