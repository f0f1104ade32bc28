import type { Reckoning } from '../../../engine/booking/sheet-slots.ts';
import { calendarOf } from '../../../engine/queue/business-day.ts';
import { type Calendars, countryCalendar } from '../../calendar/calendars.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';

export interface ReckoningParts extends RouteParts {
  readonly calendars: Calendars;
}

/** What the slots of a centre are reckoned from, as a page shows them; null where there is no document or no calendar yet. */
export async function reckoningOf(
  { centres, calendars }: Pick<ReckoningParts, 'centres' | 'calendars'>,
  id: string,
): Promise<Reckoning | null> {
  const live = centreOf({ centres }, id);
  const state = live.latest();
  const { centre } = state;
  const calendar = calendarOf(state) ?? calendars.find(countryCalendar);
  if (centre === null || calendar === null) return null;
  return { centre, calendar, attendance: await live.attending(centre), openCounters: live.openCounters() };
}
