/** The languages of the screens: each has its words in shared/text/, in a file of this name. */
export const screenLanguages = ['az', 'ru', 'en'] as const;
export type ScreenLanguage = (typeof screenLanguages)[number];

/** Something in each language of the screens. */
export type InEach<T> = { readonly [L in ScreenLanguage]: T };

/** The same table: one that leaves out a language of the screens does not compile. */
export function inEach<T>(all: InEach<T>): InEach<T> {
  return all;
}

/** What a table has in a language, else in Azerbaijani; one that leaves out a language of the screens does not compile. */
export function textsIn<T>(all: InEach<T>, language: string): T {
  return all[screenLanguages.find((one) => one === language) ?? 'az'];
}
