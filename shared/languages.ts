/** The languages of the screens: each has its words in shared/text/, in a file of this name. */
export const screenLanguages = ['az', 'ru', 'en'] as const;
export type ScreenLanguage = (typeof screenLanguages)[number];
