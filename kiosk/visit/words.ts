import { textsIn } from '../../shared/languages.ts';
import type { Words } from '../../shared/words.ts';
import { az } from './text/az.ts';
import { en } from './text/en.ts';
import { ru } from './text/ru.ts';

/** What is said to one who comes for several services, or with others; it is fetched with its screens. */
export function visitWords(language: string): Words<typeof az> {
  return textsIn({ az, ru, en }, language);
}
