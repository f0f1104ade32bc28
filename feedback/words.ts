import { inEach } from '../shared/languages.ts';
import { ratingWords } from '../ui/rating/words.ts';

/** What the screen at the exit says, by `textsIn`; faces and question are those of the phone. */
export const feedbackWords = inEach<FeedbackWords>({
  az: {
    ...{ name: 'Azərbaycanca', question: ratingWords.az.questions.visit, faces: ratingWords.az.faces },
    lead: 'Birinə toxunun. Kim olduğunuzu heç kim bilmir.',
    why: ratingWords.az.why,
    whyMore: ratingWords.az.whyMore,
    done: 'Hazırdır',
    back: 'Geri',
    thanks: 'Təşəkkür edirik!',
    thanksMore: 'Cavabınız xidməti yaxşılaşdırmağa kömək edir.',
    saving: 'Yazılır…',
    unsaved: 'Cavabınız yazılmadı. Bir az sonra yenidən cəhd edin.',
    practice: 'Təlim günüdür: cavab hesaba alınmır',
    lost: 'Ekran hazırda işləmir',
    lostMore: 'Serverlə əlaqə yoxdur. Fikrinizi əməkdaşa deyə bilərsiniz.',
    notAsked: 'Burada sual verilmir',
    notAskedMore: 'Tənzimləmələrdə «Xidmətin qiymətini soruşmaq» söndürülüb.',
    loading: 'Yüklənir…',
    language: 'Dil',
    pairing: 'Bu ekranı qoşun',
    pairingMore: 'Rəhbər bu kodu «Cihazlar» bölməsində təsdiqləyir.',
    choose: 'Mərkəzi seçin',
    refused: 'Bu ekran qoşulmadı',
  },
  ru: {
    ...{ name: 'Русский', question: ratingWords.ru.questions.visit, faces: ratingWords.ru.faces },
    lead: 'Нажмите на один ответ. Никто не узнает, кто вы.',
    why: ratingWords.ru.why,
    whyMore: ratingWords.ru.whyMore,
    done: 'Готово',
    back: 'Назад',
    thanks: 'Спасибо!',
    thanksMore: 'Ваш ответ помогает работать лучше.',
    saving: 'Записывается…',
    unsaved: 'Ответ не записан. Попробуйте чуть позже.',
    practice: 'Учебный день: ответ не учитывается',
    lost: 'Экран сейчас не работает',
    lostMore: 'Нет связи с сервером. Своё мнение можно сказать сотруднику.',
    notAsked: 'Здесь ни о чём не спрашивают',
    notAskedMore: 'В настройках выключено «Спрашивать об обслуживании».',
    loading: 'Загрузка…',
    language: 'Язык',
    pairing: 'Подключите этот экран',
    pairingMore: 'Руководитель подтверждает этот код в разделе «Устройства».',
    choose: 'Выберите центр',
    refused: 'Этот экран не подключён',
  },
  en: {
    ...{ name: 'English', question: ratingWords.en.questions.visit, faces: ratingWords.en.faces },
    lead: 'Touch one answer. Nobody knows who you are.',
    why: ratingWords.en.why,
    whyMore: ratingWords.en.whyMore,
    done: 'Done',
    back: 'Back',
    thanks: 'Thank you!',
    thanksMore: 'Your answer helps us to do better.',
    saving: 'Saving…',
    unsaved: 'Your answer was not saved. Please try again in a moment.',
    practice: 'Practice day: the answer does not count',
    lost: 'This screen is not working just now',
    lostMore: 'There is no connection to the server. You can tell a member of staff what you think.',
    notAsked: 'Nothing is asked here',
    notAskedMore: '“Ask how it was” is off in the settings.',
    loading: 'Loading…',
    language: 'Language',
    pairing: 'Connect this screen',
    pairingMore: 'A manager approves this code under “Devices”.',
    choose: 'Choose the centre',
    refused: 'This screen was not let in',
  },
});

export interface FeedbackWords {
  readonly name: string;
  readonly question: string;
  readonly faces: (typeof ratingWords)['az']['faces'];
  readonly lead: string;
  readonly why: string;
  readonly whyMore: string;
  readonly done: string;
  readonly back: string;
  readonly thanks: string;
  readonly thanksMore: string;
  readonly saving: string;
  readonly unsaved: string;
  readonly practice: string;
  readonly lost: string;
  readonly lostMore: string;
  readonly notAsked: string;
  readonly notAskedMore: string;
  readonly loading: string;
  readonly language: string;
  readonly pairing: string;
  readonly pairingMore: string;
  readonly choose: string;
  readonly refused: string;
}
