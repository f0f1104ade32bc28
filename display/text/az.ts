import { display, everyScreen, months, weekdays } from '../../shared/text/az.ts';

/** What the wall says in Azerbaijani. */
export const words = { common: everyScreen, display, months, weekdays };
