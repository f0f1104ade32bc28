import { learntAttendance } from '../../engine/booking/capacity.ts';
import type { Bookee } from '../../engine/booking/sheet-slots.ts';
import { dateAt } from '../../engine/queue/business-day.ts';
import { bookingRules } from '../../shared/booking/booking.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Attendance, LockedSeats, SeatStore } from '../store/seats.ts';

/** How many of those who book come: measured once a day, up to yesterday, so that it is the same on every server. */

/** [SE3] The share that comes of officials' visitors or of services', 0 to 1. */
export type Attending = (kind: Bookee['kind']) => number;

export interface AttendanceKnown {
  /** The share that comes, 0 to 1, as of a moment (ms), in a document that says what is expected; measured under the write lock where it is not known yet. */
  of(centre: Centre, at: number, kind: Bookee['kind'], measure: LockedSeats['attendance']): number;
  /** The same of both kinds, measured beside everything else. */
  read(centre: Centre, at: number, store: Pick<SeatStore, 'attendance'>): Promise<Attending>;
}

/** Nothing is measured yet. */
export function createAttendance(): AttendanceKnown {
  let day = '';
  let known = new Map<Bookee['kind'], Attendance>();
  const knownOn = (today: string) => {
    if (today !== day) known = new Map();
    day = today;
    return known;
  };
  return {
    of(centre, at, kind, measure) {
      const today = dateAt(at, centre.timeZone);
      const kept = knownOn(today);
      const measured = kept.get(kind) ?? measure(kind, ...measuredDays(today));
      kept.set(kind, measured);
      return learnt(measured, centre);
    },
    async read(centre, at, store) {
      const today = dateAt(at, centre.timeZone);
      const kept = knownOn(today);
      const measuredOf = async (kind: Bookee['kind']): Promise<Attendance> =>
        kept.get(kind) ?? store.attendance(centre.id, kind, ...measuredDays(today));
      const [official, service] = await Promise.all([measuredOf('official'), measuredOf('service')]);
      kept.set('official', official).set('service', service);
      return (kind) => learnt(kind === 'official' ? official : service, centre);
    },
  };
}

const learnt = (measured: Attendance, centre: Centre): number =>
  learntAttendance(measured, bookingRules(centre).attendance);

/** The 90 days before a date. */
export function measuredDays(today: string): readonly [from: string, to: string] {
  const date = Temporal.PlainDate.from(today);
  return [date.subtract({ days: 90 }).toString(), date.subtract({ days: 1 }).toString()];
}
