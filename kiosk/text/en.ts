import { alphabet, common, kiosk, months, weekdays } from '../../shared/text/en.ts';

/** What the kiosk says in English. */
export const words = { alphabet, common, kiosk, months, weekdays };
