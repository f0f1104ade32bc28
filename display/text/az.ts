import { display, everyScreen, months, weekdays } from '../../shared/text/az.ts';

/** What the wall says in Azerbaijani: chosen from shared/text/az.ts, where the words stand. */
export const words = { common: everyScreen, display, months, weekdays };
