import { display, everyScreen, months, weekdays } from '../../shared/text/ru.ts';

/** What the wall says in Russian: chosen from shared/text/ru.ts, where the words stand. */
export const words = { common: everyScreen, display, months, weekdays };
