import { inEach } from '../../../../shared/languages.ts';
import { az } from './text/az.ts';
import { en } from './text/en.ts';
import { ru } from './text/ru.ts';

/** The words of the tables that are edited in place. */
export const sheetTexts = inEach({ az, ru, en });
