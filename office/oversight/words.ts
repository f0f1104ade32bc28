import { textsIn } from '../../shared/languages.ts';
import type { Words } from '../../shared/words.ts';
import { oversight as az } from './text/az.ts';
import { oversight as en } from './text/en.ts';
import { oversight as ru } from './text/ru.ts';

export type OversightWords = Words<typeof az>;

/** What the page of oversight says in a language. */
export function oversightWords(language: string): OversightWords {
  return textsIn({ az, ru, en }, language);
}

/** A figure of a column as the language writes it. */
export function figureWord(column: string, figure: number | null, language: string): string {
  if (figure === null) return '–';
  return column === 'onTime' ? `${Math.round(figure * 100)}${language === 'ru' ? '\u00a0%' : '%'}` : String(figure);
}
