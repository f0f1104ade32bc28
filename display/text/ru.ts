import { display, everyScreen, months, weekdays } from '../../shared/text/ru.ts';

/** What the wall says in Russian. */
export const words = { common: everyScreen, display, months, weekdays };
