import { alphabet, common, kiosk, months, weekdays } from '../../shared/text/az.ts';

/** What the kiosk says in Azerbaijani: chosen from shared/text/az.ts, where the words stand. */
export const words = { alphabet, common, kiosk, months, weekdays };
