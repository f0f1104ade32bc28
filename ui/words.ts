import type { LocalText } from '../shared/centre.ts';
import { inLanguage } from '../shared/words.ts';

/** Language files by code: `{ az: ..., ru: ... }` from what `import.meta.glob` gives for one export of shared/text. */
export function byLanguage<Words>(files: { readonly [path: string]: unknown }): { readonly [language: string]: Words } {
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [path.slice(-5, -3), words as Words]));
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
export function wordsOf<Words>(all: { readonly [language: string]: Words }, language: string): Words {
  const words = all[language] ?? Object.values(all)[0];
  if (words === undefined) throw new Error('no language files were built in');
  return words;
}

/** A text of the configuration in a language, else in the centre's default. */
export function say(text: LocalText, language: string, languages: readonly string[]): string {
  return inLanguage(text, language, languages[0]);
}

/** The same text, whose numbers stay on one line with what they count and with the number that they reach to. */
export function unbroken(text: string): string {
  return text.replace(/(\d) /g, '$1\u00a0').replace(/(\d)–(?=\d)/g, '$1\u2060–\u2060');
}
