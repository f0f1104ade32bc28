import type { FieldType } from '../../shared/form-schema.ts';

/** What the keys of the screen type into an answer. */

/** A date as its figures were typed: day, month, year. */
export function digitsOf(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return day + month + year;
}

/** The same figures as the answer has them, as far as they were typed. */
export function datePut(typed: string): string {
  const figures = typed.replace(/\D/g, '').slice(0, 8);
  return figures === '' ? '' : [figures.slice(4), figures.slice(2, 4), figures.slice(0, 2)].join('-');
}

/** And as they are shown: 27.03.1955. */
export function dateShown(date: string): string {
  const figures = digitsOf(date);
  return [figures.slice(0, 2), figures.slice(2, 4), figures.slice(4)].filter((part) => part !== '').join('.');
}

/** A letter as it is meant after what stands there already: names and sentences begin with a capital. */
export function lettered(type: FieldType, text: string, letter: string, language: string): string {
  if (type === 'email') return text + letter;
  const begins = type === 'long' ? /(^|[.!?]\s*)$/.test(text) : /(^|[\s-])$/.test(text);
  return text + (begins || type === 'fin' ? letter.toLocaleUpperCase(language) : letter);
}

/** The letters of an answer: of the visitor's language, but for what is written in Latin letters everywhere. */
export function lettersFor(type: FieldType, alphabet: string): string {
  return type === 'email' || type === 'fin' ? 'abcdefghijklmnopqrstuvwxyz' : alphabet;
}

/** The signs beside them. */
export function signsFor(type: FieldType): readonly string[] {
  return type === 'email' ? ['@', '.', '_', '-'] : type === 'fin' ? [] : ['.', ',', '-', '/'];
}
