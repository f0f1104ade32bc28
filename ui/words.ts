import type { LocalText } from '../shared/centre/centre.ts';
import type * as az from '../shared/text/az.ts';
import { inLanguage, type Words } from '../shared/words.ts';

/**
 * One part of shared/text in each language: `{ az: ..., ru: ... }`. The build (scripts/texts-plugin.ts) puts the files in the place of
 * the part's name, and takes from each of them that part alone: a screen carries the words that it speaks and no others.
 */
export function textsOf<P extends Part>(part: P): { readonly [language: string]: TextsOf<P> } {
  // What stands here once it is built: the part by the path of its file.
  const files = part as unknown as { readonly [path: string]: TextsOf<P> };
  if (typeof files === 'string') throw new Error(`${part}: scripts/texts-plugin.ts was not at work`);
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [path.slice(-5, -3), words]));
}

/** A language as every text file names it. */
export interface Named {
  readonly code: string;
  readonly name: string;
  /** Where it stands among the languages; smaller first. */
  readonly place: number;
}

/** The languages in the order in which every screen offers them. */
export function inOrder(names: { readonly [language: string]: Named }): readonly Named[] {
  return Object.values(names).sort((a, b) => a.place - b.place);
}

/** The words of a language, else those of the first file (Azerbaijani). */
export function wordsOf<Text>(all: { readonly [language: string]: Text }, language: string): Text {
  const words = all[language] ?? Object.values(all)[0];
  if (words === undefined) throw new Error('no language files were built in');
  return words;
}

/** A text of the configuration in a language, else in the centre's default. */
export function say(text: LocalText, language: string, languages: readonly string[]): string {
  return inLanguage(text, language, languages[0]);
}

/** The same text, whose numbers stay on one line with what they count, with their endings (09:00-da) and with the number that they reach to. */
export function unbroken(text: string): string {
  return text
    .replace(/(\d) /g, '$1\u00a0')
    .replace(/(\d)–(?=\d)/g, '$1\u2060–\u2060')
    .replace(/(\d-)(?=\p{L})/gu, '$1\u2060');
}

type Part = keyof typeof az;
type TextsOf<P extends Part> = (typeof az)[P] extends string
  ? string
  : (typeof az)[P] extends readonly string[]
    ? readonly string[]
    : Words<(typeof az)[P]>;
