/** [CS1] Numbers of cases: `M26-000123-K`, kind, year, count, check character. */

/** The number of the count-th case of a kind in a year (four figures). */
export function caseNumber(letter: string, year: number, count: number): string {
  const body = `${letter}${String(year % 100).padStart(2, '0')}-${String(count).padStart(6, '0')}`;
  return `${body}-${checkOf(body)}`;
}

/**
 * A number as people type it, put right in its case, dashes and spaces; null if its check character does not fit, so that a slip of
 * one character, or two neighbours that changed places, find nobody else's case.
 */
export function readCaseNumber(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s–—-]/gu, '');
  const found = /^([A-Z])([0-9]{2})([0-9]{6,9})([0-9A-Z])$/u.exec(plain);
  if (found === null) return null;
  const [, letter = '', year = '', count = '', check = ''] = found;
  const body = `${letter}${year}-${count}`;
  return checkOf(body) === check ? `${body}-${check}` : null;
}

/** The check character of ISO 7064, MOD 37,36, over the letters and figures of a text. */
export function checkOf(text: string): string {
  let product = modulus;
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) continue;
    const sum = (product + value) % modulus || modulus;
    product = (sum * 2) % (modulus + 1);
  }
  return alphabet[(modulus + 1 - product) % modulus] ?? '';
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const modulus = alphabet.length;
