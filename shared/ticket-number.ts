/** Ticket numbers as people type them. */

/** Whether a typed text names a printed number: the whole of it, or its figures alone, with or without leading zeros. */
export const namesNumber = (typed: string, number: string): boolean => {
  const wanted = partsOf(typed);
  const printed = partsOf(number);
  if (wanted === null || printed === null) return typed.trim() !== '' && plain(typed) === plain(number);
  return (wanted.letters === '' || wanted.letters === printed.letters) && wanted.figures === printed.figures;
};

/** Cyrillic letters that look like a Latin one on paper, and the dotted and dotless I of Azerbaijani. */
const lookAlikes: ReadonlyMap<string, string> = new Map([
  ...[...'АВЕКМНОРСТУХІЈЅЗ'].map((letter, at) => [letter, [...'ABEKMHOPCTYXIJS3'][at] ?? letter] as const),
  ['İ', 'I'],
]);

const separators = /[\s\u00a0\u2000-\u200d\u2060\ufeff\u00ad\-\u2010-\u2015\u2212_./\\№#]/gu;

/** A text in Latin capitals and common digits, without spaces, dashes and what else stands between. */
const plain = (text: string): string =>
  [...text.replace(separators, '').normalize('NFKC').toUpperCase().normalize('NFC').replace(separators, '')]
    .map((letter) => lookAlikes.get(letter) ?? letter)
    .join('');

/** Letters and figures (without leading zeros) of a number; null if it is not made of these. */
const partsOf = (text: string): { readonly letters: string; readonly figures: string } | null => {
  const found = /^(?<letters>\p{L}*)0*(?<figures>\d+)$/u.exec(plain(text));
  const { letters, figures } = found?.groups ?? {};
  return letters === undefined || figures === undefined ? null : { letters, figures };
};
