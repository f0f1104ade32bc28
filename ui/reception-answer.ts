import { answeredOrally, appealMade } from '../shared/booking/receptions.ts';
import { inEach, textsIn } from '../shared/languages.ts';

/** [CS29] What an answer to a reception asks of those who write it, by its outcome. */

interface ReceptionAnswerWords {
  readonly heading: string;
  readonly outcome: string;
  readonly text: string;
  readonly consent: string;
  readonly kind: string;
  readonly appeal: string;
  readonly appealHint: string;
  readonly save: string;
  readonly saved: string;
  readonly noOutcome: string;
  readonly tooShort: string;
  readonly noConsent: string;
  readonly noAppeal: string;
  /** The answer that the citizen has to a reception that became an appeal. */
  readonly made: string;
}

export function receptionAnswerWords(language: string): ReceptionAnswerWords {
  return textsIn(all, language);
}

/** Which parts of the answer are asked for: `said` by word of mouth with their consent, an `appeal`, or a `text` that goes out. */
export function answerParts(outcome: string): 'said' | 'appeal' | 'text' {
  return outcome === answeredOrally ? 'said' : outcome === appealMade ? 'appeal' : 'text';
}

/** [CS6] An answer has so many letters at least. */
export const leastLetters = 20;

const all = inEach<ReceptionAnswerWords>({
  az: {
    heading: 'Qəbulun nəticəsi',
    outcome: 'Nəticə',
    text: 'Nə cavab verildi',
    consent: 'Vətəndaş şifahi cavabla razıdır',
    kind: 'Müraciətin növü',
    appeal: 'Müraciətin mətni',
    appealHint: 'Ad, ünvan və əlaqə qəbul formasından götürülür.',
    save: 'Nəticəni yaz',
    saved: 'Nəticə yazıldı',
    noOutcome: 'Nəticəni seçin.',
    tooShort: 'Ən azı 20 hərf yazın.',
    noConsent: 'Vətəndaşın razılığını qeyd edin.',
    noAppeal: 'Müraciətdə nə istənildiyini yazın.',
    made: 'Qəbulda dedikləriniz yazılı müraciət kimi qeydə alındı.',
  },
  ru: {
    heading: 'Итог приёма',
    outcome: 'Итог',
    text: 'Что ответили',
    consent: 'Заявитель согласен на устный ответ',
    kind: 'Вид обращения',
    appeal: 'Текст обращения',
    appealHint: 'Имя, адрес и контакты берутся из формы приёма.',
    save: 'Записать итог',
    saved: 'Итог записан',
    noOutcome: 'Выберите итог.',
    tooShort: 'Напишите не меньше 20 букв.',
    noConsent: 'Отметьте согласие заявителя.',
    noAppeal: 'Напишите, о чём обращение.',
    made: 'Сказанное вами на приёме зарегистрировано как письменное обращение.',
  },
  en: {
    heading: 'Outcome of the reception',
    outcome: 'Outcome',
    text: 'What was answered',
    consent: 'The citizen agrees to an answer by word of mouth',
    kind: 'Kind of appeal',
    appeal: 'Text of the appeal',
    appealHint: 'Name, address and contact are taken from the form of the reception.',
    save: 'Record the outcome',
    saved: 'The outcome is recorded',
    noOutcome: 'Choose the outcome.',
    tooShort: 'Write at least 20 letters.',
    noConsent: 'Tick the citizen’s consent.',
    noAppeal: 'Write what the appeal asks for.',
    made: 'What you said at the reception is registered as a written appeal.',
  },
});
