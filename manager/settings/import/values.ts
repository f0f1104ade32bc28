/** What a cell says: its value, or what is wrong with it. */
export type CellValue<T> = { readonly value: T } | { readonly fault: ValueFault };
export type ValueFault =
  | 'not-a-code'
  | 'not-a-number'
  | 'too-small'
  | 'too-big'
  | 'not-yes-or-no'
  | 'not-a-prefix'
  | 'too-long'
  | 'too-many';

/** How long a visit takes, in seconds, of minutes: `12`, `7,5`, `10 dəq`, or of hours and minutes: `0:10`, `00:10:00`. */
export function secondsOf(cell: string): CellValue<number> {
  const clock = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(cell);
  if (clock !== null) {
    const [, hours, minutes, seconds = '0'] = clock;
    return between(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), 1, dayOfSeconds);
  }
  const number = /^(\d+(?:[.,]\d+)?)\s*\p{L}*\.?$/u.exec(cell)?.[1];
  return number === undefined
    ? { fault: 'not-a-number' }
    : between(Math.round(Number(number.replace(',', '.')) * 60), 1, dayOfSeconds);
}

/** A whole number of at least one. */
export function countOf(cell: string): CellValue<number> {
  return /^\d+([.,]0+)?$/.test(cell)
    ? between(Math.trunc(Number(cell.replace(',', '.'))), 1, 1_000_000)
    : { fault: 'not-a-number' };
}

/** Yes or no, in the words and signs that people put into lists. */
export function yesOrNo(cell: string): CellValue<boolean> {
  const word = cell.toLowerCase().normalize('NFC').replaceAll('i̇', 'i');
  if (yes.has(word)) return { value: true };
  return no.has(word) ? { value: false } : { fault: 'not-yes-or-no' };
}

/** The letters before a number, made capital; Cyrillic ones that look the same are taken for the Latin ones. */
export function prefixOf(cell: string): CellValue<string> {
  const capital = [...cell.toLocaleUpperCase(/^[\p{ASCII}]*$/u.test(cell) ? 'en' : 'az')]
    .map((letter) => lookAlike[letter] ?? letter)
    .join('');
  return /^[A-ZƏĞİÖŞÜÇ]{1,3}$/.test(capital) ? { value: capital } : { fault: 'not-a-prefix' };
}

/** The lines of a cell: one a line, or parted by `;`. */
export function linesOf(cell: string, most: number, longest: number): CellValue<readonly string[]> {
  const lines = cell
    .split(/[\n;]/)
    .map((line) => line.replace(/^\s*(?:[-–—•*]|\d{1,2}[.)])\s+/, '').trim())
    .filter((line) => line !== '');
  if (lines.length > most) return { fault: 'too-many' };
  return lines.some((line) => line.length > longest) ? { fault: 'too-long' } : { value: lines };
}

const dayOfSeconds = 86_400;

const between = (value: number, least: number, most: number): CellValue<number> => {
  if (value < least) return { fault: 'too-small' };
  return value > most ? { fault: 'too-big' } : { value };
};

const yes = new Set(['bəli', 'hə', 'var', 'да', 'yes', 'y', 'true', '1', '+', 'x', '✓', '✔', 'истина', 'doğru']);
const no = new Set(['xeyr', 'yox', 'нет', 'no', 'n', 'false', '0', '-', '–', '—', 'ложь', 'yanlış']);

const lookAlike: { readonly [letter: string]: string } = {
  ...{ А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X' },
};
