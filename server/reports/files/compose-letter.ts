import type { Case } from '../../../shared/cases/cases.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { inEach, textsIn } from '../../../shared/languages.ts';
import { inLanguage, longDate } from '../../../shared/words.ts';
import { languages } from '../../languages.ts';
import type { AboutPerson } from '../../store/about-person.ts';
import type { LetterContent } from './letter-content.ts';

export interface AnswerOfLetter {
  readonly centre: Centre;
  readonly one: Case;
  readonly person: AboutPerson;
  /** Who answered; null = no person did. */
  readonly signer: string | null;
  /** When (ms). */
  readonly at: number;
  /** What it came to, in the id of an outcome; null = it is no answer. */
  readonly outcome: string | null;
  /** What it is, beside what it is about; absent = the answer. */
  readonly title?: string;
  readonly body: string;
}

/** The answer of a case, or what else its citizen is told, as a letter in the case's language, with the head of its centre. */
export function composeLetter({
  centre,
  one,
  person,
  signer,
  at,
  outcome,
  title,
  body,
}: AnswerOfLetter): LetterContent {
  const language = languages.has(one.language) ? one.language : 'az';
  const words = textsIn(letterWords, language);
  const named = (list: readonly { readonly id: string; readonly name: Centre['name'] }[] = [], id: string | null) => {
    const found = list.find((thing) => thing.id === id);
    return found === undefined ? id : inLanguage(found.name, language, centre.languages[0]);
  };
  const subject = [named(centre.caseKinds, one.kind), named(centre.caseTopics, one.topic)];
  return {
    ...{ language, body, number: one.number, words },
    from: inLanguage(centre.name, language, centre.languages[0]),
    date: longDate(at, centre.timeZone, languages.get(language) ?? { months: [], weekdays: [] }),
    to: [person.contact.name ?? words.asker, ...addressOf(person)],
    subject: title ?? subject.filter((part) => part !== null).join(': '),
    outcome: named(centre.caseOutcomes, outcome),
    signed: [signer, named(centre.departments, one.department)].filter((part) => part !== null),
  };
}

/** Where letters go, else where they live. */
const addressOf = ({ contact, answers }: AboutPerson): readonly string[] => {
  const address = contact.address ?? answers.address;
  return typeof address === 'string' && address.trim() !== '' ? [address.trim()] : [];
};

const letterWords = inEach({
  az: { number: 'Nömrə:', date: 'Tarix:', to: 'Kimə:', outcome: 'Nəticə:', asker: 'Müraciət edən' },
  ru: { number: 'Номер:', date: 'Дата:', to: 'Кому:', outcome: 'Итог:', asker: 'Обратившийся человек' },
  en: { number: 'Number:', date: 'Date:', to: 'To:', outcome: 'Outcome:', asker: 'The person who asked' },
});
