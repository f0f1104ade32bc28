import { learntAttendance } from '../../engine/booking/capacity.ts';
import type { Reckoning } from '../../engine/booking/sheet-slots.ts';
import { calendarOf, dateAt } from '../../engine/queue/business-day.ts';
import { bookingRules } from '../../shared/booking.ts';
import { type Calendars, countryCalendar } from '../calendar/calendars.ts';
import { measuredDays } from '../centre/attendance.ts';
import type { Attendance } from '../store/seats.ts';
import { centreOf, type RouteParts } from './centre-request.ts';

export interface ReckoningParts extends RouteParts {
  readonly calendars: Calendars;
}

/** What the slots of a centre are reckoned from, as a page shows them; attendance is measured once a day. */
export function createReckoning({
  store,
  centres,
  calendars,
  clock,
}: Pick<ReckoningParts, 'store' | 'centres' | 'calendars' | 'clock'>) {
  const known = new Map<string, { readonly today: string; readonly measured: readonly [Attendance, Attendance] }>();
  const measuredOf = async (id: string, today: string) => {
    const before = known.get(id);
    if (before?.today === today) return before.measured;
    const days = measuredDays(today);
    const measured = [
      await store.attendance(id, 'official', ...days),
      await store.attendance(id, 'service', ...days),
    ] as const;
    known.set(id, { today, measured });
    return measured;
  };
  /** null where there is no document or no calendar yet. */
  return async (id: string): Promise<Reckoning | null> => {
    const state = centreOf({ centres }, id).latest();
    const { centre } = state;
    const calendar = calendarOf(state) ?? calendars.find(countryCalendar);
    if (centre === null || calendar === null) return null;
    const [officials, services] = await measuredOf(id, dateAt(clock.now(), centre.timeZone));
    const expected = bookingRules(centre).attendance;
    return {
      centre,
      calendar,
      attendance: (kind) => learntAttendance(kind === 'official' ? officials : services, expected),
    };
  };
}
export type ReckoningOf = ReturnType<typeof createReckoning>;
