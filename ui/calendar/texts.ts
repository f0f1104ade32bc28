import { inEach } from '../../shared/languages.ts';
import { az } from './text/az.ts';
import { en } from './text/en.ts';
import { ru } from './text/ru.ts';

/** The words of a calendar, in every language. */
export const calendarTexts = inEach({ az, ru, en });
