/** What is typed into a field, and what stands in the document for it. What cannot be read is kept as it was typed. */

/** A number as it is written: in figures, with a comma or a point. */
export function readNumber(typed: string): number | string {
  const plain = plainFigure(typed);
  return plain === null ? typed : Number(plain);
}

/** What stands in a field for a value. */
export function writeNumber(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

/** A share (0 to 1) from a number of per cent. */
export function readShare(typed: string): number | string {
  const plain = plainFigure(typed.replace(/\s*%$/, ''));
  return plain === null ? typed : Number(shifted(plain, -2));
}

/** A share (0 to 1) as a number of per cent, exactly. */
export function writeShare(value: unknown): string {
  return typeof value === 'number' && Number.isFinite(value) ? shifted(plainOf(value), 2) : writeNumber(value);
}

/** Minutes and seconds, of which one may be empty, as seconds. */
export function readDuration(minutes: string, seconds: string): number | string {
  if (minutes.trim() === '' && seconds.trim() === '') return '';
  const [whole, rest] = [minutes, seconds].map((typed) => (typed.trim() === '' ? 0 : readNumber(typed)));
  if (typeof whole === 'number' && typeof rest === 'number') return Math.round(whole * 60) + rest;
  return [minutes, seconds].filter((typed) => typed.trim() !== '').join(' ');
}

/** Seconds as minutes and what is over; no figure where there is none to be said. */
export function writeDuration(value: unknown): readonly [minutes: string, seconds: string] {
  if (typeof value !== 'number') return [writeNumber(value), ''];
  const minutes = Math.trunc(value / 60);
  const rest = value - minutes * 60;
  return [minutes === 0 && rest !== 0 ? '' : String(minutes), rest === 0 ? '' : String(rest)];
}

/** A figure with a point, as it was typed; null where it is none. */
const plainFigure = (typed: string): string | null => {
  const plain = typed.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : null;
};

/** A number without an exponent. */
const plainOf = (value: number): string => {
  const [digits = '', exponent] = String(value).split('e');
  return exponent === undefined ? digits : shifted(digits, Number(exponent));
};

/** A decimal with its point moved by so many places to the right. */
const shifted = (decimal: string, by: number): string => {
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole = '', part = ''] = decimal.replace('-', '').split('.');
  const digits = whole.padStart(1 - by + 1, '0') + part.padEnd(Math.max(by, 0), '0');
  const point = digits.length - Math.max(part.length, Math.max(by, 0)) + by;
  const [before, after] = [digits.slice(0, point).replace(/^0+(?=\d)/, ''), digits.slice(point).replace(/0+$/, '')];
  return `${sign}${before || '0'}${after === '' ? '' : `.${after}`}`;
};
