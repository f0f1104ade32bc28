import { alphabet, common, kiosk, months, weekdays } from '../../shared/text/az.ts';

/** What the kiosk says in Azerbaijani. */
export const words = { alphabet, common, kiosk, months, weekdays };
