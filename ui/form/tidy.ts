import type { FieldType } from '../../shared/cases/form-schema.ts';
import { readPhone } from '../../shared/notices/phone-number.ts';

/**
 * What was typed, as it was meant: shown in the field, so that nothing is sent which nobody has seen. What cannot be read stays as
 * it is, and is said to be wrong.
 */
export function tidied(type: FieldType, value: unknown): unknown {
  if (typeof value === 'string') return (texts[type] ?? ((text: string) => text.trim()))(value);
  if (type === 'person') return person(value);
  return type === 'people' && Array.isArray(value) ? value.map(person).filter((one) => one !== undefined) : value;
}

/** A FIN has neither O nor I; letters that look alike come from another keyboard. */
const fin = (text: string): string =>
  [...text.replace(/\s/g, '').toUpperCase()].map((letter) => lookAlikes[letter] ?? letter).join('');

const lookAlikes: { readonly [letter: string]: string } = {
  ...{ O: '0', О: '0', I: '1', İ: '1', І: '1', А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K' },
  ...{ М: 'M', Р: 'P', Т: 'T', Х: 'X', У: 'Y' },
};

const figure = (text: string): number | string => {
  const plain = text.replace(/\s/g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text.trim();
};

/** Manat as they are typed, in qəpik. */
const money = (text: string): number | string => {
  const value = figure(text);
  const hundredfold = typeof value === 'number' ? Math.round(value * 100) : Number.NaN;
  return typeof value === 'number' && Math.abs(hundredfold - value * 100) < 1e-6 ? hundredfold : text.trim();
};

/** Year, month and day as far as they are typed, between dashes; the date as it is written where all three are there. */
const date = (text: string): string => {
  const parts = text.split('-').map((part) => part.trim());
  if (parts.every((part) => part === '')) return '';
  const [year = '', month = '', day = ''] = parts;
  return `${year}-${month === '' ? '' : month.padStart(2, '0')}-${day === '' ? '' : day.padStart(2, '0')}`;
};

const texts: { readonly [Type in FieldType]?: (text: string) => unknown } = {
  phone: readPhone,
  fin,
  money,
  date,
  number: figure,
  email: (text) => text.replace(/\s/g, ''),
};

/** Nobody is named where every part is empty. */
const person = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([part, text]: [string, unknown]) => [
    part,
    typeof text === 'string' ? text.trim() : text,
  ]);
  if (parts.every(([, text]) => text === '')) return undefined;
  return Object.fromEntries(parts.filter(([part, text]) => part !== 'patronymic' || text !== ''));
};
