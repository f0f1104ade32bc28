import { kindOf } from '../../engine/cases/case-world.ts';
import type { Case } from '../../shared/cases/cases.ts';
import type { Centre, LocalText } from '../../shared/centre/centre.ts';
import { inEach, textsIn } from '../../shared/languages.ts';
import { inLanguage, longDate } from '../../shared/words.ts';
import type { BookingSlip } from './booking-slip.ts';
import { wordsFor } from './slip-words.ts';

export interface CaseFacts {
  readonly one: Pick<Case, 'number' | 'kind' | 'receivedOn' | 'due'>;
  readonly language: string;
  /** When it is printed (ms since 1970). */
  readonly at: number;
  readonly url: string | null;
}

/** All that stands on the slip of what was written at a kiosk: its number, its dates and its page, nothing of who wrote or what. */
export function caseSlip(centre: Centre, { one, language, at, url }: CaseFacts): BookingSlip {
  const words = wordsFor(centre, language);
  const said = textsIn(all, language);
  const [first = 'az'] = centre.languages;
  const say = (text: LocalText): string => inLanguage(text, language, first);
  const kind = kindOf(centre, one.kind);
  const dateOf = (date: string): string => longDate(Date.parse(`${date}T12:00:00Z`), 'UTC', words);
  return {
    kind: 'booking',
    centre: say(centre.name),
    printedOn: words.passport.printedOn(longDate(at, centre.timeZone, words)),
    title: kind === null ? said.title : say(kind.name),
    code: one.number,
    codeLabel: said.number,
    lines: [
      { title: said.received, text: dateOf(one.receivedOn) },
      { title: said.due, text: dateOf(one.due) },
    ],
    text: said.keep,
    url,
    qrCaption: said.scan,
  };
}

interface Said {
  /** Of a kind that the centre has no more. */
  readonly title: string;
  readonly number: string;
  readonly received: string;
  readonly due: string;
  readonly keep: string;
  readonly scan: string;
}

const all = inEach<Said>({
  az: {
    title: 'Müraciət',
    number: 'Müraciətin nömrəsi',
    received: 'Qəbul edilib',
    due: 'Son cavab tarixi',
    keep: 'Vərəqi saxlayın: müraciətiniz bu kodla açılır. Kodu başqasına göstərməyin.',
    scan: 'Müraciətin gedişinə baxmaq üçün skan edin',
  },
  ru: {
    title: 'Обращение',
    number: 'Номер обращения',
    received: 'Принято',
    due: 'Ответим не позже',
    keep: 'Сохраните этот листок: по коду открывается ваше обращение. Не показывайте код другим.',
    scan: 'Сканируйте, чтобы следить за обращением',
  },
  en: {
    title: 'Appeal',
    number: 'Number of the appeal',
    received: 'Received',
    due: 'Answered by',
    keep: 'Keep this slip: its code opens your appeal. Show it to nobody.',
    scan: 'Scan to follow your appeal',
  },
});
