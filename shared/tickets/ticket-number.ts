/** Ticket numbers as people type them. */

/** Whether a typed text names a printed number: the whole of it, or its figures alone, with or without leading zeros, or a word for it before. */
export function namesNumber(typed: string, number: string): boolean {
  const printed = partsOf(plain(number));
  const asTyped = plain(typed.replace(saidBefore, ''));
  // An O within, where it cannot be one of its letters, was meant for a zero.
  const wanted =
    partsOf(printed?.letters.includes('O') ? asTyped : asTyped.replace(/(?<=.)O/gu, '0')) ?? partsOf(asTyped);
  if (wanted === null || printed === null) return asTyped !== '' && asTyped === plain(number);
  return (wanted.letters === '' || wanted.letters === printed.letters) && wanted.figures === printed.figures;
}

/** What people say before a number, as they would to somebody: "bilet A001", "номер А-001". */
const saidBefore =
  /^[^\p{L}\p{N}]*(?:b[iİı]let|talon|növbə|nömrə|билет|талон|номер|очередь|ticket|number)(?:\s+(?:no|nr))?[^\p{L}\p{N}]+/iu;

const pairs = (letters: string, latin: string): readonly (readonly [string, string])[] =>
  [...letters].map((letter, at) => [letter, [...latin][at] ?? letter] as const);

/** Letters and figures of other alphabets that look like, or are, one of ours; and the dotted I of Azerbaijani. */
const lookAlikes: ReadonlyMap<string, string> = new Map([
  ...pairs('АВЕКМНОРСТУХІЈЅЗӘҪ', 'ABEKMHOPCTYXIJS3ƏÇ'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'),
  ['İ', 'I'],
]);

/** All that is neither a letter, nor a mark on one, nor a figure: spaces, dashes, quotes, signs, what cannot be seen. */
const between = /[^\p{L}\p{M}\p{N}]/gu;

/** A text in Latin capitals and common digits, without what stands between them. */
const plain = (text: string): string =>
  [...text.replace(/№/gu, '').normalize('NFKC').toUpperCase().normalize('NFC').replace(between, '')]
    .map((letter) => lookAlikes.get(letter) ?? letter)
    .join('');

/** Letters and figures (without leading zeros) of a number; null if it is not made of these. */
const partsOf = (text: string): { readonly letters: string; readonly figures: string } | null => {
  const found = /^(?<letters>\p{L}*)0*(?<figures>\d+)$/u.exec(text);
  const { letters, figures } = found?.groups ?? {};
  return letters === undefined || figures === undefined ? null : { letters, figures };
};
