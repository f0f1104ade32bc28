import { inEach } from '../../../../shared/languages.ts';
import type { Words } from '../../../../shared/words.ts';
import { az } from './text/az.ts';
import { en } from './text/en.ts';
import { ru } from './text/ru.ts';

/** The words of the editor of slips. */
export const slipTexts = inEach({ az, ru, en });
export type SlipTexts = Words<typeof az>;
