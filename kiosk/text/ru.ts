import { alphabet, common, kiosk, months, weekdays } from '../../shared/text/ru.ts';

/** What the kiosk says in Russian. */
export const words = { alphabet, common, kiosk, months, weekdays };
