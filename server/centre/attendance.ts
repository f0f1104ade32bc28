import { learntAttendance } from '../../engine/booking/capacity.ts';
import { dateAt } from '../../engine/queue/business-day.ts';
import { bookingRules } from '../../shared/booking.ts';
import type { Centre } from '../../shared/centre.ts';
import type { Attendance, LockedSeats } from '../store/seats.ts';

/** How many of those who book come: measured once a day, up to yesterday, so that it is the same on every server. */

export type AttendanceKnown = ReturnType<typeof createAttendance>;

export function createAttendance() {
  let day = '';
  const known = new Map<string, Attendance>();
  return {
    /** [SE3] The share that comes, 0 to 1, of the last 90 days, in a document that says what is expected. */
    of(centre: Centre, at: number, kind: 'official' | 'service', measure: LockedSeats['attendance']): number {
      const today = dateAt(at, centre.timeZone);
      if (today !== day) known.clear();
      day = today;
      const measured = known.get(kind) ?? measure(kind, ...measuredDays(today));
      known.set(kind, measured);
      return learntAttendance(measured, bookingRules(centre).attendance);
    },
  };
}

/** The 90 days before a date. */
export function measuredDays(today: string): readonly [from: string, to: string] {
  const date = Temporal.PlainDate.from(today);
  return [date.subtract({ days: 90 }).toString(), date.subtract({ days: 1 }).toString()];
}
