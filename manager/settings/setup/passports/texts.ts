import { az } from './text/az.ts';
import { en } from './text/en.ts';
import { ru } from './text/ru.ts';

/** The words of the passports' editor. */
export const passportsTexts = { az, ru, en };
