import type { AnswerFault, Given } from '../../shared/cases/form.ts';
import type { FormField } from '../../shared/cases/form-schema.ts';
import type { questions } from '../../shared/text/az.ts';
import { type CalendarWords, inLanguage, type Words } from '../../shared/words.ts';

export type QuestionWords = Words<typeof questions>;

/** What an answer breaks, said to the person who gave it: what is missing, and how it is written. */
export function faultWords({ faults }: QuestionWords, field: FormField, rule: AnswerFault): string {
  const { min = 0, max = Number.POSITIVE_INFINITY, type } = field;
  const several = type === 'choices' || type === 'people';
  switch (rule) {
    case 'required':
      return type === 'consent' ? faults.consent : type === 'person' ? faults.person : asked(faults, field);
    case 'too-short':
      return several ? faults.tooFew(min) : faults.tooShort(min);
    case 'too-long':
      return several ? faults.tooMany(max) : (formOf(faults, field) ?? faults.tooLong(longestOf(field)));
    case 'too-small':
      return faults.tooSmall(type === 'money' ? manat(min) : String(min));
    case 'too-large':
      return faults.tooLarge(type === 'money' ? manat(max) : String(max));
    case 'whole':
      return faults.whole;
    case 'type':
    case 'pattern':
      return formOf(faults, field) ?? faults.wrong;
    case 'not-offered':
    case 'twice':
      return faults.choose;
    case 'unknown-field':
      return faults.wrong;
  }
}

type FaultTexts = QuestionWords['faults'];

const asked = (faults: FaultTexts, { type }: FormField): string =>
  type === 'choice' || type === 'choices' ? faults.choose : faults.answer;

/** How what has a form of its own is written; null = as one likes. */
const formOf = (faults: FaultTexts, { type }: FormField): string | null => {
  const form = writtenSo[type];
  return form === undefined ? null : faults[form];
};

const writtenSo: {
  readonly [Type in FormField['type']]?: 'phone' | 'email' | 'fin' | 'date' | 'number' | 'money' | 'person';
} = {
  phone: 'phone',
  email: 'email',
  fin: 'fin',
  date: 'date',
  number: 'number',
  money: 'money',
  person: 'person',
  people: 'person',
};

/** How many letters a text may have, as the check has it. */
export function longestOf({ type, max }: FormField): number {
  const most = type === 'long' ? 4000 : type === 'address' ? 300 : type === 'email' ? 254 : 200;
  return Math.min(max ?? most, most);
}

const manat = (amount: number): string => (amount / 100).toFixed(2).replace('.00', '');

/** An answer as it is read once more. */
export function answerWords(
  field: FormField,
  answer: unknown,
  say: { readonly language: string; readonly words: QuestionWords; readonly calendar: CalendarWords },
): string {
  const nameOf = (id: unknown): string => {
    const option = field.options?.find((one) => one.id === id);
    return option === undefined ? String(id) : inLanguage(option.name, say.language);
  };
  if (Array.isArray(answer))
    return answer.map((one) => (field.type === 'people' ? nameOfPerson(one) : nameOf(one))).join(', ');
  switch (field.type) {
    case 'choice':
      return nameOf(answer);
    case 'consent':
      return say.words.yes;
    case 'person':
      return nameOfPerson(answer);
    case 'money':
      return typeof answer === 'number' ? `${manat(answer)} AZN` : String(answer);
    case 'date':
      return dateWords(String(answer), say.calendar);
    default:
      return String(answer);
  }
}

/** 27 mart 1955 */
export function dateWords(date: string, { months }: CalendarWords): string {
  const [year, month, day] = date.split('-').map(Number);
  return month === undefined || day === undefined ? date : `${day} ${months[month - 1] ?? month} ${year}`;
}

const nameOfPerson = (person: unknown): string => {
  if (typeof person !== 'object' || person === null) return '';
  const { surname, name, patronymic }: Given = Object.fromEntries(Object.entries(person));
  return [surname, name, patronymic].filter((part) => typeof part === 'string' && part !== '').join(' ');
};
