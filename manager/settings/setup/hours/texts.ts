import { inEach } from '../../../../shared/languages.ts';
import { az } from './text/az.ts';
import { en } from './text/en.ts';
import { ru } from './text/ru.ts';

/** The words of the hours' editor. */
export const hoursTexts = inEach({ az, ru, en });
