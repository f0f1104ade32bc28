import type { ScreenLanguage } from '../../languages.ts';
import { plateParts } from '../../wall/wall-letters.ts';
import { type Clip, letterClip, phraseClip, wordClip } from './clips.ts';
import { numberWords } from './numbers.ts';

/** A piece of a call: a clip, or what no clip has (a counter's own name); after it nothing, a breath, or the end of a sentence. */
export interface SpokenPart {
  /** null = it cannot be recorded beforehand. */
  readonly clip: string | null;
  readonly text: string;
  readonly after: '' | ',' | '.';
}

/**
 * How a call is said: "Talon A, sıfır qırx iki. Üç nömrəli pəncərəyə yaxınlaşın." Nothing has an ending that its number would
 * change. The counter is always said. English says a ticket's digits one by one; the others its leading zeros, then the rest.
 */
export function callPhrase(
  call: { readonly number: string; readonly counter: string },
  language: ScreenLanguage,
): readonly SpokenPart[] {
  const { ticket, counter } = {
    ticket: ticketParts(call.number, language),
    counter: counterParts(call.counter, language),
  };
  return [
    ...said([phraseClip('ticket', language), ...ticket.letters], ticket.letters.length > 0 ? ',' : ''),
    ...said(ticket.rest, '.'),
    ...counter,
  ];
}

/** A phrase as a text that a voice can read. */
export function textOf(parts: readonly SpokenPart[]): string {
  return parts.map(({ text, after }) => `${text}${after}`).join(' ');
}

/** A ticket's number as it is said: "A, sıfır qırx iki". */
export function spokenNumber(number: string, language: ScreenLanguage): string {
  const { letters, rest } = ticketParts(number, language);
  return textOf([...said(letters, ','), ...said(rest, '')]);
}

type Piece = Clip | string;

const said = (pieces: readonly Piece[], last: SpokenPart['after']): readonly SpokenPart[] =>
  pieces.map((piece, at) => ({
    ...(typeof piece === 'string' ? { clip: null, text: piece } : { clip: piece.id, text: piece.text }),
    after: at === pieces.length - 1 ? last : '',
  }));

/** A ticket's letters, and its figures in words. */
const ticketParts = (
  number: string,
  language: ScreenLanguage,
): { readonly letters: readonly Piece[]; readonly rest: readonly Piece[] } => {
  const { letters = '', digits = '' } = /^(?<letters>\D*)(?<digits>\d*)$/u.exec(number)?.groups ?? { letters: number };
  return { letters: lettersOf(letters, language), rest: digitsOf(digits, language, language === 'en') };
};

const lettersOf = (letters: string, language: ScreenLanguage): readonly Piece[] =>
  [...letters].map((letter) => letterClip(letter, language) ?? letter);

const digitsOf = (digits: string, language: ScreenLanguage, oneByOne: boolean): readonly Piece[] => {
  const zeros = /^0*(?=\d)/u.exec(digits)?.[0] ?? '';
  const rest = digits.slice(zeros.length);
  const numbers = oneByOne || rest.length > 4 ? [...digits] : [...zeros, ...(rest === '' ? [] : [rest])];
  return numbers.flatMap((one) => numberWords(Number(one), language).map((word) => wordClip(word, language)));
};

/**
 * A counter by its number where it has one ("3", "12B", "Pəncərə 12"), else by the name it has. A word before the number that
 * means something else than a counter stays: of "Kassa 2" no "window two" is made.
 */
const counterParts = (name: string, language: ScreenLanguage): readonly SpokenPart[] => {
  const { word, sign } = plateParts(name.trim());
  const {
    before = '',
    digits,
    behind = '',
  } = /^(?<before>\p{Lu}{0,2})(?<digits>\d{1,4})(?<behind>\p{Lu}{0,2})$/u.exec(sign)?.groups ?? {};
  if (digits === undefined) return said([name], '.');
  const number = [...lettersOf(before, language), ...digitsOf(digits, language, false), ...lettersOf(behind, language)];
  if (word !== '' && !counterWords.has(word.toLocaleLowerCase('az'))) return said([word, ...number], '.');
  const counter = phraseClip('counter', language);
  return said(language === 'az' ? [...number, counter] : [counter, ...number], '.');
};

/** What counters are called where the phrase says it already. */
const counterWords: ReadonlySet<string> = new Set(['pəncərə', 'окно', 'counter', 'window', '№']);
