import { alphabet, common, kiosk, months, weekdays } from '../../shared/text/en.ts';

/** What the kiosk says in English: chosen from shared/text/en.ts, where the words stand. */
export const words = { alphabet, common, kiosk, months, weekdays };
