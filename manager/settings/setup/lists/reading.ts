import { readTime as timeTyped } from '../../../ui/typed-time.ts';
import { isId } from './ids.ts';

/** What people type, as the document keeps it. */

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: ReadFault };

/** Why a text cannot be what a field is for. */
export type ReadFault =
  | 'empty'
  | 'number'
  | 'duration'
  | 'choice'
  | 'yes-no'
  | 'code'
  | 'code-taken'
  | 'too-long'
  | 'time';

/** A whole number of at least `least`, or nothing. */
export function readCount(typed: string, least = 1): Read<number | undefined> {
  const text = typed.trim();
  if (text === '') return { ok: true, value: undefined };
  const number = Number(text);
  return /^\d{1,9}$/.test(text) && number >= least ? { ok: true, value: number } : { ok: false, why: 'number' };
}

/** Minutes as they are typed, in seconds: `7`, `7,5`, `7:30`; 0 only where it is said to be fine; nothing gives undefined. */
export function readMinutes(typed: string, least = 1): Read<number | undefined> {
  const text = typed.trim();
  if (text === '') return { ok: true, value: undefined };
  const seconds = secondsOf(text);
  return seconds !== null && seconds >= least ? { ok: true, value: seconds } : { ok: false, why: 'duration' };
}

/** Seconds as minutes for a field: `7`, `7:30`, what `readMinutes` reads back to the same. */
export function minutesTyped(seconds: number | undefined): string {
  if (seconds === undefined || !Number.isFinite(seconds)) return '';
  const rest = seconds % 60;
  const minutes = Math.floor(seconds / 60);
  return rest === 0 ? String(minutes) : `${minutes}:${String(rest).padStart(2, '0')}`;
}

/** A time of day as it is typed (`9`, `930`, `9.30`, `09:30`), as HH:MM. */
export function readTime(typed: string): Read<string> {
  const time = timeTyped(typed);
  return time === null ? { ok: false, why: 'time' } : { ok: true, value: time };
}

/** A code that nobody else has. */
export function readCode(typed: string, taken: ReadonlySet<string>): Read<string> {
  const text = typed.trim().toLowerCase();
  if (!isId(text)) return { ok: false, why: text === '' ? 'empty' : 'code' };
  return taken.has(text) ? { ok: false, why: 'code-taken' } : { ok: true, value: text };
}

/** Yes or no, as spreadsheets and people write them in three languages. */
export function readYesNo(typed: string): Read<boolean> {
  const text = typed.trim().toLocaleLowerCase('ru').replace('i̇', 'i');
  if (yes.has(text)) return { ok: true, value: true };
  return no.has(text) ? { ok: true, value: false } : { ok: false, why: 'yes-no' };
}

const secondsOf = (text: string): number | null => {
  const [, minutes = '', seconds = ''] = /^(\d{1,5}):([0-5]\d)$/.exec(text) ?? [];
  if (minutes !== '') return Number(minutes) * 60 + Number(seconds);
  const plain = /^\d{1,5}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return Number.isNaN(plain) ? null : Math.round(plain * 60);
};

const yes: ReadonlySet<string> = new Set([
  '1',
  'x',
  '+',
  '✓',
  'true',
  'yes',
  'y',
  'да',
  'bəli',
  'beli',
  'hə',
  'истина',
]);
const no: ReadonlySet<string> = new Set(['', '0', '-', '–', '✗', 'false', 'no', 'n', 'нет', 'xeyr', 'yox', 'ложь']);
