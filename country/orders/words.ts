import { textsIn } from '../../shared/languages.ts';
import type { Words } from '../../shared/words.ts';
import { orders as az } from './text/az.ts';
import { orders as en } from './text/en.ts';
import { orders as ru } from './text/ru.ts';

/** What the section of orders says in a language. */
export function orderWords(language: string): Words<typeof az> {
  return textsIn({ az, ru, en }, language);
}
