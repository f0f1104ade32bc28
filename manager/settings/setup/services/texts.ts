import { az } from './text/az.ts';
import { en } from './text/en.ts';
import { ru } from './text/ru.ts';

/** The words of the services' editor. */
export const servicesTexts = { az, ru, en };
