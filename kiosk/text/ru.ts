import { alphabet, common, kiosk, months, weekdays } from '../../shared/text/ru.ts';

/** What the kiosk says in Russian: chosen from shared/text/ru.ts, where the words stand. */
export const words = { alphabet, common, kiosk, months, weekdays };
