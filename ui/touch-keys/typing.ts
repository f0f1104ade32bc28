import type { FieldType } from '../../shared/cases/form-schema.ts';

/** What the keys of a screen type into an answer. */

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
