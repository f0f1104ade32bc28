import { display, everyScreen, months, weekdays } from '../../shared/text/en.ts';

/** What the wall says in English: chosen from shared/text/en.ts, where the words stand. */
export const words = { common: everyScreen, display, months, weekdays };
