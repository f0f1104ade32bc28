import { display, everyScreen, months, weekdays } from '../../shared/text/en.ts';

/** What the wall says in English. */
export const words = { common: everyScreen, display, months, weekdays };
