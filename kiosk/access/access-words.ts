import { inEach, textsIn } from '../../shared/languages.ts';

/** What is said to those who only hear the screen, and what stands on the buttons that help. */
export interface AccessWords {
  /** The buttons: light on black, letters twice as large, and each as it was; has the screens read aloud, and ends it. */
  readonly contrast: string;
  readonly large: string;
  readonly usual: string;
  readonly usualLetters: string;
  /** Move a screen that is longer than its room. */
  readonly up: string;
  readonly down: string;
  readonly speech: string;
  readonly endSpeech: string;
  /** Before the first screen: how the keys lead. */
  readonly intro: string;
  /** To those who speak this language, while another is chosen. */
  readonly inThis: string;
  readonly ended: string;
  readonly choices: (count: number) => string;
  readonly place: (at: number, of: number) => string;
  readonly page: (at: number, of: number) => string;
  readonly field: string;
  readonly chosen: string;
  readonly off: string;
  /** What was typed, where its letters are for nobody's ears: how much stands there now. */
  readonly entered: (count: number) => string;
  readonly erased: (count: number) => string;
  readonly anyKey: string;
  readonly volume: (step: number, of: number) => string;
  /** Where an appeal is written: what is typed is not said, and how it is typed. */
  readonly typedUnsaid: string;
  /** Of the code of a booking. */
  readonly codeOnPaper: string;
  /** Of a number, from one to another: as a voice says "10–15". */
  readonly range: (from: string, to: string) => string;
}

/** The words in a language. */
export function accessWords(language: string): AccessWords {
  return textsIn(all, language);
}

const all = inEach<AccessWords>({
  az: {
    contrast: 'Yüksək kontrast',
    large: 'Böyük hərflər',
    usual: 'Adi rənglər',
    usualLetters: 'Adi hərflər',
    up: 'Yuxarı',
    down: 'Aşağı',
    speech: 'Ekranı səsləndir',
    endSpeech: 'Səsi bağla',
    intro:
      'Səsli rejim. Seçimləri «növbəti» və «əvvəlki» düymələri ilə dinləyin. Seçmək üçün «seç», bir addım qayıtmaq üçün «geri», təkrar dinləmək üçün «yardım» düyməsini basın. Ekran oxunarkən «seç» fasilə verir, yenidən basanda davam edir. Səs gücü seçimlər arasındadır.',
    inThis: 'Azərbaycan dili üçün növbəti düyməsini basın, dilin adını eşidəndə seçin.',
    ended: 'Səsli rejim bağlandı.',
    choices: (count) => `Seçimlərin sayı: ${count}. Növbəti düyməsini basın.`,
    place: (at, of) => `Seçim ${at}, cəmi ${of}`,
    page: (at, of) => `Səhifə ${at}, cəmi ${of}`,
    field: 'Yazı sahəsi',
    chosen: 'Seçilib',
    off: 'İndi seçilə bilməz',
    entered: (count) => `İşarə yazıldı. Cəmi ${count}.`,
    erased: (count) => `Silindi. Qalan: ${count}.`,
    anyKey: 'Davam etmək üçün istənilən düyməni basın.',
    volume: (step, of) => `Səs ${step}, ən yüksəyi ${of}`,
    typedUnsaid:
      'Yazdıqlarınız səsləndirilmir, yalnız neçə işarə olduğu deyilir. Sahədə «seç» düyməsi ekrandakı klaviaturanı açır, «Gizlət» onu bağlayır.',
    codeOnPaper: 'Kod səsləndirilmir: o, çap olunan vərəqdədir. Vərəq çıxmasa, əməkdaşdan kömək istəyin.',
    range: (from, to) => `${from} ilə ${to} arası`,
  },
  ru: {
    contrast: 'Высокий контраст',
    large: 'Крупный шрифт',
    usual: 'Обычные цвета',
    usualLetters: 'Обычный шрифт',
    up: 'Выше',
    down: 'Ниже',
    speech: 'Читать вслух',
    endSpeech: 'Выключить речь',
    intro:
      'Режим речи. Слушайте пункты клавишами «вперёд» и «назад по списку». «Выбор» выбирает, «шаг назад» возвращает, «помощь» повторяет. Пока читается экран, «выбор» делает паузу, ещё раз «выбор» продолжает. Громкость есть среди пунктов.',
    inThis: 'Для русского языка нажимайте «вперёд», пока не услышите слово «Русский», затем «выбор».',
    ended: 'Режим речи выключен.',
    choices: (count) => `Пунктов: ${count}. Нажмите «вперёд».`,
    place: (at, of) => `Пункт ${at} из ${of}`,
    page: (at, of) => `Страница ${at} из ${of}`,
    field: 'Поле ввода',
    chosen: 'Выбрано',
    off: 'Сейчас недоступно',
    entered: (count) => `Знак введён. Всего ${count}.`,
    erased: (count) => `Стёрто. Осталось ${count}.`,
    anyKey: 'Чтобы продолжить, нажмите любую клавишу.',
    volume: (step, of) => `Громкость ${step}, наибольшая ${of}`,
    typedUnsaid:
      'То, что вы пишете, вслух не читается: называется только число знаков. В поле «выбор» открывает клавиатуру на экране, «Скрыть» закрывает её.',
    codeOnPaper:
      'Код вслух не называется: он на распечатанном листке. Если листок не вышел, попросите помощи у сотрудника.',
    range: (from, to) => `от ${from} до ${to}`,
  },
  en: {
    contrast: 'High contrast',
    large: 'Large letters',
    usual: 'Usual colours',
    usualLetters: 'Usual letters',
    up: 'Up',
    down: 'Down',
    speech: 'Read aloud',
    endSpeech: 'Stop reading',
    intro:
      'Speech mode. Press next and previous to hear the choices, choose to take one, back to go one step back, and help to hear the screen again. While a screen is being read, choose pauses it, and choose again goes on. Volume is among the choices.',
    inThis: 'For English press next until you hear English, then choose.',
    ended: 'Speech is off.',
    choices: (count) => `Choices: ${count}. Press next.`,
    place: (at, of) => `Choice ${at} of ${of}`,
    page: (at, of) => `Page ${at} of ${of}`,
    field: 'Text field',
    chosen: 'Chosen',
    off: 'Cannot be chosen now',
    entered: (count) => `One character entered. ${count} in all.`,
    erased: (count) => `Erased. ${count} left.`,
    anyKey: 'Press any key to go on.',
    volume: (step, of) => `Volume ${step}, loudest ${of}`,
    typedUnsaid:
      'What you write is not read aloud, only how many characters there are. In a field, choose opens the keyboard on the screen, and Hide closes it.',
    codeOnPaper: 'The code is not read aloud: it stands on the printed slip. If no slip comes, ask the staff for help.',
    range: (from, to) => `${from} to ${to}`,
  },
});
