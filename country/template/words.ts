import { textsIn } from '../../shared/languages.ts';
import type { Words } from '../../shared/words.ts';
import { template as az } from './text/az.ts';
import { template as en } from './text/en.ts';
import { template as ru } from './text/ru.ts';

export type TemplateWords = Words<typeof az>;

/** What the section of national settings says in a language. */
export function templateWords(language: string): TemplateWords {
  return textsIn({ az, ru, en }, language);
}
