import { inEach, textsIn } from '../../shared/languages.ts';

/** What is said while somebody writes an appeal at the kiosk. */
export interface WritingWords {
  readonly title: string;
  /** Beside the page, where there is room. */
  readonly more: string;
  readonly sent: string;
  readonly number: string;
  readonly due: (day: string) => string;
  readonly keep: string;
  /** The number is to be noted: nothing is printed. */
  readonly note: string;
  readonly scan: string;
}

/** The words in a language. */
export function writingWords(language: string): WritingWords {
  return textsIn(all, language);
}

const all = inEach<WritingWords>({
  az: {
    title: 'Müraciət yaz',
    more: 'Uzun müddət toxunmasanız, yazdıqlarınız silinəcək.',
    sent: 'Müraciətiniz qəbul edildi',
    number: 'Müraciətin nömrəsi',
    due: (day) => `Son cavab tarixi: ${day}`,
    keep: 'Nömrəni saxlayın. Cavab seçdiyiniz yolla sizə göndəriləcək.',
    note: 'Nömrəni yazıb götürün: vərəq çap olunmadı',
    scan: 'Müraciətin gedişinə telefonda baxmaq üçün skan edin',
  },
  ru: {
    title: 'Написать обращение',
    more: 'Если долго не касаться экрана, написанное сотрётся.',
    sent: 'Обращение принято',
    number: 'Номер обращения',
    due: (day) => `Ответим не позже: ${day}`,
    keep: 'Сохраните номер. Ответ придёт тем способом, который вы выбрали.',
    note: 'Запишите номер: листок не напечатан',
    scan: 'Сканируйте, чтобы следить за обращением с телефона',
  },
  en: {
    title: 'Write an appeal',
    more: 'Left untouched for long, what you have written is erased.',
    sent: 'Your appeal is received',
    number: 'Number of your appeal',
    due: (day) => `Answered by ${day}`,
    keep: 'Keep the number. The answer comes by the way that you chose.',
    note: 'Note the number: no slip was printed',
    scan: 'Scan to follow your appeal on your phone',
  },
});
