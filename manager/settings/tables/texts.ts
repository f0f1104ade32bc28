import { inEach } from '../../../shared/languages.ts';
import type { Words } from '../../../shared/words.ts';
import { az } from './text/az.ts';
import { en } from './text/en.ts';
import { ru } from './text/ru.ts';

/** The words of the page of decision tables in every language. */
export const tableTexts = inEach({ az, ru, en });
export type TableTexts = Words<typeof az>;
